/// Why an article is not for readers.
package enum Withholding: Hashable, Sendable {
  /// Its source says so, with a word such as "draft" or "private".
  case said(String)
  /// Its date has not come.
  case until(CalendarDate)
  /// The date from which it is no longer public has come.
  case since(CalendarDate)
}

extension Withholding {
  /// For people: "not public: draft".
  package var words: String {
    switch self {
    case .said(let word): "not public: \(word)"
    case .until(let date): "not public before \(Self.words(date))"
    case .since(let date): "not public since \(Self.words(date))"
    }
  }

  private static func words(_ date: CalendarDate) -> String {
    String(date.iso.prefix(16).map { $0 == "T" ? " " : $0 })
  }
}

/// How many articles are not for readers, by the reason.
package struct WithheldArticles: Hashable, Sendable {
  /// Those whose source says so.
  package var drafts = 0
  /// Those whose date has not come.
  package var early = 0
  /// Those that are no longer public.
  package var expired = 0

  package init() {}

  package var count: Int { drafts + early + expired }

  package mutating func add(_ withholding: Withholding) {
    switch withholding {
    case .said: drafts += 1
    case .until: early += 1
    case .since: expired += 1
    }
  }

  package mutating func add(_ other: WithheldArticles) {
    drafts += other.drafts
    early += other.early
    expired += other.expired
  }
}

/// From when until when an article is public; `nil` for always.
package struct PublicTime: Hashable, Sendable {
  package var from: CalendarDate?
  package var until: CalendarDate?

  package init(from: CalendarDate?, until: CalendarDate? = nil) {
    self.from = from
    self.until = until
  }
}

/// When pages are published, and by which clocks: which dates have come.
package struct Publication: Sendable {
  /// The first moment that has not come, in seconds since the year 1; `nil` if nobody knows.
  private let end: Int?
  /// The moment, or the beginning of the day, at which that is asked.
  private let begin: Int?
  private let zone: ZoneRules

  /// - Parameter now: the moment at which that is asked, where the site has no date of its own; `nil` if nobody
  ///   knows, and then all dates have come.
  package init(of site: Site, now: CalendarDate?) {
    zone = site.timezone ?? ZoneRules()
    let zone = zone
    begin = (site.date ?? now).map { Self.moment(of: $0, zone) }
    end = (site.date ?? now).map { edition in
      // A day lasts to its end.
      edition.time == nil
        ? zone.moment(ofLocal: edition.instant + 86_400) : Self.moment(of: edition, zone) + 1
    }
  }

  /// Why an article is not public yet, or no longer.
  package func withholding(of time: PublicTime) -> Withholding? {
    if let date = time.from, let end, Self.moment(of: date, zone) >= end { return .until(date) }
    if let date = time.until, let begin, Self.moment(of: date, zone) <= begin {
      return .since(date)
    }
    return nil
  }

  private static func moment(of date: CalendarDate, _ zone: ZoneRules) -> Int {
    date.time?.offset == nil ? zone.moment(ofLocal: date.instant) : date.instant
  }
}
