import GalleyModel
import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyGeometry

/// Pages on the cells of a terminal.
@Suite struct TerminalPageTests {
  private static let layout = """
    layout: a
    breakpoints:
      mobile: { from: 0, screen: 390x844 }
      desktop: { from: 900, screen: 1440x900 }
    grid:
      mobile: { margin: 10px, gap: 24px, areas: [top, story, rail] }
      desktop: { columns: [2fr, 1fr], gap: 40px, areas: [top top, story rail] }
    regions:
      top: [place, date, masthead, divider]
      story: [section_label: News, headline, byline, body: ad, tags, comments]
      rail: [newsletter, article_list, spot_img: rail]
    slots:
      ad: { label: Advertisement, sizes: [300x250] }
      rail: { sizes: { desktop: [300x600] }, sticky: true }
    """

  private static let hostile = [
    String(repeating: "東京の雨量計は四十個あります。", count: 4),
    String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 5),
    "مرحبا بالعالم " + String(repeating: "e\u{301}", count: 40),
    "| a | b | c | d | e | f |\n|---|---|---|---|--:|---|\n"
      + "| unbreakablewords | 東京東京東京 | 👩‍🔬👨‍👩‍👧 | x | 1 | \(String(repeating: "long ", count: 20)) |",
    (0..<20).map { String(repeating: "  ", count: $0) + "- item \($0)" }.joined(separator: "\n"),
    "987654321. high\n987654322. higher",
    String(repeating: "> ", count: 15) + "deep",
    "```\n\(String(repeating: "x", count: 130))\n\tend\n```",
    "![a picture that is here](here.png) and words ![elsewhere](https://a.example/b.png)",
    "***", "<b></b>", "https://video.example/watch?v=9",
  ]

  private func page(_ seed: UInt64, cells: Int, breakpoint: Int) throws -> PageBoxes {
    var random = SeededGenerator(seed)
    let blocks = (0..<Int.random(in: 0...20, using: &random)).map { _ in
      Bool.random(using: &random)
        ? RandomMarkdown.block(using: &random)
        : Self.hostile.randomElement(using: &random) ?? ""
    }
    let front = seed.isMultiple(of: 3) ? "language: ar" : "authors: [Ada, 東京]"
    let page = try LaidOut.made(
      layout: Self.layout, front: front, body: blocks.joined(separator: "\n\n"))
    return PageLayout(page, cells: cells, breakpoint: breakpoint).place()
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func noLineLeavesThePageOrMeetsAnother(seed: UInt64) throws {
    for (cells, breakpoint) in [(20, 1), (33, 0), (58, 1), (100, 1), (1000, 1), (1000, 0)] {
      let page = try page(seed, cells: cells, breakpoint: breakpoint)
      var rows: [Int: [Range<Int>]] = [:]
      for text in page.boxes.compactMap(\.text) {
        for (offset, index) in text.placed.enumerated() {
          let line = try #require(page.lines?.lines[index])
          let start = Int(line.x.pixels.rounded())
          let taken = start..<start + Int(line.width.pixels)
          let row = Int((text.baseline + text.lineHeight * offset).pixels.rounded())
          #expect(start >= 0 && taken.upperBound <= cells, "\(cells) cells")
          #expect(rows[row, default: []].allSatisfy { !$0.overlaps(taken) }, "row \(row)")
          rows[row, default: []].append(taken)
        }
      }
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func boxesOfAColumnDoNotOverlap(seed: UInt64) throws {
    for (cells, breakpoint) in [(20, 1), (58, 0), (100, 1)] {
      let page = try page(seed, cells: cells, breakpoint: breakpoint)
      for index in page.boxes.indices {
        var bottom = page.boxes[index].frame.y
        for child in page.children(of: index).map({ page.boxes[$0] }) where child.isBlock {
          #expect(child.frame.y >= bottom)
          #expect(child.frame.maxY <= page.boxes[index].frame.maxY)
          bottom = child.frame.maxY
        }
      }
    }
  }

  @Test func everyWordComesInTheOrderOfTheArticle() throws {
    let words = (0..<400).map { "word\($0)" }
    let body = stride(from: 0, to: 400, by: 20).map {
      words[$0..<$0 + 20].joined(separator: " ")
    }.joined(separator: "\n\n")
    let page = try LaidOut.made(layout: Self.layout, body: body)
    for cells in [20, 60, 140] {
      let placed = PageLayout(page, cells: cells, breakpoint: 1).place()
      let lines = try #require(placed.lines)
      let texts = lines.lines.map { String(decoding: lines.bytes[$0.range], as: UTF8.self) }
      let found = texts.flatMap { $0.split { " \n".contains($0) }.map(String.init) }
      #expect(found.filter { $0.hasPrefix("word") } == words)
    }
  }

  @Test func anEmptyPageIsEmpty() throws {
    let page = try LaidOut.made(
      layout: "layout: a\nregions: { top: [tags], main: [standfirst] }", body: "")
    let placed = PageLayout(page, cells: 80, breakpoint: 0).place()
    #expect(placed.lines?.lines.isEmpty == true)
  }
}

extension PageBox {
  /// Whether it stands below what precedes it in its box, instead of beside it.
  fileprivate var isBlock: Bool {
    switch role {
    case .element(.tableCell), .element(.headerCell), .element(.item), .piece, .marker: false
    case .element: true
    default: false
    }
  }
}
