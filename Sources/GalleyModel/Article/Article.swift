package import GalleyBasics

/// An article: what its front matter says, and its body.
package struct Article: Sendable {
  package var file: SourceFile
  /// Its place among the articles of the file, from 0.
  package var index = 0
  package var slug: String
  package var title: Spanned<String>
  package var kicker: String?
  package var standfirst: String?
  package var authors: [String] = []
  /// The same as front matter has them, which may be keys of a register.
  package var writtenAuthors: [Spanned<String>] = []
  package var date: CalendarDate?
  package var updated: CalendarDate?
  package var section: String?
  package var tags: [String] = []
  package var image: Image?
  /// Further pictures, which a gallery shows.
  package var pictures: [Image] = []
  /// BCP 47; `nil` means the site's.
  package var language: LanguageTag?
  /// Whether slots are shown: `ads: none` says no.
  package var hasAds = true
  /// The layout it asks for.
  package var layout: Spanned<String>?
  package var translations: [Translation] = []
  package var canonical: String?
  /// Why it is not for readers; `nil` for one that is.
  package var withheld: Withholding?
  /// When it becomes public, where that is later than its date.
  package var publicFrom: CalendarDate?
  /// When it ceases to be public.
  package var publicUntil: CalendarDate?
  /// Whether no list shows it, though it is public.
  package var isUnlisted = false
  package var body = Body()

  package init(file: SourceFile, slug: String, title: Spanned<String>) {
    self.file = file
    self.slug = slug
    self.title = title
  }
}

extension Article {
  /// When it is public.
  package var publicTime: PublicTime { PublicTime(from: publicFrom ?? date, until: publicUntil) }

  package var id: ArticleID { ArticleID(path: file.path, index: index) }
}

/// Which article: its file, and its place among the articles in it.
package struct ArticleID: Hashable, Sendable, Comparable {
  package var path: String
  /// From 0; an export holds many.
  package var index: Int

  package init(path: String, index: Int = 0) {
    self.path = path
    self.index = index
  }

  package static func < (a: ArticleID, b: ArticleID) -> Bool {
    (a.path, a.index) < (b.path, b.index)
  }
}

extension ArticleID {
  /// The name of an article of a file that holds many: `export.xml#2` is the second one's.
  package var nameAmongMany: String { "\(path)#\(index + 1)" }

  /// The article that a name means: a path, with the article's number behind it where the file holds many.
  ///
  /// Only exports hold many, and those end in `.json` or `.xml`.
  package init(named name: String) {
    guard let mark = name.lastIndex(of: "#"), let number = Int(name[name.index(after: mark)...]),
      number > 0, [".json", ".xml"].contains(where: name[..<mark].lowercased().hasSuffix)
    else {
      self.init(path: name)
      return
    }
    self.init(path: String(name[..<mark]), index: number - 1)
  }
}

/// The same article in another language.
package struct Translation: Hashable, Sendable {
  package var language: LanguageTag
  /// A slug of the project, or a URL.
  package var target: String

  package init(language: LanguageTag, target: String) {
    self.language = language
    self.target = target
  }
}

/// A picture with what is said of it.
package struct Image: Hashable, Sendable {
  package var source: String
  package var alt: Spanned<String>?
  package var caption: String?
  package var credit: String?
  /// CSS px, where known.
  package var size: PixelSize?
  /// Where the image is named.
  package var span: Span

  package init(source: String, alt: Spanned<String>? = nil, size: PixelSize? = nil, span: Span) {
    self.source = source
    self.alt = alt
    self.size = size
    self.span = span
  }
}

/// What a list shows of an article.
package struct ArticleSummary: Hashable, Sendable {
  package var slug: String
  package var title: String
  /// The page's path below the folder of all pages.
  package var link: String
  package var section: String?
  package var date: CalendarDate?
  package var image: String?
  package var imageAlt: String?
  package var language: LanguageTag?
  /// The slugs of the same story in other languages.
  package var translations: [String] = []

  package init(slug: String, title: String, link: String) {
    self.slug = slug
    self.title = title
    self.link = link
  }
}

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
