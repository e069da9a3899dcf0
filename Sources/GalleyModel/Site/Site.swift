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
  /// What is said of its authors, by name.
  package var people: [String: Person] = [:]
  /// Whether each section has a page of its own.
  package var hasSectionFronts = false

  package init() {}

  /// The people in an order that is always the same.
  package var sortedPeople: [Person] {
    people.isEmpty ? [] : people.values.sorted { $0.name < $1.name }
  }
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

/// Somebody who writes for the publication.
package struct Person: Hashable, Sendable {
  package var name: String
  /// Who it is, in a few words.
  package var text: String?
  /// The path of a portrait.
  package var picture: String?
  package var links: [Link] = []
  /// Where the register says so.
  package var span: Span

  package init(name: String, span: Span) {
    self.name = name
    self.span = span
  }

  /// Whether there is more to say than the name.
  package var isDescribed: Bool { text != nil || picture != nil || !links.isEmpty }
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

/// What a project's units have in common at its ad server.
package struct AdServer: Hashable, Sendable {
  /// The ad server's number for the publisher: the first part of a unit's path.
  package var network: String?
  /// The publication's name at the ad server.
  package var site: String?
  /// The unit of slots that say none.
  package var unit: Spanned<UnitTemplate>?

  /// The address of the publisher's build of Prebid.js.
  package var prebid: String?
  /// The file of bids.
  package var bidsFile: Spanned<String>?
  /// Who bids for the ads of a slot, by the slot's name.
  package var bids: [String: Bids] = [:]

  package init() {}

  /// What a name in a unit stands for on every page; `nil` where that is said nowhere, or differs from
  /// page to page.
  package func value(of name: UnitTemplate.Name) -> String? {
    switch name {
    case .network: network
    case .site: site
    default: nil
    }
  }
}

/// Who bids for the ads of a slot.
package struct Bids: Hashable, Sendable {
  /// The slot's name, where the file of bids has it.
  package let slot: Spanned<String>
  /// The list as Prebid.js has it.
  package let list: JSONValue

  package init(slot: Spanned<String>, list: JSONValue) {
    self.slot = slot
    self.list = list
  }
}
