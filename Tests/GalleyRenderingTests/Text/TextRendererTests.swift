import GalleyModel
import GalleyRendering
import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct TextRendererTests {
  private static func lines(
    _ page: Page, width: Int, breakpoint: Int = 2, style: LineArt = .unicode
  ) -> [String] {
    text(page, width: width, breakpoint: breakpoint, style: style)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func text(
    _ page: Page, width: Int, breakpoint: Int = 2, style: LineArt = .unicode
  ) -> String {
    let bytes = TextRenderer(width: width, breakpoint: breakpoint, style: style).render(page)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: ["en", "ar"], LineArt.allCases)
  func staysWithinTheTerminal(language: String, style: LineArt) throws {
    let page = try SamplePage.courier(language: language)
    for breakpoint in 0...2 {
      for width in Array(stride(from: 20, to: 130, by: 9)) + [400] {
        let lines = Self.lines(page, width: width, breakpoint: breakpoint, style: style)
        let widest = lines.map { DisplayWidth.of($0) }.max() ?? 0
        #expect(widest <= width, "\(width) cells")
        #expect(!lines.contains { $0.hasSuffix(" ") })
        #expect(lines.last == "" && lines.dropLast().last != "")
      }
    }
  }

  @Test(arguments: [30, 60, 80, 140])
  func losesNoWord(width: Int) throws {
    var make = BodyBuilder()
    let words = (0..<400).map { "word\($0)" }
    for start in stride(from: 0, to: 400, by: 20) {
      make.addParagraph(words[start..<start + 20].joined(separator: " "))
    }
    let text = Self.text(try SamplePage.courier(body: make.body), width: width)
    let found = Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    #expect(words.filter { !found.contains($0) }.isEmpty)
  }

  @Test func anEmptyListOfLinksKeepsItsTitle() throws {
    let layout = "layout: a\nregions: { top: [{ app_links: { title: 'Download The App:' } }] }"
    let text = Self.text(try SamplePage.page(of: nil, layout: layout), width: 60, breakpoint: 0)
    #expect(text.contains("Download The App:"))
  }

  @Test func putsRegionsSideBySide() throws {
    let lines = Self.lines(try SamplePage.courier(), width: 100)
    #expect(lines.contains { $0.hasPrefix("Environment") && $0.contains("━━ Must Read") })
  }

  @Test func stacksRegionsWhereColumnsWouldBeTooNarrow() throws {
    let lines = Self.lines(try SamplePage.courier(), width: 60)
    let article = try #require(lines.firstIndex(of: "Environment"))
    let rail = try #require(lines.firstIndex { $0.hasPrefix("━━ Must Read") })
    let latest = try #require(lines.firstIndex { $0.hasPrefix("━━ Latest Articles") })
    #expect(article < rail && rail < latest)
  }

  @Test func drawsSlotsToScale() throws {
    let lines = Self.lines(try SamplePage.courier(), width: 140)
    let label = try #require(lines.firstIndex { $0.contains("- Advertisement -") })
    let top = try #require(lines[label + 1].firstIndex(of: "┏"))
    let start = lines[label + 1].distance(from: lines[label + 1].startIndex, to: top)
    // A cell is 1068 / 140 px wide, and 300 px are 39 of them.
    #expect(lines[label + 1].dropFirst(start).prefix(39).last == "┓")
    // It is twice as high, and 250 px are 16 of them.
    let height = lines[(label + 1)...].prefix { $0.dropFirst(start).first != "┗" }.count + 1
    #expect(height == 16)
  }

  @Test func onlyTheBreakpointsBlocksAreDrawn() throws {
    let text = Self.text(try SamplePage.courier(), width: 60, breakpoint: 0)
    #expect(!text.contains("Must Read"))
    #expect(text.contains("300x100, 300x50"))
  }

  @Test func asciiDrawsWithoutBoxCharacters() throws {
    var make = BodyBuilder()
    make.addParagraph("Plain.")
    make.add(.quote([make.paragraph("Quoted.")]))
    make.add(.divider)
    let page = try SamplePage.courier(body: make.body)
    let text = Self.text(page, width: 90, style: .ascii)
    #expect(Set(text.filter { !$0.isASCII }) == ["©"])
  }

  @Test func controlCharactersDoNotReachTheTerminal() throws {
    var make = BodyBuilder()
    make.addParagraph("red \u{1B}[31m \u{202E}txet")
    make.add(.code(language: make.bytes("sh"), text: make.bytes("\u{1B}]0;title\u{7}")))
    let page = try SamplePage.courier(title: "A \u{1B}[2J headline", body: make.body)
    for bytes in [
      TextRenderer(width: 80, breakpoint: 2).render(page), LinearTextRenderer().render(page),
    ] {
      #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A })
      #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test func rightToLeftTextEndsAtTheRight() throws {
    var make = BodyBuilder()
    make.addParagraph("مرحبا بالعالم")
    let page = try SamplePage.courier(language: "ar", title: "العنوان", body: make.body)
    let lines = Self.lines(page, width: 60)
    let line = try #require(lines.first { $0.contains("مرحبا") })
    #expect(DisplayWidth.of(line) == 60)
    #expect(line.hasSuffix("\u{2067}مرحبا بالعالم\u{2069}"))
  }

  @Test func unknownBreakpointGivesNothing() throws {
    #expect(TextRenderer(width: 80, breakpoint: 9).render(try SamplePage.courier()).isEmpty)
  }
}
