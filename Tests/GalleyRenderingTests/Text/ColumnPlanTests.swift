import GalleyModel
import Testing

@testable import GalleyRendering

@Suite struct ColumnPlanTests {
  private typealias Placed = (column: Int, width: Int, row: Int)

  /// A grid of two rows: the first region above all columns, then one for each column.
  private func plan(
    _ columns: [Track], screen: Int = 1440, width: Int, isRightToLeft: Bool = false,
    heights: [Int] = [1, 1, 1, 1]
  ) -> [Placed] {
    let head = ResolvedGrid.Area(region: 0, rows: 0..<1, columns: 0..<columns.count)
    let areas = columns.indices.map {
      ResolvedGrid.Area(region: $0 + 1, rows: 1..<2, columns: $0..<$0 + 1)
    }
    let grid = ResolvedGrid(
      width: 1000, margin: 20, columns: columns, gap: Gap(row: 20, column: 40), rowCount: 2,
      areas: [head] + areas)
    var placed: [Placed] = []
    ColumnPlan(grid, screen: screen, width: width, isRightToLeft: isRightToLeft)
      .forEachArea { area, strip, row in
        placed.append((strip.column, strip.width, row))
        return row + heights[area.region]
      }
    return placed
  }

  private func expect(_ placed: [Placed], _ expected: [Placed]) {
    #expect(
      placed.map { [$0.column, $0.width, $0.row] }
        == expected.map { [$0.column, $0.width, $0.row] })
  }

  @Test func sharesTheWidthLikeTheGrid() {
    // 1000 px in 100 cells: the gap of 40 px is 4 cells, 300 px are 30, and 1fr has the rest.
    expect(plan([.fraction(1), .pixels(300)], width: 100), [(0, 100, 0), (0, 66, 2), (70, 30, 2)])
    expect(plan([.percent(25), .fraction(1)], width: 100), [(0, 100, 0), (0, 25, 2), (29, 71, 2)])
    expect(
      plan([.fraction(1), .fraction(2), .fraction(1)], width: 100),
      [(0, 100, 0), (0, 23, 2), (27, 46, 2), (77, 23, 2)])
  }

  @Test func mirrorsForLanguagesFromRightToLeft() {
    expect(
      plan([.fraction(1), .pixels(300)], width: 100, isRightToLeft: true),
      [(0, 100, 0), (34, 66, 2), (0, 30, 2)])
  }

  @Test func stacksColumnsBelowEighteenCells() {
    expect(plan([.fraction(1), .pixels(300)], width: 56), [(0, 56, 0), (0, 56, 2), (0, 56, 4)])
  }

  @Test func aRowBeginsBelowTheTallestOfTheRowAbove() {
    let grid = ResolvedGrid(
      width: 1000, margin: 0, columns: [.fraction(1), .fraction(1)], gap: Gap(row: 0, column: 40),
      rowCount: 2,
      areas: [
        ResolvedGrid.Area(region: 0, rows: 0..<1, columns: 0..<1),
        ResolvedGrid.Area(region: 1, rows: 0..<2, columns: 1..<2),
        ResolvedGrid.Area(region: 2, rows: 1..<2, columns: 0..<1),
      ])
    var rows: [Int] = []
    ColumnPlan(grid, screen: 1440, width: 100, isRightToLeft: false).forEachArea { area, _, row in
      rows.append(row)
      return row + [5, 30, 1][area.region]
    }
    #expect(rows == [0, 0, 6])
  }

  @Test func aPhonesPageStaysNarrowOnAWideTerminal() {
    #expect(plan([.fraction(1)], screen: 390, width: 200).map(\.width) == [58, 58])
  }

  @Test func columnsThatAreTooWideShrink() {
    for placed in plan([.pixels(1000), .pixels(1000)], width: 80) {
      #expect(placed.column + placed.width <= 80)
    }
  }
}
