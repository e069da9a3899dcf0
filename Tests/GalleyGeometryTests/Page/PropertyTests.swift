import GalleyGeometry
import GalleyModel
import GalleyTestSupport
import Testing

/// What holds of every page, on random articles at random widths.
@Suite struct PropertyTests {
  private static let layout = """
    layout: a
    breakpoints:
      mobile: { from: 0, screen: 390x844 }
      desktop: { from: 900, screen: 1440x900 }
    grid:
      mobile: { margin: 10px, gap: 24px, areas: [top, story, rail] }
      desktop: { columns: [2fr, 1fr], gap: 40px, areas: [top top, story rail] }
    regions:
      top: [masthead, divider]
      story: [section_label: News, headline, byline, body: ad, tags, comments]
      rail: [newsletter, spot_img: rail]
    slots:
      ad: { label: Advertisement, sizes: [300x250] }
      rail: { sizes: { desktop: [300x600] }, sticky: true }
    """

  private func page(_ seed: UInt64) throws -> PageBoxes {
    var random = SeededGenerator(seed)
    let body = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      RandomMarkdown.block(using: &random)
    }.joined(separator: "\n\n")
    return try LaidOut.page(
      layout: Self.layout, front: "authors: [Ada]\ntags: [one, two]", body: body,
      width: Int.random(in: 320...1600, using: &random))
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func everyBoxStandsInTheOneThatItBelongsTo(_ seed: UInt64) throws {
    let page = try page(seed)
    for index in page.boxes.indices {
      let outer = page.boxes[index].frame
      for child in page.children(of: index) {
        let inner = page.boxes[child].frame
        #expect(inner.y >= outer.y && inner.maxY <= outer.maxY, "\(page.boxes[child])")
        #expect(inner.x >= outer.x, "\(page.boxes[child])")
      }
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func boxesThatStandTogetherDoNotOverlap(_ seed: UInt64) throws {
    let page = try page(seed)
    var groups = page.boxes.indices.map { Array(page.children(of: $0)) }
    groups.append(Array(page.regions))
    for group in groups {
      for (before, after) in zip(group, group.dropFirst()) {
        let (a, b) = (page.boxes[before].frame, page.boxes[after].frame)
        #expect(a.maxY <= b.y || a.maxX <= b.x || a.height == .zero, "\(a) \(b)")
      }
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func theOrderDownTheBodyIsTheOrderOfReading(_ seed: UInt64) throws {
    let page = try page(seed)
    let body = try #require(page.boxes.firstIndex { $0.role.isBody })
    let tops = page.children(of: body).map { page.boxes[$0].frame.y }
    #expect(tops == tops.sorted())
    let lines = page.children(of: body).map { page.boxes[$0].line }.filter { $0 > 0 }
    #expect(lines == lines.sorted())
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func heightsAddUpToTheParents(_ seed: UInt64) throws {
    let page = try page(seed)
    for index in page.boxes.indices where page.boxes[index].role.isBody {
      let last = page.children(of: index).map { page.boxes[$0].frame.maxY }.max()
      let rest = page.boxes[index].frame.maxY - (last ?? .zero)
      // The margin of a list's last item may be left at the end.
      #expect(rest == .zero || rest.pixels == 8)
    }
    let bottom = page.regions.map { page.boxes[$0].frame.maxY }.max() ?? .zero
    #expect(page.height > bottom)
    #expect((page.height - bottom).pixels <= 40)
  }
}

/// A typesetter that keeps what pages share places every box as a layout that keeps nothing.
@Suite struct TypesetterTests {
  private static let layout = """
    layout: a
    breakpoints:
      mobile: { from: 0, screen: 390x844 }
      desktop: { from: 900, screen: 1440x900 }
    grid:
      mobile: { margin: 10px, gap: 24px, areas: [top, story, rail, foot] }
      desktop:
        { width: 1200px, columns: [2fr, 1fr], gap: 40px, areas: [top top, story rail, foot foot] }
    regions:
      top: [date, weather, language_links, masthead, menu, spot_img: wide]
      story:
        - section_label
        - headline
        - standfirst
        - share_links: { to: [facebook, email] }
        - body: ad
        - tags
        - spot_img: ad
        - comments
      rail: [newsletter, article_list: { from: latest, limit: 3 }, spot_img: rail]
      foot: [menu_links: { title: More, links: { A: /a, B: /b } }, divider, copyright]
    slots:
      ad: { label: Advertisement, sizes: [300x250] }
      wide: { sizes: [fluid] }
      rail: { sizes: { desktop: [300x600] }, sticky: true }
    """

  /// On the two widest the text has its full measure, in the same styles.
  private let viewports = [390, 320, 1440, 1600, 1000].map { PixelSize(width: $0, height: 800) }

  /// Pages that differ in language, tags, length, and in whether they have a standfirst.
  private func pages() throws -> [Page] {
    var site = Site()
    site.name = "The Courier"
    site.menu = [Link(title: "News", destination: "/"), Link(title: "Sport", destination: "/s")]
    site.copyright = "The Courier"
    return try (1...24 as ClosedRange<UInt64>).map { seed in
      var random = SeededGenerator(seed)
      let blocks = Int.random(in: 1...30, using: &random)
      let body = (0..<blocks).map { _ in RandomMarkdown.block(using: &random) }
      var front = "language: \(["en", "fr", "ar"][Int(seed % 3)])\ndate: 2024-04-\(10 + seed % 2)"
      if seed % 2 == 0 { front += "\nstandfirst: In short\ntags: [one, two]\nsection: News" }
      return try LaidOut.made(
        layout: Self.layout, site: site, front: front, body: body.joined(separator: "\n\n"))
    }
  }

  @Test func itPlacesWhatALayoutPlaces() throws {
    let pages = try pages()
    var typesetter = Typesetter(try #require(pages.first).layout, viewports: viewports)
    for page in pages + pages.reversed() {
      let placed = typesetter.place(page)
      #expect(placed.count == viewports.count)
      for (placed, viewport) in zip(placed, viewports) {
        expect(placed, PageLayout(page, viewport: viewport).place())
      }
    }
  }

  @Test func aLayoutPlacesAgainWhatANewOnePlaces() throws {
    for page in try pages().prefix(9) {
      var layout = PageLayout(page, viewport: viewports[0])
      for viewport in viewports + viewports.reversed() {
        expect(layout.place(at: viewport), PageLayout(page, viewport: viewport).place())
      }
    }
  }

  private func expect(_ placed: PageBoxes, _ alone: PageBoxes) {
    #expect(placed.height == alone.height)
    #expect(placed.boxes.count == alone.boxes.count)
    for (own, other) in zip(placed.boxes, alone.boxes) {
      #expect("\(own)" == "\(other)")
    }
  }
}

/// Blocks of Markdown, any kind.
enum RandomMarkdown {
  static func block(using random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: "## \(words(6, &random))"
    case 1: "> \(words(30, &random))\n>\n> — \(words(2, &random))"
    case 2: (0..<4).map { _ in "- \(words(12, &random))" }.joined(separator: "\n")
    case 3: "1. \(words(20, &random))\n\n   \(words(9, &random))\n\n2. \(words(3, &random))"
    case 4:
      "| \(words(2, &random)) | b |\n|---|---|\n| \(words(30, &random)) | \(words(9, &random)) |"
    case 5: "```\n\(words(30, &random))\nb\n```"
    case 6: "![\(words(3, &random))](a.svg)"
    case 7: "***"
    default: words(80, &random)
    }
  }

  private static func words(_ limit: Int, _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...limit, using: &random)).map { _ in
      let letters = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        Character(Unicode.Scalar(UInt8.random(in: 97...122, using: &random)))
      }
      let word = String(letters)
      return Int.random(in: 0..<12, using: &random) == 0 ? "**\(word)**" : word
    }.joined(separator: " ")
  }
}
