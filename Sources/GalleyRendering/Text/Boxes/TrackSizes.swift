import GalleyModel

/// The columns of a grid in CSS px.
struct TrackSizes {
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
