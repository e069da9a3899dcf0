import GalleyModel
import GalleySyntax

/// How wide a grid's columns are at the smallest viewport of its breakpoint, as CSS computes them.
struct ColumnWidths {
  /// The narrowest viewport that a breakpoint from 0 is judged at, in CSS px: the width of the
  /// narrowest phones in common use, 360x640 and 360x800
  /// (https://gs.statcounter.com/screen-resolution-stats/mobile/worldwide).
  static let narrowestViewport = 360

  /// In CSS px.
  private let tracks: [Double]
  private let gap: Double

  init(_ layout: ResolvedLayout, breakpoint: Int) {
    let grid = layout.grids[breakpoint]
    let viewport = Self.smallestViewport(of: layout.breakpoints[breakpoint])
    let free = max(0, viewport - 2 * grid.margin)
    let width = Double(min(free, grid.width ?? free))
    gap = Double(grid.gap.column)
    tracks = Self.tracks(grid.columns, in: width, gap: gap)
  }

  static func smallestViewport(of breakpoint: Breakpoint) -> Int {
    max(breakpoint.from.value, narrowestViewport)
  }

  /// The width of an area in whole CSS px: its columns and the gaps between them.
  func width(of columns: Range<Int>) -> Int {
    let columns = columns.clamped(to: tracks.indices)
    let gaps = gap * Double(max(0, columns.count - 1))
    return Int(tracks[columns].reduce(gaps, +) + 0.001)
  }

  /// `fr` tracks share what the others and the gaps leave; where they add up to less than one, they
  /// take that part of it (https://www.w3.org/TR/css-grid-1/#fr-unit).
  private static func tracks(_ columns: [Track], in width: Double, gap: Double) -> [Double] {
    var fixed = gap * Double(max(0, columns.count - 1))
    var fractions = 0.0
    for column in columns {
      switch column {
      case .pixels(let pixels): fixed += Double(pixels)
      case .percent(let percent): fixed += width * percent / 100
      case .fraction(let fraction): fractions += fraction
      }
    }
    let share = max(0, width - fixed) / max(1, fractions)
    return columns.map { column in
      switch column {
      case .pixels(let pixels): Double(pixels)
      case .percent(let percent): width * percent / 100
      case .fraction(let fraction): share * fraction
      }
    }
  }
}
