import GalleyModel
import Testing

@testable import GalleyGeometry

@Suite struct GridTests {
  private func grid(_ columns: [Track], width: Int? = nil, margin: Int = 0) -> ResolvedGrid {
    ResolvedGrid(
      width: width, margin: margin, columns: columns, gap: GridGap(row: 0, column: 20), rowCount: 1,
      areas: [])
  }

  private func columns(_ grid: ResolvedGrid, viewport: Int) -> [[Double]] {
    let columns = GridColumns(grid, viewport: viewport)
    return grid.columns.indices.map {
      [columns[$0..<$0 + 1].x.pixels, columns[$0..<$0 + 1].width.pixels]
    }
  }

  @Test func sharesDivideWhatGivenWidthsLeave() {
    let grid = grid([.fraction(2), .pixels(300), .fraction(1)], width: 940, margin: 10)
    #expect(columns(grid, viewport: 1000) == [[30, 400], [450, 300], [770, 200]])
  }

  @Test func percentIsOfTheRoomInsideTheMargins() {
    #expect(
      columns(grid([.percent(25), .fraction(1)], margin: 20), viewport: 440)
        == [[20, 100], [140, 280]])
  }

  @Test func widthsAreWhole64thsOfAPixel() {
    let found = columns(grid([.fraction(1), .fraction(1), .fraction(1)]), viewport: 140)
    #expect(found.map { $0[1] } == [33.328125, 33.328125, 33.34375])
  }

  @Test func anAreaCoversTheGapsBetweenItsColumns() {
    let columns = GridColumns(grid([.pixels(100), .pixels(200)]), viewport: 320)
    #expect(columns[0..<2].width.pixels == 320)
  }

  @Test func aTallRegionGivesItsRestToTheFlexibleRow() {
    let rows = GridRows(
      count: 3, flexible: 2,
      items: [
        (0..<1, LayoutUnit(50)), (1..<2, LayoutUnit(100)), (2..<3, LayoutUnit(10)),
        (1..<3, LayoutUnit(400)),
      ])
    #expect(rows.heights.map(\.pixels) == [50, 100, 300])
    #expect(rows.top(of: 2).pixels == 150)
  }

  @Test func aTallRegionWithoutAFlexibleRowSpreadsItsRest() {
    let rows = GridRows(
      count: 3, flexible: nil, items: [(0..<1, LayoutUnit(40)), (0..<2, LayoutUnit(100))])
    #expect(rows.heights.map(\.pixels) == [70, 30, 0])
  }
}

/// Equal parts of a length, as Blink shares out the free space of a flex container.
struct PartsTests {
  /// What Chromium was seen to give.
  @Test(arguments: [
    (1, [0, 1, 0]), (2, [0, 1, 1]), (3, [1, 1, 1]), (4, [0, 1, 0, 1, 0, 1, 1]),
    (5, [0, 1, 0, 1, 1, 1, 1]), (6, [0, 1, 1, 1, 1, 1, 1]),
    (2, [0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  ])
  func roundDownAndUpInTurn(_ length: Int, _ parts: [Int]) {
    #expect(LayoutUnit(rawValue: length).parts(parts.count).map(\.rawValue) == parts)
    let longer = LayoutUnit(rawValue: length + 1000 * parts.count)
    #expect(longer.parts(parts.count).map(\.rawValue) == parts.map { $0 + 1000 })
  }

  @Test func cellsAreNotDivided() {
    #expect(LayoutUnit(7).parts(3, inStepsOf: 64).map(\.pixels) == [2, 3, 2])
  }
}
