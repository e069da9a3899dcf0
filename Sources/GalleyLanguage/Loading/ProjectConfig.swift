package import GalleyModel
package import GalleyBasics
import GalleyContent

/// What a project's `galley.yaml` says: where its files are, relative to its folder, and what holds for
/// all its pages.
package struct ProjectConfig: Sendable {
  package var layouts = "layouts"
  package var articles = [ArticleSource(path: "articles")]
  package var site = "site.yaml"
  package var assets = "assets"
  /// The file with the names of the authors whom articles name by keys.
  package private(set) var authors: Spanned<String>?
  package private(set) var typography = Typography.plain
  /// The layout of articles that name none and that no choice fits.
  package var layout = "article"
  /// The layouts of articles that name none: that of the first choice that fits.
  package private(set) var layoutChoices: [LayoutChoice] = []
  /// The layouts of the pages that show no article.
  package private(set) var fronts = FrontLayouts()
  /// By the names that an archive has for its layouts, those of the project.
  package private(set) var layoutNames: [String: Spanned<String>] = [:]
  package private(set) var ads = AdRules()
  package private(set) var adServer = AdServer()
  /// The policy of all layouts, over which each lays its own.
  package private(set) var policy = PolicyChanges()
  /// What is expected of an audit, such as "articles with no ads < 10 %".
  package private(set) var expectations: [Spanned<String>] = []
  /// Where the file names its folders, the site and the layout itself.
  package private(set) var layoutsSpan: Span?
  package private(set) var assetsSpan: Span?
  package private(set) var siteSpan: Span?
  package private(set) var layoutSpan: Span?

  package init() {}

  /// The name of the file that makes a folder a project.
  package static let fileName = "galley.yaml"
  /// Each file is held against each of them.
  private static let mostPlaces = 256

  package init?(_ root: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(root, .project, at: root.start, findings) else { return nil }
    if let path = keys.path("layouts") { (layouts, layoutsSpan) = (path.value, path.span) }
    if let node = keys.node("articles") {
      articles =
        findings.oneOrMore(node, of: "places of articles") { ArticleSource($0, findings) } ?? []
      if articles.count > Self.mostPlaces {
        findings.reportTooMany("places of articles", limit: Self.mostPlaces, at: node.span)
        articles = Array(articles.prefix(Self.mostPlaces))
      }
    }
    if let path = keys.path("site") { (site, siteSpan) = (path.value, path.span) }
    if let path = keys.path("assets") { (assets, assetsSpan) = (path.value, path.span) }
    authors = keys.path("authors")
    typography = keys.choice("typography")?.value ?? typography
    if let node = keys.node("layout") { readLayout(node, findings) }
    fronts = keys.read("fronts") { FrontLayouts($0, findings) } ?? FrontLayouts()
    if let node = keys.node("layout_names") { readLayoutNames(node, findings) }
    if let node = keys.node("ads") { readAds(node, findings) }
    policy = keys.read("policy") { PolicyChanges($0, findings) } ?? PolicyChanges()
    if let node = keys.node("audit") { readAudit(node, findings) }
    keys.finish()
  }

  /// `{ none, fewer }`: whose pages have none or fewer; `{ network, site, unit, prebid, bids }`: how they are served.
  private mutating func readAds(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .ads, findings) else { return }
    ads = AdRules(&keys, findings)
    adServer.network = keys.text("network")?.value
    adServer.site = keys.text("site")?.value
    adServer.prebid = keys.text("prebid")?.value
    adServer.bidsFile = keys.path("bids")
    adServer.unit = keys.read("unit") { UnitTemplate.decode($0, findings) }
    keys.finish()
  }

  /// `{ expect: [ … ] }`.
  private mutating func readAudit(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .audit, findings) else { return }
    expectations =
      keys.read("expect") { findings.oneOrMore($0, of: "expectations", findings.text) } ?? []
    keys.finish()
  }

  /// A layout's name, or a list of names with the articles that they are for.
  private mutating func readLayout(_ node: YAMLNode, _ findings: Findings) {
    guard case .sequence(let items) = node.content else {
      if let name = findings.text(node) { (layout, layoutSpan) = (name.value, name.span) }
      return
    }
    let choices = items.compactMap { LayoutChoice($0, findings) }
    guard choices.count == items.count else { return }
    guard let last = choices.last, last.when.saysNothing else {
      findings.report(
        .badValue, "articles that fit none of these have no layout", at: node.span,
        "end with one that has no 'when', such as '- use: article'")
      return
    }
    for (choice, next) in zip(choices, choices.dropFirst()) where choice.when.saysNothing {
      findings.report(
        Diagnostic(
          .badValue, .error, "no article gets the layout '\(excerpt(next.use.value))'",
          at: Diagnostic.Label(next.use.span, "never used"),
          also: [Diagnostic.Label(choice.use.span, "this one fits all")]))
      return
    }
    layoutChoices = choices
    (layout, layoutSpan) = (last.use.value, last.use.span)
  }

  /// An archive's name for a layout → the project's.
  private mutating func readLayoutNames(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      return findings.reportWrongType(node, expected: "a mapping of layouts to layouts")
    }
    for entry in entries {
      guard let name = findings.text(entry.key), let layout = findings.text(entry.value) else {
        continue
      }
      layoutNames[name.value] = layout
    }
  }

  /// All conditions that the file writes.
  package var conditions: [Condition] {
    layoutChoices.map(\.when) + ads.none + ads.limits.map(\.when)
  }

  /// The layout of an article that names none.
  ///
  /// - Parameter article: its front matter is enough.
  package func layout(for article: Article) -> String {
    layoutChoices.first { $0.when.holds(for: article) }?.use.value ?? layout
  }
}

