import GalleyModel
import Testing

@testable import GalleyGeometry

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
