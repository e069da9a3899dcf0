import GalleyContent
import GalleyGeometry
import GalleyLanguage
import GalleyPages
import GalleyModel
import GalleyPlacement
import GalleyBasics
import Testing

/// Pages made from what a user writes, with the ads in their bodies placed.
enum PlacedStory {
  /// - Parameter placement: what stands below `placement:` of the body's slot.
  static func make(
    _ body: String, placement: String = "", slot: String = "sizes: [300x250]",
    slots: [String] = [], story: String = "[headline, body: { spot_img: ad }]",
    theme: String = "", front: String = "",
    previous: EarlierAds? = nil
  ) throws -> PageAds {
    let layout = """
      layout: a
      breakpoints:
        small: { from: 0, screen: 390x800 }
        large: { from: 900, screen: 1200x900 }
      theme: { spacing: 24px, measure: 600px, sizes: { body: 20px }\(theme) }
      regions:
        story: \(story)
      slots:
        ad: { \(slot)\(placement.isEmpty ? "" : ", placement: { \(placement) }") }
        \(slots.joined(separator: "\n  "))
      """
    return try make(layout: layout, article: article(body, front: front), previous: previous)
  }

  static func make(
    layout text: String, article: Article, previous: EarlierAds? = nil
  ) throws -> PageAds {
    PageAds(try page(layout: text, article: article), previous: previous)
  }

  static func page(layout text: String, article: Article) throws -> UnplacedPage {
    let findings = Findings()
    let node = try #require(YAMLNode.parse(SourceFile(path: "a.yaml", text: text)).value)
    let resolved = try #require(Layout(node, findings)).resolve()
    let found = findings.diagnostics + resolved.diagnostics
    #expect(found.isEmpty, "\(found.map(\.message))")
    let layout = resolved.value
    return PageAssembly(
      layout: layout, site: Site(), index: ArticleIndex(for: layout.articleLists)
    ).page(for: article, path: "a.html", root: "")
  }

  static func article(_ body: String, front: String = "") throws -> Article {
    let source = "---\ntitle: A story\n\(front)\n---\n\(body)\n"
    return try #require(Article.parse(SourceFile(path: "a.md", text: source)).value)
  }

  /// Paragraphs of so many words, with empty lines between.
  static func paragraphs(_ count: Int, words: Int = 60) -> String {
    Array(repeating: Array(repeating: "harbour", count: words).joined(separator: " "), count: count)
      .joined(separator: "\n\n")
  }
}

extension PageAds {
  /// The gaps with an ad at a breakpoint.
  func gaps(at breakpoint: Int = 0) -> [Int] { bodies[breakpoint]?.ads.map(\.gap) ?? [] }

  /// The body's blocks and slots as words: `b` for a block, the id for a slot.
  var outline: String {
    page.regions.flatMap(\.blocks).flatMap { block -> [String] in
      guard case .body(let body) = block.content else { return [] }
      return body.items.map { item in
        switch item {
        case .block: "b"
        case .insert(let index): body.inserts[index].block.name.rawValue
        case .slot(let slot): page.layout.id(of: slot)
        }
      }
    }.joined(separator: " ")
  }
}