/// How the words of articles are set.
package enum Typography: String, CaseIterable, Sendable {
  /// As they are written.
  case plain
  /// With curly quotation marks, dashes and ellipses.
  case smart
}

/// The layouts of the pages that lead to the articles; `nil` where there is no such page.
package struct FrontLayouts: Sendable {
  /// Of the paper's first page, `index.html`.
  package var index: Spanned<String>?
  /// Of the page of each section, such as `news/index.html`.
  package var sections: Spanned<String>?

  package var all: [Spanned<String>] { [index, sections].compactMap(\.self) }
}

extension FrontLayouts {
  /// A layout's name for all of them, or `{ index, sections }`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let name = findings.text(node) else { return nil }
      self.init(index: name, sections: name)
      return
    }
    var keys = Mapping(entries, .fronts, at: node.start, findings)
    self.init(index: keys.text("index"), sections: keys.text("sections"))
    keys.finish()
  }
}

/// A folder or a file that articles are read from.
package struct ArticleSource: Hashable, Sendable {
  /// Below the project's folder.
  package var path: String
  /// The word for the format of its files, where the project says it.
  package var format: String?
  /// Where the project names it.
  package var span: Span?

  package init(path: String, format: String? = nil, span: Span? = nil) {
    self.path = path
    self.format = format
    self.span = span
  }
}

extension ArticleSource {
  /// A path, or a format with one: `{ wordpress: export.xml }`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let path = findings.projectPath(node) else { return nil }
      self.init(path: path.value, span: path.span)
      return
    }
    var keys = Mapping(entries, .articleSource, at: node.start, findings)
    let places = ArticleFormat.words.compactMap { word in
      keys.node(word).map { (word: word, node: $0) }
    }
    keys.finish()
    guard places.count <= 1 else {
      findings.report(
        .badValue, "a place of articles has one format", at: places[1].node.span,
        "write an item of the list for each")
      return nil
    }
    guard let place = places.first else {
      findings.report(
        .missingKey, "a place of articles needs a format with a path", at: node.start,
        "write '- wordpress: export.xml', for example")
      return nil
    }
    guard let path = findings.projectPath(place.node) else { return nil }
    self.init(path: path.value, format: place.word, span: path.span)
  }
}

/// A layout with the articles that get it.
package struct LayoutChoice: Sendable {
  package var use: Spanned<String>
  package var when: Condition
}

extension LayoutChoice {
  /// A layout's name, or `{ use, when }`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let use = findings.text(node) else { return nil }
      self.init(use: use, when: Condition())
      return
    }
    var keys = Mapping(entries, .layoutChoice, at: node.start, findings)
    let use = keys.node("use").flatMap(findings.text)
    let when = keys.read("when") { Condition($0, .frontCondition, findings) }
    keys.finish()
    guard let use else { return nil }
    self.init(use: use, when: when ?? Condition())
  }
}

extension AdRules {
  /// `none: [ conditions ]` and `fewer: [ { max, when } ]`.
  fileprivate init(_ keys: inout Mapping, _ findings: Findings) {
    self.init()
    none = keys.read("none") { Condition.list($0, .articleCondition, findings) } ?? []
    limits =
      keys.read("fewer") { findings.oneOrMore($0, of: "limits") { Limit($0, findings) } } ?? []
  }
}

extension AdRules.Limit {
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .limit, at: node.start, findings) else {
      return nil
    }
    let most = keys.integer("max")
    let when = keys.node("when").flatMap { Condition($0, .articleCondition, findings) }
    keys.finish()
    guard let most, let when else { return nil }
    self.init(most: most, when: when)
  }
}

extension Mapping {
  /// A path below the project's folder: a build copies assets to the same path below its output.
  fileprivate mutating func path(_ key: String) -> Spanned<String>? {
    let findings = findings
    return read(key, findings.projectPath)
  }
}

extension Findings {
  /// A path below the project's folder.
  fileprivate func projectPath(_ node: YAMLNode) -> Spanned<String>? {
    guard let text = text(node) else { return nil }
    let path = Path.normalized(text.value)
    guard path.hasPrefix("/") || path == ".." || path.hasPrefix("../") else {
      return Spanned(path, text.span)
    }
    report(
      .outsideProject, "'\(excerpt(text.value))' is not inside the project", at: text.span,
      "write a path below the folder of this file")
    return nil
  }
}
