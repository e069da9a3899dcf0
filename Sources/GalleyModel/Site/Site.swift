package import GalleyBasics

/// What is the same on every page of a publication.
package struct Site: Sendable {
  /// The file that it was read from; `nil` for a site that nobody wrote.
  package var file: SourceFile?
  /// Empty where nobody has said it.
  package var name = ""
  package var tagline: String?
  /// The origin that canonical links start with, without a slash at its end.
  package var url: String?
  package var language = LanguageTag.english
  package var place: String?
  /// The edition's date.
  package var date: CalendarDate?
  /// What the site calls its time zone.
  package var timezoneName: Spanned<String>?
  /// By which clocks dates are judged that have no offset of their own; `nil` for UTC.
  package var timezone: ZoneRules?
  package var weather: Weather?
  package var logo: String?
  package var editions: [Edition] = []
  package var apps: [Link] = []
  package var menu: [Link] = []
  /// The site's own words, by language and label.
  package var labels: [String: [Phrase: String]] = [:]
  package var copyright: String?

  package init() {}
}

/// A text that may lead somewhere.
package struct Link: Hashable, Sendable {
  package var title: String
  package var destination: String?

  package init(title: String, destination: String?) {
    self.title = title
    self.destination = destination
  }
}

/// The publication in another language.
package struct Edition: Hashable, Sendable {
  package var link: Link
  package var language: LanguageTag?

  package init(link: Link, language: LanguageTag?) {
    self.link = link
    self.language = language
  }
}

/// The weather as the publication words it.
package struct Weather: Hashable, Sendable {
  package var temperature: String
  package var condition: String?

  package init(temperature: String, condition: String? = nil) {
    self.temperature = temperature
    self.condition = condition
  }
}
