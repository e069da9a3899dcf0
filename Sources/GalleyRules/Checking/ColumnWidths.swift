import GalleyModel
import GalleyBasics

/// How wide a grid's columns are at the smallest viewport of its breakpoint, as CSS computes them.
struct ColumnWidths {
  /// The narrowest viewport that a breakpoint from 0 is judged at, in CSS px: the width of the
  /// narrowest phones in common use, 360x640 and 360x800
  /// (https://gs.statcounter.com/screen-resolution-stats/mobile/worldwide).
  static let narrowestViewport = 360

  private let grid: ResolvedGrid
  private let viewport: Int

  init(_ layout: ResolvedLayout, breakpoint: Int) {
    grid = layout.grids[breakpoint]
    viewport = Self.smallestViewport(of: layout.breakpoints[breakpoint])
  }

  static func smallestViewport(of breakpoint: Breakpoint) -> Int {
    max(breakpoint.from.value, narrowestViewport)
  }

  /// The width of an area in whole CSS px: its columns and the gaps between them.
  func width(of columns: Range<Int>) -> Int { grid.width(of: columns, viewport: viewport) }
}
