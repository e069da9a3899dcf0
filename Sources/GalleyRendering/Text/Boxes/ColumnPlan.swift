import GalleyModel

/// Where the areas of a grid stand on a terminal: its columns in cells.
struct ColumnPlan {
  /// In the grid's order, each with its place; in one column where the terminal is too narrow.
  private let areas: [(area: ResolvedGrid.Area, strip: Strip)]
  /// Empty rows between two rows of the grid.
  private let rowGap: Int
  /// Whether the areas stand one below the other, whatever the grid says.
  private let isStacked: Bool

  /// - Parameters:
  ///   - screen: the width in CSS px that the page is judged on.
  ///   - width: of the terminal, in cells. The grid takes all of it, but no cell stands for less
  ///     than 6 px: a phone's page stays narrow on a wide terminal.
  init(_ grid: ResolvedGrid, screen: Int, width: Int, isRightToLeft: Bool) {
    let tracks = TrackSizes(grid, screen: screen)
    let width = max(Self.narrowestColumn, min(width, Int(tracks.total / Self.leastPixelsPerCell)))
    let whole = Strip(
      column: 0, width: width, pixelsPerCell: max(1, tracks.total / Double(width)),
      isRightToLeft: isRightToLeft)
    rowGap = max(1, min(2, whole.rows(pixels: grid.gap.row)))
    let edges = tracks.cellEdges(within: whole)
    let strips = grid.areas.map { tracks.strip(of: $0, edges: edges, in: whole) }
    let isStacked = strips.contains { $0.width < Self.narrowestColumn }
    self.isStacked = isStacked
    areas = zip(grid.areas, strips).map { ($0, isStacked ? whole : $1) }
  }

  /// Goes through the areas in the grid's order; a row of the grid begins below all areas that end
  /// above it.
  ///
  /// - Parameter paint: paints an area into its strip from a row of the terminal, and returns the
  ///   first row below it, or `nil` where nothing is to be painted.
  func forEachArea(_ paint: (ResolvedGrid.Area, Strip, Int) -> Int?) {
    var bottoms: [(gridRow: Int, row: Int)] = []
    for (index, (area, strip)) in areas.enumerated() {
      let gridRow = isStacked ? index : area.rows.lowerBound
      let above = bottoms.filter { $0.gridRow <= gridRow }.map(\.row).max()
      if let below = paint(area, strip, above.map { $0 + rowGap } ?? 0) {
        bottoms.append((isStacked ? index + 1 : area.rows.upperBound, below))
      }
    }
  }

  /// The narrowest column that is pleasant to read, in cells.
  private static let narrowestColumn = 18
  private static let leastPixelsPerCell = 6.0
}
