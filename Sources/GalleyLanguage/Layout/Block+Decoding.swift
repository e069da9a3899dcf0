import GalleyBasics
import GalleyContent
import GalleyModel

extension Block {
  /// A block's name, or a mapping of its name to its options.
  init?(_ node: YAMLNode, _ findings: Findings) {
    switch node.content {
    case .scalar(let scalar) where !scalar.isNull:
      self.init(Spanned(scalar.text, node.span), nil, findings)
    case .mapping(let entries) where entries.count == 1:
      guard let name = findings.text(entries[0].key) else { return nil }
      self.init(name, entries[0].value, findings)
    case .mapping(let entries) where entries.count > 1:
      findings.reportTwoNames(entries)
      return nil
    default:
      findings.reportWrongType(node, expected: "a block")
      return nil
    }
  }

  private init?(_ name: Spanned<String>, _ options: YAMLNode?, _ findings: Findings) {
    guard let blockName = BlockName(rawValue: name.value) else {
      let names = BlockName.allCases.map(\.rawValue)
      let hint = KeyHomes.hint(for: name.value)
      let isSlip = hint?.isSure != true && findings.suggestion(for: name.value, among: names) != nil
      findings.reportUnknown(
        .unknownBlock, "no block is named", name, among: names, hint: isSlip ? nil : hint?.text)
      return nil
    }
    guard
      var keys = Mapping(
        options, of: blockName.list, shorthand: blockName.shorthand,
        at: name.span, findings)
    else { return nil }
    keys.home = KeyHomes.hint
    let kind = BlockKind(blockName, &keys)
    let when = keys.read("when") { Condition($0, .condition, findings) } ?? Condition()
    let hidden = keys.breakpointNames("hidden")
    let allow = keys.allowances()
    keys.finish()
    guard let kind else { return nil }
    self.init(kind, span: name.span)
    self.when = when
    self.hidden = hidden
    self.allow = allow
  }
}

extension Mapping {
  /// A block's options: none, a mapping, or the one value that stands for the `shorthand` key.
  fileprivate init?(
    _ options: YAMLNode?, of list: KeyList, shorthand: String?, at span: Span, _ findings: Findings
  ) {
    switch (options?.content, shorthand) {
    case (nil, _):
      self.init([], of: list, at: span, findings)
    case (.scalar(let scalar), _) where scalar.isNull:
      self.init([], of: list, at: span, findings)
    case (.mapping(let entries), _):
      self.init(entries, of: list, at: span, findings)
    case (.scalar, let key?):
      guard let options else { return nil }
      let entry = YAMLEntry(
        key: YAMLNode(.scalar(YAMLScalar(key)), span), value: options)
      self.init([entry], of: list, at: span, findings)
    default:
      guard let options else { return nil }
      let expected = shorthand.map { "its \($0), or a mapping of options" }
      findings.reportWrongType(options, expected: expected ?? "a mapping of options")
      return nil
    }
  }
}

extension Findings {
  fileprivate func reportTwoNames(_ entries: [YAMLEntry]) {
    let first = entries[0].key
    let isBlock = entries[1].key.scalar.flatMap { BlockName(rawValue: $0.text) } != nil
    let hint =
      isBlock
      ? "start another list item with '- '"
      : "indent it below '\(first.scalar?.text ?? "")', as one of its options"
    report(
      Diagnostic(
        .wrongType, .error, "a block has one name, found \(entries.count) keys",
        at: Diagnostic.Label(entries[1].key.span, hint),
        also: [Diagnostic.Label(first.span, "the block's name")]))
  }
}

extension BlockName {
  /// The key that a single value after the block's name stands for.
  var shorthand: String? {
    switch self {
    case .spotImg: "slot"
    case .body: "spot_img"
    case .text: "text"
    case .date: "of"
    case .appLinks, .languageLinks, .sectionLabel, .gallery, .shareLinks, .author, .articleList,
      .comments,
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
    case .menu: self = .menu(links: keys.links())
    case .breadcrumbs: self = .breadcrumbs
    case .sectionLabel: self = .sectionLabel(title: keys.text("title")?.value)
    case .headline: self = .headline
    case .standfirst: self = .standfirst
    case .byline: self = .byline(date: keys.flag("date") ?? true)
    case .image: self = .image
    case .gallery: self = .gallery(title: keys.text("title")?.value)
    case .shareLinks: self = .shareLinks(title: keys.text("title")?.value, to: keys.services())
    case .tags: self = .tags
    case .author: self = .author(title: keys.text("title")?.value)
    case .body:
      let slot = keys.slotInBody()
      self = .body(
        slot: slot?.name, when: slot?.when ?? Condition(), inserts: keys.inserts())
    case .comments: self = .comments(title: keys.text("title")?.value)
    case .newsletter: self = .newsletter(Newsletter(&keys))
    case .menuLinks:
      self = .menuLinks(title: keys.text("title")?.value, links: keys.links())
    case .divider: self = .divider
    case .copyright: self = .copyright
    case .custom:
      guard let custom = Custom(&keys) else { return nil }
      self = .custom(custom)
    case .articleList: self = .articleList(ArticleList(&keys))
    case .spotImg:
      guard let slot = keys.node("slot").flatMap(keys.findings.text) else { return nil }
      self = .spotImg(slot: slot)
    case .text:
      guard let text = keys.node("text").flatMap(keys.findings.text) else { return nil }
      let body = Body.parse(markdown: text, onLine: keys.findings.line(of: text.span))
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
      var keys = Mapping(entries, .bodySlot, at: node.span, findings)
      let name = keys.node("slot").flatMap(findings.text)
      let when = keys.read("when") { Condition($0, .articleCondition, findings) }
      keys.finish()
      return name.map { ($0, when ?? Condition()) }
    }
  }

