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
