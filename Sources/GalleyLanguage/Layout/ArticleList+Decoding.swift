import GalleyModel
import GalleyBasics

extension ArticleList {
  private static let usualLimit = 5

  init(_ keys: inout Mapping) {
    let findings = keys.findings
    self.init(
      title: keys.text("title")?.value,
      query: keys.read("from") { Query.decode($0, findings) } ?? Spanned(.latest, keys.span),
      style: keys.choice("style")?.value ?? .headlines,
      limit: keys.read("limit") { findings.integer($0, in: 1...50) }?.value ?? Self.usualLimit)
  }
}

extension ArticleList.Query {
  /// `latest`, `same_section`, or one of `{ tag: … }`, `{ section: … }`, `{ articles: [ … ] }`.
  fileprivate static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<Self>? {
    if case .mapping(let entries) = node.content {
      return decode(entries, at: node, findings)
    }
    guard let word = findings.text(node) else { return nil }
    switch word.value {
    case "latest": return Spanned(.latest, node.span)
    case "same_section": return Spanned(.sameSection, node.span)
    default:
      findings.reportUnknown(
        .badValue, "no list of articles is named", word, among: ["latest", "same_section"])
      return nil
    }
  }

  private static func decode(
    _ entries: [YAMLEntry], at node: YAMLNode, _ findings: Findings
  ) -> Spanned<Self>? {
    var keys = Mapping(entries, of: "a list's source", at: node.span, findings)
    let tag = keys.text("tag").map { Self.tag($0.value) }
    let section = keys.text("section").map { Self.section($0.value) }
    let articles = keys.read("articles") { findings.list($0, of: "slugs", findings.text) }
      .map { Self.articles($0.map(\.value)) }
    keys.finish()
    let sources = entries.filter { ["tag", "section", "articles"].contains($0.key.scalar?.text) }
    guard sources.count == 1 else {
      if sources.isEmpty && !entries.isEmpty { return nil }
      findings.report(
        .wrongType, "a list of articles has one source, found \(sources.count)", at: node.span,
        "one of 'tag', 'section' or 'articles'")
      return nil
    }
    return (tag ?? section ?? articles).map { Spanned($0, node.span) }
  }
}
