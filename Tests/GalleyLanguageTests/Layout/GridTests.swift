import GalleyModel
import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct GridDecodingTests {
  private let frame = """
    layout: a
    regions:
      top: [headline]
      story: [body]
    grid:
      mobile:
        %
    """

  @Test(arguments: [
    Mistake("bad-length", "margin: 1️⃣202️⃣"),
    Mistake("bad-length", "margin: 1️⃣-20px2️⃣"),
    Mistake("bad-length", "width: 1️⃣100001px2️⃣"),
    Mistake("bad-length", "width: 1️⃣99999999999999999999px2️⃣"),
    Mistake("bad-length", "width: 1️⃣50%2️⃣"),
    Mistake("bad-length", "gap: 1️⃣1em2️⃣"),
    Mistake("bad-length", "gap: 1️⃣[1px, 2px, 3px]2️⃣"),
    Mistake("bad-length", "gap: 1️⃣[]2️⃣"),
    Mistake("bad-length", "columns: [1️⃣auto2️⃣]"),
    Mistake("bad-length", "columns: [1️⃣0fr2️⃣]"),
    Mistake("bad-length", "columns: [1️⃣-1fr2️⃣]"),
    Mistake("bad-length", "columns: [1️⃣nanfr2️⃣]"),
    Mistake("bad-length", "columns: [1️⃣101%2️⃣]"),
    Mistake("bad-length", "columns: [1️⃣3002️⃣]"),
    Mistake("wrong-type", "columns: 1️⃣1fr2️⃣"),
    Mistake("wrong-type", "areas: 1️⃣top2️⃣"),
    Mistake("wrong-type", "areas: [top, story, 1️⃣[top]2️⃣]"),
    Mistake("unknown-key", "1️⃣area2️⃣: [top, story]"),
    Mistake("unknown-region", "areas: [1️⃣tpo2️⃣, story]"),
    Mistake("unknown-region", "areas: [\"top   1️⃣stroy2️⃣\"]"),
    Mistake("area-without-region", "areas: [top, story, 1️⃣sidebar2️⃣]"),
    Mistake("uneven-rows", "areas: [\"top top\", 1️⃣story2️⃣]"),
    Mistake("uneven-rows", "areas: [top, \"story 1️⃣story2️⃣\"]"),
    Mistake("area-not-rectangular", "areas: [\"top .\", \"story 1️⃣top2️⃣\"]"),
    Mistake("columns-mismatch", "areas: [top, story]\n    columns: 1️⃣[1fr, 1fr]2️⃣"),
  ])
  func refuses(_ mistake: Mistake) {
    mistake.expect(in: frame)
  }

  @Test func regionInNoAreaIsReportedAtItsName() {
    let read = ReadLayout(frame.replacing("%", with: "areas: [top]"))
    #expect(read.found == ["region-without-area: story"])
    #expect(read.resolved?.regions.map(\.visible.indices) == [[0, 1, 2], []])
  }

  /// The region that was probably meant is not reported as missing too.
  @Test func misspelledAreaIsOneFinding() {
    let read = ReadLayout(frame.replacing("%", with: "areas: [top, stroy, stroy]"))
    #expect(read.found == ["unknown-region: stroy"])
  }

  @Test func unknownBreakpointOfAGrid() {
    let read = ReadLayout(
      "layout: a\nregions:\n  story: [body]\ngrid:\n  moblie: { margin: 10px }")
    #expect(read.found == ["unknown-breakpoint: moblie"])
  }

  /// Wherever a line was wrapped or a word stands, its own letters are underlined.
  @Test func wordsHaveTheirOwnPlaces() throws {
    let read = ReadLayout(
      frame.replacing("%", with: "areas:\n      - 'top 1️⃣tpo2️⃣'\n      - story story"))
    #expect(read.diagnostics.first?.primary.span.range == read.source.range(1, 2))
  }

  @Test func tabsSeparateWords() {
    let read = ReadLayout(frame.replacing("%", with: "areas: [\"top\\ttop\", \"story  story\"]"))
    #expect(read.diagnostics.isEmpty, "\(read.printed)")
  }
}

