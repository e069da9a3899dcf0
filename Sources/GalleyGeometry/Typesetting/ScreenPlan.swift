import GalleyModel
import GalleyBasics

/// What is the same for all pages of a layout on one screen.
struct ScreenPlan: Sendable {
  /// In units of the medium.
  let viewport: PixelSize
  /// Index in the layout's breakpoints.
  let breakpoint: Int
  let medium: Medium
  let styles: StyleTable
  /// In units of the medium.
  let grid: ResolvedGrid
  let columns: GridColumns
  /// By the index of the layout's regions; `nil` for those that are not in the grid.
  let areas: [ResolvedGrid.Area?]
  /// By the index of the layout's regions, whether an article's body is meant to stand there.
  let hasBody: [Bool]
  /// The widest line of body text, in units of the medium.
  let measure: Int
  /// Whether a body looks the same as on the screen before, in a column of the same width.
  let sharesBody: Bool

  /// - Parameter earlier: the screen that pages are laid out on before.
  init(_ viewport: PixelSize, of layout: ResolvedLayout, after earlier: ScreenPlan? = nil) {
    self.viewport = viewport
    breakpoint = layout.breakpoint(forWidth: viewport.width)
    medium = .pixels
    styles = StyleTable(
      theme: layout.theme, fromWidth: layout.breakpoints[breakpoint].from.value)
    grid = layout.grids[breakpoint]
    columns = GridColumns(grid, viewport: viewport.width)
    areas = grid.areas(ofRegions: layout.regions.count)
    hasBody = layout.regions.map(\.hasBody)
    measure = layout.theme.measure
    sharesBody = earlier?.styles.hasSameBody(as: styles) ?? false
  }

  /// A terminal of so many cells, which show the page as it is on the screen that a breakpoint is judged
  /// on: its grid takes all of them, but no cell stands for less than 6 px, so that a phone's page stays
  /// narrow on a wide terminal.
  init(cells: Int, breakpoint: Int, of layout: ResolvedLayout) {
    let screen = layout.breakpoints[breakpoint].screen
    let pixels = GridColumns(layout.grids[breakpoint], viewport: screen.width)
    let total = max(1, pixels.total.pixels)
    let cells = max(Self.narrowestColumn, min(cells, Int(total / Self.leastPixelsPerCell)))
    medium = .cells(pixelsPerCell: max(1, total / Double(cells)))
    self.breakpoint = breakpoint
    styles = .cells
    viewport = PixelSize(width: cells, height: medium.down(screen.height))
    let grid = layout.grids[breakpoint].onCells(medium)
    let columns = pixels.fitted(to: cells, gap: grid.gap.column)
    let isTooNarrow = grid.areas.contains {
      columns[$0.columns].width < LayoutUnit(Self.narrowestColumn)
    }
    self.grid = isTooNarrow ? grid.stacked : grid
    areas = self.grid.areas(ofRegions: layout.regions.count)
    hasBody = layout.regions.map(\.hasBody)
    self.columns =
      isTooNarrow ? GridColumns([Column(x: .zero, width: LayoutUnit(cells))]) : columns
    measure = max(Self.narrowestMeasure, medium.across(layout.theme.measure))
    sharesBody = false
  }

  /// The narrowest column that is pleasant to read, and the narrowest that text is made for the sake of
  /// scale, in cells.
  private static let narrowestColumn = 18
  private static let narrowestMeasure = 64
  private static let leastPixelsPerCell = 6.0
}

extension StyleTable {
  /// Whether all elements of bodies have the same styles.
  fileprivate func hasSameBody(as other: StyleTable) -> Bool {
    StyledElement.allCases.allSatisfy { !$0.isOfBody || self[$0] == other[$0] }
  }
}

extension ResolvedRegion {
  fileprivate var hasBody: Bool {
    blocks.contains { if case .body = $0.kind { true } else { false } }
  }
}

extension ResolvedGrid {
  /// The first area of each region.
  fileprivate func areas(ofRegions count: Int) -> [Area?] {
    var found = [Area?](repeating: nil, count: count)
    for area in areas.reversed() where found.indices.contains(area.region) {
      found[area.region] = area
    }
    return found
  }

  fileprivate func onCells(_ medium: Medium) -> ResolvedGrid {
    var grid = self
    grid.width = nil
    grid.margin = 0
    grid.gap = GridGap(
      row: min(2, medium.down(gap.row)),
      column: columns.count > 1 ? max(2, medium.across(gap.column)) : 0)
    return grid
  }

  /// All areas one below the other.
  fileprivate var stacked: ResolvedGrid {
    var grid = self
    grid.columns = [.fraction(1)]
    grid.rowCount = areas.count
    for index in areas.indices {
      grid.areas[index].rows = index..<index + 1
      grid.areas[index].columns = 0..<1
    }
    return grid
  }
}
