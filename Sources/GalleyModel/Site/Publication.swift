/// Why an article is not for readers.
package enum Withholding: Hashable, Sendable {
  /// Its source says so, with a word such as "draft" or "private".
  case said(String)
  /// Its date has not come.
  case until(CalendarDate)
}

extension Withholding {
  /// For people: "not public: draft".
  package var words: String {
    switch self {
    case .said(let word): "not public: \(word)"
    case .until(let date):
      "not public before \(String(date.iso.prefix(16).map { $0 == "T" ? " " : $0 }))"
    }
  }
}

/// When pages are published, and by which clocks: which dates have come.
package struct Publication: Sendable {
  /// The first moment that has not come, in seconds since the year 1; `nil` if nobody knows.
  private let end: Int?
  private let zone: ZoneRules

  /// - Parameter now: the moment at which that is asked, where the site has no date of its own; `nil` if nobody
  ///   knows, and then all dates have come.
  package init(of site: Site, now: CalendarDate?) {
    zone = site.timezone ?? ZoneRules()
    let zone = zone
    end = (site.date ?? now).map { edition in
      // A day lasts to its end.
      edition.time == nil
        ? zone.moment(ofLocal: edition.instant + 86_400) : Self.moment(of: edition, zone) + 1
    }
  }

  /// Why an article with a date is not public yet.
  package func withholding(of date: CalendarDate?) -> Withholding? {
    guard let date, let end, Self.moment(of: date, zone) >= end else { return nil }
    return .until(date)
  }

  private static func moment(of date: CalendarDate, _ zone: ZoneRules) -> Int {
    date.time?.offset == nil ? zone.moment(ofLocal: date.instant) : date.instant
  }
}
