import GalleyModel
import GalleyBasics

/// A link that leads somewhere other than a page, a mail or a telephone number.
enum UnsafeLink: ArticleRule, LayoutRule, SiteRule {
  static let id = RuleID.unsafeLink
  static let severity = Severity.error
  static let checks: [RuleCheck] = [.layout(Self.self), .article(Self.self), .site(Self.self)]
  static let summary = "A link has a scheme other than http, https, mailto and tel, or no host."
  static let explanation = """
    A `javascript:` link runs a program on your page in the reader's name, a `data:` link shows a page
    that looks like yours; others open programs on the reader's device
    (https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html).
    Addresses without a scheme, such as `/news/` or `ferry.jpg`, are fine.

    In an article it costs the link, not the page: the words stay, without the link, and a warning says so. A
    policy may say `unsafe-link: error`.

    Browsers overlook tabs and line breaks in an address, and so does this rule: `java\\tscript:` is
    found as well.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    layout: article
    regions:
      story:
        - headline
        - text: See the [timetable](javascript:alert(1)).
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - text: See the [timetable](https://ferry.example/times).
    """)

  static func check(_ article: Article, _ findings: inout RuleFindings) {
    var search = AddressSearch(article.file)
    check(article.body, .warning, &search, &findings)
    let pictures = [article.image?.source] + article.pictures.map(\.source)
    for address in [article.canonical] + pictures + article.translations.map(\.target) {
      check(address, .warning, from: article.file.span, &search, &findings)
    }
  }

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    var searches: [SourceFile: AddressSearch] = [:]
    func check(_ address: String?, from place: Span, _ allowances: [[Allowance]]) {
      Self.check(
        address, from: place, &searches[place.file, default: AddressSearch(place.file)], &findings,
        allowances)
    }
    for region in layout.regions {
      for block in region.allBlocks {
        let allowances = [block.allow, region.allow]
        switch block.kind {
        case .menuLinks(_, let links), .menu(let links):
          for link in links { check(link.destination, from: block.span, allowances) }
        case .text(let body):
          for link in body.links {
            check(body.string(link.destination), from: block.span, allowances)
          }
        default: break
        }
      }
    }
    for slot in layout.slots.map(\.slot) {
      for address in [slot.creative?.link, slot.creative?.image] {
        check(address, from: slot.name.span, [slot.allow])
      }
    }
  }

  static func check(_ site: Site, _ findings: inout RuleFindings) {
    for person in site.sortedPeople {
      var search = AddressSearch(person.span.file)
      for address in [person.picture] + person.links.map(\.destination) {
        check(address, .warning, from: person.span, &search, &findings)
      }
    }
    guard let file = site.file else { return }
    var search = AddressSearch(file)
    let links = site.menu + site.apps + site.editions.map(\.link)
    for address in links.map(\.destination) + [site.logo] {
      check(address, from: Span(file, 0..<0), &search, &findings)
    }
  }

  /// Checks the links of an article's text, each in its line.
  private static func check(
    _ body: Body, _ usual: Severity, _ search: inout AddressSearch, _ findings: inout RuleFindings
  ) {
    for link in body.links {
      let address = body.text[link.destination.indices]
      guard LinkDestination(address) == .unsafe else { continue }
      report(usual, at: search.next(address, inLine: Int(link.line)), &findings, [])
    }
  }

  /// Checks one address, which is written somewhere after a place.
  private static func check(
    _ address: String?, _ usual: Severity? = nil, from place: Span, _ search: inout AddressSearch,
    _ findings: inout RuleFindings, _ allowances: [[Allowance]] = []
  ) {
    guard let address, LinkDestination(address) == .unsafe else { return }
    report(usual, at: search.next(address, after: place), &findings, allowances)
  }

  private static func report(
    _ usual: Severity?, at span: Span, _ findings: inout RuleFindings, _ allowances: [[Allowance]]
  ) {
    findings.report(
      "no link is made to an address like this", usual, at: span, "left out of the page",
      notes: ["an address is relative, or starts with http://, https://, mailto: or tel:"],
      allowedBy: allowances)
  }
}
