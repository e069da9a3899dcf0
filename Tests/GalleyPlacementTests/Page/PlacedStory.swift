import GalleyBasics
import GalleyContent
import GalleyGeometry
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyPlacement
import GalleyTestSupport
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

/// A body's Markdown with blocks of all kinds, some more or less long.
struct RandomStory {
  private(set) var blocks: [String] = []
  private var random: SeededGenerator

  /// Whether pictures stand at the sides of the text.
  private let hasAsides: Bool

  init(seed: Int, hasAsides: Bool = false) {
    self.hasAsides = hasAsides
    random = SeededGenerator(seed)
    for _ in 0..<Int.random(in: 2...25, using: &random) { blocks.append(block()) }
  }

  var markdown: String { blocks.joined(separator: "\n\n") }

  /// Adds a paragraph in any place.
  mutating func lengthen() {
    let place = Int.random(in: 0...blocks.count, using: &random)
    blocks.insert(words(1...120), at: place)
  }

  private mutating func block() -> String {
    switch Int.random(in: 0..<16, using: &random) {
    case 0: "## " + words(1...6)
    case 1: "- " + words(1...20) + "\n- " + words(1...20)
    case 2: "> " + words(1...40)
    case 3: "![" + words(1...3) + "](a.jpg)"
    case 4: "| a | b |\n|---|---|\n| " + words(1...8) + " | c |"
    case 5: "```\n" + words(1...5) + "\n```"
    case 6: "***"
    case 7 where hasAsides:
      "<img src=a.jpg class=alignleft width=" + (Bool.random(using: &random) ? "100" : "300")
        + " height=" + (Bool.random(using: &random) ? "90>" : "400>")
    case 8 where hasAsides: "<img src=a.jpg alt=a align=right> " + words(1...80)
    default: words(1...120)
    }
  }

  private mutating func words(_ count: ClosedRange<Int>) -> String {
    let words = ["ferry", "harbour", "the", "of", "reconstruction", "quay", "light", "on"]
    return (0..<Int.random(in: count, using: &random)).map { _ in
      words.randomElement(using: &random) ?? ""
    }.joined(separator: " ")
  }
}

/// A page with its ads on the screen of a breakpoint, laid out anew.
struct FinishedPage {
  let placement: BodyAds
  private let measured: MeasuredPage

  /// Of each breakpoint at which a body shows a slot.
  static func all(of placement: PageAds) -> [FinishedPage] {
    zip(placement.page.layout.breakpoints, placement.bodies).compactMap { breakpoint, body in
      body.map {
        FinishedPage(
          placement: $0, measured: MeasuredPage(placement.page, screen: breakpoint.screen))
      }
    }
  }

  /// The slots that stand in the body.
  var frames: [Frame] {
    let boxes = measured.placed.boxes
    guard
      let body = boxes.indices.first(where: {
        if case .block(_, .body) = boxes[$0].role { true } else { false }
      })
    else { return [] }
    return boxes[body..<boxes[body].end].filter {
      if case .slot = $0.role { true } else { false }
    }.map(\.frame)
  }

  /// Of the main content, what ads take, from 0 to 1.
  var density: Double { MainContent(measured).adShare }

  /// The body's ads are on the page, where they were placed, and with them it keeps the cap on density.
  func expectAsPlaced(_ name: @autoclosure () -> String) {
    let name = "\(name()) at \(measured.breakpoint)"
    #expect(frames.map(\.y) == placement.ads.map(\.y), "\(name)")
    #expect(frames.map(\.height) == placement.ads.map(\.height), "\(name)")
    if let limit = placement.query.densityLimit, !placement.ads.isEmpty {
      #expect(density <= limit, "\(name)")
      #expect(density <= placement.density, "\(name)")
    }
  }
}
