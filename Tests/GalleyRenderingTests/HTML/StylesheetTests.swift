import GalleyModel
import Testing

@testable import GalleyRendering

@Suite struct StylesheetTests {
  private func style(_ layout: String) throws -> String {
    HTMLPage(try SamplePage.page(of: nil, layout: layout)).style
  }

  private static let layout = """
    layout: l
    breakpoints:
      small: { from: 0, screen: 390x844 }
      large: { from: 1000, screen: 1440x900 }
    grid:
      small: { margin: 10px, gap: 24px, areas: [story] }
      large: { width: 1068px, margin: 20px, gap: [30px, 48px], columns: [1fr, 300px], areas: [story rail] }
    regions:
      story: [headline, { text: Words }]
      rail: [{ spot_img: rail }]
    slots:
      rail: { sizes: { small: [320x50], large: [300x600, 300x250] } }
      gone: { sizes: { large: [] , small: [300x250] }, reserve: 120px }
    theme: { spacing: 20px, sizes: { headline: 50px }, colors: { accent: "#123456" } }
    """

  @Test func everyBreakpointHasItsGrid() throws {
    let css = try style(Self.layout)
    #expect(
      css.contains(
        ".page{max-width:none;padding:0 10px;column-gap:24px;grid-template-columns:minmax(0,1fr);"
          + "grid-template-areas:\"area-story\""))
    #expect(
      css.contains(
        ".page{max-width:1108px;padding:0 20px;column-gap:48px;"
          + "grid-template-columns:minmax(0,1fr) 300px;grid-template-areas:\"area-story area-rail\""
      ))
  }

  @Test func whatABreakpointLeavesOutIsHidden() throws {
    let css = try style(Self.layout)
    #expect(css.contains("@media (max-width:999.98px){\n.hide-small,.area-rail{display:none}\n}"))
    #expect(css.contains("@media (min-width:1000px){\n.hide-large{display:none}\n}"))
  }

  @Test func slotsKeepTheirSpace() throws {
    let css = try style(Self.layout)
    #expect(css.contains(".galley-rail .slot-box{width:320px;min-height:50px;}"))
    #expect(css.contains(".galley-rail .slot-box{width:300px;min-height:600px;}"))
    #expect(css.contains(".galley-gone .slot-box{width:300px;min-height:120px;}"))
    #expect(css.contains(".galley-gone{display:none}"))
    // No advertisement is cropped to the space kept free, only what stands in for it.
    #expect(css.contains(".galley-rail .slot-face,.galley-rail .creative img{max-height:50px;}"))
    #expect(css.ranges(of: "max-height:50px").count == 1)
  }

  @Test func theThemeIsWrittenIntoIt() throws {
    let css = try style(Self.layout)
    #expect(css.contains("--accent:#123456;"))
    #expect(css.contains("@media (prefers-color-scheme:dark){:root{--ink:"))
    let table = StyleTable(theme: Theme(), fromWidth: 1000)
    #expect(table[.headline].size == Theme().headlineSize)
    #expect(css.contains("font-size:50px"))
  }

  @Test func largerBreakpointsSayOnlyWhatChanges() throws {
    let css = try style(Self.layout)
    #expect(css.ranges(of: ".listing{").isEmpty)
    #expect(css.ranges(of: "\nlabel{font-family").count == 1)
  }

  @Test func tallRegionsLeaveTheirSurplusToTheLastRow() throws {
    let css = try style(
      """
      layout: l
      grid:
        mobile: { columns: [1fr, 200px], areas: [a rail, b rail, c c] }
      regions: { a: [headline], b: [divider], rail: [divider], c: [divider] }
      """)
    #expect(css.contains("grid-template-rows:repeat(1,auto) 1fr"))
  }

  @Test(arguments: [
    ([Track.fraction(1), .pixels(300)], 1068, 0..<1, 720),
    ([.fraction(1), .pixels(300)], 1068, 0..<2, 1068),
    ([.percent(25), .fraction(1)], 400, 0..<1, 100),
    ([.fraction(0.5)], 400, 0..<1, 200), ([.pixels(900)], 400, 0..<1, 900),
  ])
  func widths(columns: [Track], viewport: Int, span: Range<Int>, width: Int) {
    let grid = ResolvedGrid(
      width: nil, margin: 0, columns: columns, gap: GridGap(row: 0, column: 48), rowCount: 1,
      areas: [])
    #expect(grid.width(of: span, viewport: viewport) == width)
  }

  @Test func nothingIsAskedFromOtherHosts() throws {
    let css = try style(Self.layout)
    for request in ["@import", "url(", "http", "</"] {
      #expect(!css.contains(request), "\(request)")
    }
  }
}

/// What becomes of the fonts of a theme.
@Suite struct FontStylesheetTests {
  private static let layout = """
    layout: l
    regions:
      story: [headline, { text: Words }]
    theme:
      fonts:
        headline: { family: "Tom's & Co", files: { bold: "f/b d.woff2", bold_italic: f/gone.woff2 } }
        body:
          family: Text
          files:
            - { file: f/v.woff2, weight: 100..900 }
            - { file: f/arabic.woff2, weight: 100..900, unicode_range: "U+600-6FF, U+200C" }
          also: { family: Other, files: f/o.otf }
          fallback: mono
          features: [onum, -liga]
          letter_spacing: 0.25px
    """