  fileprivate mutating func inserts() -> [Insert] {
    let findings = findings
    return read("insert") { node in
      findings.oneOrMore(node, of: "blocks") { Insert($0, findings) }
    } ?? []
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
    return node("links").flatMap { findings.list($0, of: "links") { Link($0, findings) } } ?? []
  }
}

extension Custom {
  fileprivate init?(_ keys: inout Mapping) {
    let findings = keys.findings
    let html = keys.node("html").flatMap(findings.text)
    let heights = keys.node("height").flatMap { node -> [Height]? in
      guard case .mapping = node.content else {
        return findings.pixels(node).map { [Height(breakpoint: nil, pixels: $0.value)] }
      }
      return findings.named(node, of: "breakpoints to heights") { breakpoint, node in
        findings.pixels(node).map { Height(breakpoint: breakpoint, pixels: $0.value) }
      }
    }
    guard let html, let heights else { return nil }
    self.init(html: html, heights: heights)
  }
}

extension Insert {
  /// `{ block, after }`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard
      var keys = Mapping(
        node, .insert, expected: "'block' and the place 'after' which it stands", findings)
    else { return nil }
    let block = keys.node("block").flatMap { Block($0, findings) }
    let after = keys.node("after").flatMap {
      Distance.decode($0, findings, hint: Self.placeHint)
    }
    keys.finish()
    guard let block, let after, Self.mayStand(block, findings), Self.isOfText(after, findings)
    else { return nil }
    self.init(block, after: after)
  }

  private static let placeHint =
    "write it like '4 paragraphs', '300 words', '2 entries' or '50%' of the words"

  private static func mayStand(_ block: Block, _ findings: Findings) -> Bool {
    let name = block.kind.name
    if BlockName.insertable.contains(name) { return true }
    let others = BlockName.insertable.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    findings.report(
      .badValue, "a block '\(name.rawValue)' does not stand in a body", at: block.span,
      name == .spotImg ? "ads are placed with 'spot_img' of the body" : "these do: \(others)")
    return false
  }

  /// A place in the text is the same on all screens, and the block is one element of the page.
  private static func isOfText(_ after: Spanned<Distance>, _ findings: Findings) -> Bool {
    switch after.value.unit {
    case .paragraphs, .words, .entries: return true
    case .percent where after.value.amount <= 100: return true
    case .percent, .pixels, .screens:
      findings.report(
        .badLength, "'\(excerpt(after.span.text))' is no place in a text", at: after.span,
        Self.placeHint)
      return false
    }
  }
}

extension Newsletter {
  fileprivate init(_ keys: inout Mapping) {
    self.init(
      title: keys.text("title")?.value, text: keys.text("text")?.value,
      button: keys.text("button")?.value)
  }
}

extension ArticleList {
  init(_ keys: inout Mapping) {
    let findings = keys.findings
    let title = keys.text("title")?.value
    let query = keys.read("from") { Query.decode($0, findings) } ?? Spanned(.latest, keys.span)
    self.init(
      title: title, query: query, style: keys.choice("style")?.value ?? .headlines,
      limit: keys.integer("limit")?.value ?? query.value.usualLimit)
    skip = keys.integer("skip")?.value ?? skip
    isUnique = keys.flag("unique") ?? isUnique
    hidesEmpty = keys.flag("hide_empty") ?? hidesEmpty
  }
}

extension ArticleList.Query {
  fileprivate var usualLimit: Int { if case .neighbors = self { 1 } else { 5 } }

  /// `latest`, `same_section`, `next` and the like, or one of `{ tag: … }`, `{ section: … }`, `{ articles: [ … ] }`,
  /// `{ ranking: … }`.
  fileprivate static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<Self>? {
    if case .mapping(let entries) = node.content {
      return decode(entries, at: node, findings)
    }
    guard let word = findings.text(node) else { return nil }
    switch word.value {
    case "latest": return Spanned(.latest, node.span)
    case "same_section": return Spanned(.sameSection, node.span)
    default:
      if let neighbors = ArticleList.Neighbors(rawValue: word.value) {
        return Spanned(.neighbors(neighbors), node.span)
      }
      findings.reportUnknown(
        .badValue, "no list of articles is named", word, among: words,
        hint: KeyHomes.queries[word.value].map { "write it as '\($0)'" })
      return nil
    }
  }

  /// The sources that are one word.
  package static let words =
    ["latest", "same_section"] + ArticleList.Neighbors.allCases.map(\.rawValue)

  private static func decode(
    _ entries: [YAMLEntry], at node: YAMLNode, _ findings: Findings
  ) -> Spanned<Self>? {
    var keys = Mapping(entries, .source, at: node.span, findings)
    let tag = keys.text("tag").map(Self.tag)
    let section = keys.text("section").map(Self.section)
    let articles = keys.read("articles") { findings.list($0, of: "slugs", findings.text) }
      .map(Self.articles)
    let ranking = keys.text("ranking").map(Self.ranking)
    keys.finish()
    let names = ["tag", "section", "articles", "ranking"]
    let sources = entries.filter { names.contains($0.key.scalar?.text ?? "") }
    guard sources.count == 1 else {
      if sources.isEmpty && !entries.isEmpty { return nil }
      findings.report(
        .wrongType, "a list of articles has one source, found \(sources.count)", at: node.span,
        "one of 'tag', 'section', 'articles' or 'ranking'")
      return nil
    }
    return (tag ?? section ?? articles ?? ranking).map { Spanned($0, node.span) }
  }
}