@Suite struct AreaShapeTests {
  /// Whether the areas of a grid with the regions a, b and c are accepted.
  private func rules(_ rows: [String]) -> [RuleID] {
    let rows = rows.map { "      - \($0)\n" }.joined()
    return ReadLayout(
      "layout: x\nregions:\n  a: [body]\n  b: [tags]\n  c: [image]\ngrid:\n  mobile:\n    areas:\n"
        + rows
    ).diagnostics.map(\.rule)
  }

  @Test(arguments: [
    ["a b c"], ["a", "b", "c"], ["a a", "b c"], ["a b", "a c"], ["a a b", "a a c"],
    ["a . b", "c c c"], [". a", "b c"], ["a . ", "b c"],
  ])
  func rectangles(_ rows: [String]) {
    #expect(rules(rows) == [])
  }

  @Test(arguments: [
    ["a b", "b c"], ["a a b", "a c b"], ["a b a", "c c c"], ["a", "b", "a", "c"],
    ["a b c", "a b c", "b b c"], ["a b .", ". . c", ". . a"],
  ])
  func otherShapes(_ rows: [String]) {
    #expect(rules(rows).contains("area-not-rectangular"))
    #expect(Set(rules(rows)) == ["area-not-rectangular"])
  }
}

@Suite struct GridInheritanceTests {
  private func grids(_ grid: String) throws -> [ResolvedGrid] {
    let read = expectClean(
      "layout: a\nregions:\n  top: [headline]\n  story: [body]\n  rail: [tags]\ngrid:\n" + grid,
      in: "%")
    return try #require(read.resolved).grids
  }

  @Test func whatIsNotSaidComesFromTheSmaller() throws {
    let grids = try grids(
      """
        mobile: { margin: 10px, gap: [8px, 16px], areas: [top, story, rail] }
        desktop: { width: 900px, columns: [1fr, 300px], areas: [top top, story rail] }
      """)
    #expect(grids.map(\.margin) == [10, 10, 10])
    #expect(grids.map(\.gap) == Array(repeating: GridGap(row: 8, column: 16), count: 3))
    #expect(grids.map(\.width) == [nil, nil, 900])
    #expect(grids.map(\.rowCount) == [3, 3, 2])
    #expect(grids.map(\.columns.count) == [1, 1, 2])
    #expect(grids[2].areas.map(\.columns) == [0..<2, 0..<1, 1..<2])
    #expect(grids[2].areas.map(\.rows) == [0..<1, 1..<2, 1..<2])
  }

  @Test func columnsBelongToTheirAreas() throws {
    let grids = try grids(
      """
        mobile: { columns: [1fr, 100px], areas: [top top, story rail] }
        tablet: { columns: [2fr, 200px] }
        desktop: { areas: [top story rail] }
      """)
    #expect(grids[0].columns == [.fraction(1), .pixels(100)])
    #expect(grids[1].columns == [.fraction(2), .pixels(200)])
    #expect(grids[2].columns == [.fraction(1), .fraction(1), .fraction(1)])
  }

  @Test func withoutAreasRegionsStandInOneColumn() throws {
    let grids = try grids("  mobile: { margin: 0px }")
    #expect(grids.map(\.rowCount) == [3, 3, 3])
    #expect(grids[0].areas.map(\.region) == [0, 1, 2])
  }

  @Test func regionsAreReadInTheOrderOfTheSmallestAreas() {
    let read = expectClean(
      """
      layout: a
      regions:
        rail: [tags]
        story: [body]
        top: [headline]
        only_wide: [image]
      grid:
        mobile: { areas: [top, story, rail] }
        desktop: { areas: [top only_wide, story rail] }
      """, in: "%")
    #expect(read.resolved?.regions.map(\.name.value) == ["top", "story", "rail", "only_wide"])
    #expect(read.resolved?.regions.last?.visible.indices == [2])
  }
}