  private func page(_ layout: String = Self.layout, root: String = "") throws -> Page {
    var page = try SamplePage.page(of: nil, layout: layout)
    page.root = root
    for path in ["f/b d.woff2", "f/v.woff2", "f/arabic.woff2"] {
      page.layout.fontFiles[path] = FontData(path: path, bytes: Array("wOF2\(path)".utf8))
    }
    page.layout.fontFiles["f/o.otf"] = FontData(path: "f/o.otf", bytes: Array("OTTO".utf8))
    return page
  }

  private func text(_ page: Page, _ place: FontPlace) -> String {
    String(decoding: HTMLRenderer(page.layout, at: place).render(page), as: UTF8.self)
  }

  @Test func eachFileHasItsRule() throws {
    let page = try page(root: "../")
    let faces = text(page, .build).split(separator: "\n").filter { $0.hasPrefix("@font-face") }
    let bold = try #require(page.layout.fontFiles["f/b d.woff2"])
    #expect(bold.builtPath == "fonts/b-d.\(bold.fingerprint).woff2")
    #expect(faces.count == 4)
    let first =
      "@font-face{font-family:\"Tom's & Co\";src:url(\"../\(bold.builtPath)\") format(\"woff2\");"
      + "font-weight:700;font-style:normal;font-display:swap}"
    #expect(String(faces[0]) == first)
    #expect(faces[1].contains("font-weight:100 900;font-style:normal;font-display"))
    #expect(faces[2].contains(";unicode-range:U+600-6FF,U+200C;"))
    #expect(faces[3].contains("format(\"opentype\");font-weight:400;"))
  }

  @Test func filesAreWhereTheyLieUnlessBuilt() throws {
    let page = try page(root: "../my #1/")
    let bold = try #require(page.layout.fontFiles["f/b d.woff2"])
    #expect(
      text(page, .project).contains(
        "url(\"../my%20%231/f/b%20d.woff2?\(bold.fingerprint)\")"))
    #expect(text(page, .page).contains("url(\"data:font/otf;base64,T1RUTw==\")"))
  }

  /// The headline's bold and the text's: not what other scripts need, nor what no file was read for.
  @Test func preloadsWhatTheFirstScreenNeeds() throws {
    let links = text(try page(), .build).split(separator: "\n")
      .filter { $0.hasPrefix("<link rel=\"preload\"") }
    #expect(links.count == 3)
    #expect(
      links[0].hasPrefix("<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href"))
    #expect(links.allSatisfy { !$0.contains("arabic") })
    #expect(!text(try page(), .page).contains("preload"))
  }

  @Test func ownFontsAreShapedAndOthersAreNot() throws {
    let css = HTMLPage(try page()).style
    #expect(
      css.contains(
        ":root{--headline:\"Tom's & Co\",\"Tom's & Co fallback\",var(--serif);--body:\"Text\",\"Other\",\"Text fallback\",var(--mono);text-spacing-trim:space-all}"
      ))
    #expect(
      css.contains(
        ".headline{font-family:var(--headline);font-kerning:normal;font-variant-ligatures:normal;"
          + "font-feature-settings:\"palt\" 0;font-size"))
    #expect(
      css.contains(
        ".prose p{font-family:var(--body);font-kerning:normal;font-variant-ligatures:normal;"
          + "font-feature-settings:\"palt\" 0,\"onum\" 1,\"liga\" 0;"))
    #expect(
      css.contains(
        "label{font-family:var(--sans);font-kerning:none;font-variant-ligatures:none;"
          + "font-feature-settings:normal;"))
    #expect(css.contains("code,pre{font-kerning:none;"))
    // What stands in spaced text is not spaced with it.
    #expect(css.contains("letter-spacing:0.25px;"))
    #expect(css.contains("letter-spacing:0px;"))
  }

  @Test func withoutOwnFontsThereIsNoWordOfThem() throws {
    let text = text(try page("layout: l\nregions: { story: [headline] }"), .build)
    for word in ["@font-face", "preload", "font-kerning:normal", "letter-spacing:0px", "--body"] {
      #expect(!text.contains(word), "\(word)")
    }
  }
}

@Suite struct CSSWriterTests {
  private func written(
    _ direction: Direction = .leftToRight, _ write: (inout CSSWriter) -> Void
  ) -> String {
    var css = CSSWriter(direction: direction)
    write(&css)
    return String(decoding: css.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("rail", "rail"), ("in_article-2", "in_article-2"), ("a}b", "a\\7d b"),
    ("</style>", "\\3c \\2f style\\3e "), ("été", "été"),
  ])
  func names(name: String, escaped: String) { #expect(written { $0.name(name) } == escaped) }

  @Test(arguments: [(1.0, "1"), (0.5, "0.5"), (33.333, "33.33"), (1.05, "1.05"), (-2.5, "-2.5")])
  func numbers(number: Double, text: String) { #expect(written { $0.number(number) } == text) }

  @Test func colors() { #expect(written { $0.color(Color(0x00ab0c)) } == "#00ab0c") }

  @Test func sidesFollowTheDirection() {
    #expect(written { $0.declareStart("padding", px: 4) } == "padding-left:4px;")
    #expect(written(.rightToLeft) { $0.declareStart("padding", px: 4) } == "padding-right:4px;")
    #expect(written(.rightToLeft) { $0.declareEnd("margin", px: 0) } == "margin-left:0;")
  }

  @Test func mediaQueries() {
    #expect(written { $0.media(from: 0) { $0.raw("a{}") } } == "a{}")
    #expect(
      written { $0.media(from: 740, until: 1100) { $0.raw("a{}") } }
        == "@media (min-width:740px) and (max-width:1099.98px){\na{}}\n")
  }
}
