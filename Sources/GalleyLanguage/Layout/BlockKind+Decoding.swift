import GalleyContent
import GalleyModel
import GalleyBasics

extension BlockName {
  /// The key that a single value after the block's name stands for.
  var shorthand: String? {
    switch self {
    case .spotImg: "slot"
    case .body: "spot_img"
    case .text: "text"
    case .date: "of"
    case .appLinks, .languageLinks, .sectionLabel, .shareLinks, .articleList, .comments,
      .newsletter, .menuLinks:
      "title"
    default: nil
    }
  }
}

extension BlockKind {
  /// Reads the options of a block.
  init?(_ name: BlockName, _ keys: inout Mapping) {
    switch name {
    case .weather: self = .weather
    case .place: self = .place
    case .date: self = .date(of: keys.choice("of")?.value ?? .site)
    case .appLinks: self = .appLinks(title: keys.text("title")?.value)
    case .languageLinks: self = .languageLinks(title: keys.text("title")?.value)
    case .masthead: self = .masthead
    case .menu: self = .menu
    case .sectionLabel: self = .sectionLabel(title: keys.text("title")?.value)
    case .headline: self = .headline
    case .standfirst: self = .standfirst
    case .byline: self = .byline(date: keys.flag("date") ?? true)
    case .image: self = .image
    case .shareLinks: self = .shareLinks(title: keys.text("title")?.value, to: keys.services())
    case .tags: self = .tags
    case .body:
      let slot = keys.slotInBody()
      self = .body(slot: slot?.name, when: slot?.when ?? Condition())
    case .comments: self = .comments(title: keys.text("title")?.value)
    case .newsletter: self = .newsletter(Newsletter(&keys))
    case .menuLinks: self = .menuLinks(title: keys.text("title")?.value, links: keys.links())
    case .divider: self = .divider
    case .copyright: self = .copyright
    case .articleList: self = .articleList(ArticleList(&keys))
    case .spotImg:
      guard let slot = keys.required("slot").flatMap(keys.findings.text) else { return nil }
      self = .spotImg(slot: slot)
    case .text:
      guard let text = keys.required("text").flatMap(keys.findings.text) else { return nil }
      let body = Body.parse(markdown: text)
      keys.findings.report(contentsOf: body.diagnostics)
      self = .text(body.value)
    }
  }
}

extension Mapping {
  /// A slot's name, or `{ slot, when }`.
  fileprivate mutating func slotInBody() -> (name: Spanned<String>, when: Condition)? {
    let findings = findings
    return read("spot_img") { node in
      guard case .mapping(let entries) = node.content else {
        return findings.text(node).map { ($0, Condition()) }
      }
      var keys = Mapping(entries, of: "the slot of a body", at: node.span, findings)
      let name = keys.required("slot").flatMap(findings.text)
      let when = keys.read("when") { Condition($0, in: .article, findings) }
      keys.finish()
      return name.map { ($0, when ?? Condition()) }
    }
  }

  fileprivate mutating func services() -> [ShareService] {
    let findings = findings
    let services = read("to") {
      findings.oneOrMore($0, of: "services") {
        findings.choice($0, ShareService.self)?.value
      }
    }
    return services ?? ShareService.allCases
  }

  fileprivate mutating func links() -> [Link] {
    let findings = findings
    return required("links").flatMap { findings.list($0, of: "links") { Link($0, findings) } } ?? []
  }
}

extension Newsletter {
  fileprivate init(_ keys: inout Mapping) {
    self.init(
      title: keys.text("title")?.value, text: keys.text("text")?.value,
      button: keys.text("button")?.value)
  }
}
