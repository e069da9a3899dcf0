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

/// The columns of a grid in CSS px.
private struct TrackSizes {
  let widths: [Double]
  let gap: Double
  let total: Double

  init(_ grid: ResolvedGrid, screen: Int) {
    let room = max(1, Double(screen) - 2 * Double(grid.margin))
    total = min(room, grid.width.map { max(1, Double($0)) } ?? room)
    gap = Double(max(0, grid.gap.column))
    let inner = max(1, total - gap * Double(grid.columns.count - 1))
    widths = Self.resolve(grid.columns, total: total, inner: inner)
  }

  /// Lengths first, then the fractions share what is left; what is too wide shrinks.
  private static func resolve(_ tracks: [Track], total: Double, inner: Double) -> [Double] {
    var (fixed, fractions) = (0.0, 0.0)
    for track in tracks {
      switch track {
      case .pixels(let pixels): fixed += Double(pixels)
      case .percent(let percent): fixed += total * percent / 100
      case .fraction(let fraction): fractions += fraction
      }
    }
    let left = max(0, inner - fixed)
    let shrink = fixed > inner ? inner / fixed : 1
    return tracks.map { track in
      switch track {
      case .pixels(let pixels): Double(pixels) * shrink
      case .percent(let percent): total * percent / 100 * shrink
      case .fraction(let fraction): left * fraction / max(1, fractions)
      }
    }
  }

  /// Where each column begins and ends in cells; edges are rounded, not widths.
  func cellEdges(within strip: Strip) -> [Range<Int>] {
    let count = widths.count
    let gap = count > 1 ? max(2, Int((self.gap / strip.pixelsPerCell).rounded())) : 0
    let room = Double(max(count, strip.width - gap * (count - 1)))
    let scale = room / max(1, widths.reduce(0, +))
    var (sum, edges) = (0.0, [Range<Int>]())
    for (index, width) in widths.enumerated() {
      let start = Int((sum * scale).rounded()) + gap * index
      sum += width
      edges.append(start..<max(start, Int((sum * scale).rounded()) + gap * index))
    }
    return edges
  }

  func strip(of area: ResolvedGrid.Area, edges: [Range<Int>], in whole: Strip) -> Strip {
    let columns = area.columns.clamped(to: edges.indices)
    guard let first = columns.first, let last = columns.last else { return whole }
    let cells = edges[first].lowerBound..<edges[last].upperBound
    guard !cells.isEmpty else { return whole.part(offset: cells.lowerBound, width: 1) }
    var strip = whole.part(offset: cells.lowerBound, width: cells.count)
    let pixels = widths[columns].reduce(0, +) + gap * Double(columns.count - 1)
    strip.pixelsPerCell = max(1, pixels / Double(strip.width))
    return strip
  }
}
