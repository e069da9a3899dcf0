import GalleyBasics
import GalleyModel
import GalleyTestSupport
import Testing

@testable import GalleyGeometry

/// Texts on the cells of a terminal.
@Suite struct CellLinesTests {
  private static let words = [
    "a", "gauge", "twenty-two", "(so", "called)", "naïve", "e\u{301}te\u{301}", "東京の雨量計は、",
    "四十個。「はい」", "ちょっと", "🌧️", "👩‍🔬👨‍👩‍👧", "🇲🇺", "1️⃣", "❤‍🔥", "한국어", "हिन्दी", "مرحبا",
    "Donaudampfschifffahrtsgesellschaft", "—", "100\u{A0}km", "!", "»", "soft\u{AD}en",
  ]

  private static func text(_ seed: UInt64) -> String {
    var random = SeededGenerator(seed)
    return (0..<40).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  /// The lines as they are shown, without white space at their ends.
  private func lines(
    _ text: String, _ limit: Int, balanced: Bool = false
  ) -> [(text: String, width: Int)] {
    var style = StyleTable.cells[.paragraph]
    style.wrap = balanced ? .balance : nil
    var placed = CellLines(isRightToLeft: false)
    let column = Column(x: .zero, width: LayoutUnit(limit))
    _ = placed.set(MeasuredText(text, TextStyle(style)), in: column, style)
    return placed.lines.map { line in
      let written = String(decoding: placed.bytes[line.range], as: UTF8.self)
      var words = written.split(separator: " ").joined(separator: " ")
      words.removeAll { $0 == "\u{AD}" }
      return (line.isHyphenated ? words + "-" : words, Int(line.width.pixels))
    }
  }

  private func wrapped(_ text: String, _ limit: Int, balanced: Bool = false) -> [String] {
    lines(text, limit, balanced: balanced).map(\.text)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func linesFitAndKeepEveryCharacter(seed: UInt64) {
    let text = Self.text(seed)
    let inked = text.filter { $0 != " " && $0 != "\u{AD}" }
    for limit in 2...60 {
      let lines = lines(text, limit)
      #expect(lines.allSatisfy { DisplayWidth.of($0.text) <= limit }, "limit \(limit)")
      #expect(lines.map { DisplayWidth.of($0.text) } == lines.map(\.width), "limit \(limit)")
      let kept = lines.map(\.text).joined().filter { $0 != " " }
      #expect(kept.replacing("soft-en", with: "soften") == inked, "limit \(limit)")
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func balancedLinesAreNoMoreAndNoLonger(seed: UInt64) {
    for limit in [10, 24, 40, 75] {
      let greedy = lines(Self.text(seed), limit)
      let balanced = lines(Self.text(seed), limit, balanced: true)
      #expect(balanced.count == greedy.count)
      #expect((balanced.map(\.width).max() ?? 0) <= (greedy.map(\.width).max() ?? 0))
    }
  }

  @Test func breaksWhereTheBrowserDoes() {
    #expect(wrapped("the well-known rain gauge", 10) == ["the well-", "known rain", "gauge"])
    #expect(wrapped("東京の雨。", 8) == ["東京の", "雨。"])
    #expect(wrapped("彼は「雨」と", 6) == ["彼は", "「雨」", "と"])
    #expect(wrapped("Il pleut encore\u{A0}!", 15) == ["Il pleut", "encore\u{A0}!"])
    #expect(wrapped("a soft\u{AD}en", 7) == ["a soft-", "en"])
    #expect(wrapped("", 10).isEmpty)
  }

  @Test func balancesAHeadline() {
    #expect(
      wrapped("What forty school rain gauges say about floods", 40, balanced: true)
        == ["What forty school rain", "gauges say about floods"])
  }

  @Test func breaksAWordThatIsLongerThanTheLine() {
    #expect(wrapped("Abcdefghijklmnop qr", 10) == ["Abcdefghij", "klmnop qr"])
  }

  @Test func preformattedTextKeepsItsSpaces() {
    var placed = CellLines(isRightToLeft: false)
    let column = Column(x: .zero, width: LayoutUnit(8))
    let text = Array("a  b\n\n\t東京雨\n".utf8)[...]
    let lines = placed.set(preformatted: text, in: column, StyleTable.cells[.code])
    #expect(
      placed.lines[lines].map { String(decoding: placed.bytes[$0.range], as: UTF8.self) }
        == ["a  b", "", "\t東京", "雨"])
    #expect(placed.lines[lines].map(\.width.pixels) == [4, 0, 8, 2])
  }
}

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

@Suite struct TerminalScreenTests {
  /// The screen of a grid of two rows: the first region above all columns, then one for each column.
  private func screen(
    _ columns: String, cells: Int, screen: String = "1440x900", width: String = "1000px"
  ) throws -> ScreenPlan {
    let count = columns.split(separator: ",").count
    let names = (0..<count).map { "r\($0)" }.joined(separator: " ")
    let top = Array(repeating: "top", count: count).joined(separator: " ")
    let page = try LaidOut.made(
      layout: """
        layout: a
        breakpoints: { all: { from: 0, screen: \(screen) } }
        grid:
          all: { width: \(width), margin: 20px, gap: [20px, 40px], columns: [\(columns)], areas: [\(top), \(names)] }
        regions:
          top: [headline]
        \((0..<count).map { "  r\($0): [divider]" }.joined(separator: "\n"))
        """, body: "")
    return ScreenPlan(cells: cells, breakpoint: 0, of: page.layout)
  }

  /// Where each area begins and how wide it is.
  private func places(_ screen: ScreenPlan) -> [[Int]] {
    screen.grid.areas.map {
      let column = screen.columns[$0.columns]
      return [Int(column.x.pixels), Int(column.width.pixels)]
    }
  }

  @Test func sharesTheWidthLikeTheGrid() throws {
    // 1000 px in 100 cells: the gap of 40 px is 4 cells, 300 px are 30, and 1fr has the rest.
    #expect(places(try screen("1fr, 300px", cells: 100)) == [[0, 100], [0, 66], [70, 30]])
    #expect(
      places(try screen("1fr, 2fr, 1fr", cells: 100)) == [
        [0, 100], [0, 23], [27, 46], [77, 23],
      ])
  }

  @Test func stacksColumnsBelowEighteenCells() throws {
    let screen = try screen("1fr, 300px", cells: 56)
    #expect(places(screen) == [[0, 56], [0, 56], [0, 56]])
    #expect(screen.grid.areas.map(\.rows) == [0..<1, 1..<2, 2..<3])
  }

  @Test func aPhonesPageStaysNarrowOnAWideTerminal() throws {
    let screen = try screen("1fr", cells: 200, screen: "390x844")
    #expect(places(screen) == [[0, 58], [0, 58]])
  }

  @Test func columnsThatAreTooWideShrink() throws {
    for place in places(try screen("1000px, 1000px", cells: 80)) {
      #expect(place[0] + place[1] <= 80)
    }
  }
}
