import GalleyModel
import GalleySyntax

/// What is the same for all pages of a layout on one screen.
struct Screen: Sendable {
  let viewport: PixelSize
  /// Index in the layout's breakpoints.
  let breakpoint: Int
  let styles: StyleTable
  let columns: GridColumns
  /// By the index of the layout's regions; `nil` for those that are not in the grid.
  let areas: [ResolvedGrid.Area?]

  init(_ viewport: PixelSize, of layout: ResolvedLayout) {
    self.viewport = viewport
    breakpoint = layout.breakpoint(forWidth: viewport.width)
    styles = StyleTable(
      theme: layout.theme, fromWidth: layout.breakpoints[breakpoint].from.value)
    let grid = layout.grids[breakpoint]
    columns = GridColumns(grid, viewport: viewport.width)
    areas = layout.regions.indices.map { region in grid.areas.first { $0.region == region } }
  }
}
