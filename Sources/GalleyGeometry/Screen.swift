import GalleyModel
import GalleySyntax

/// What is the same for all pages of a layout on one screen.
struct Screen: Sendable {
  let viewport: PixelSize
  /// Index in the layout's breakpoints.
  let breakpoint: Int
  let styles: StyleTable
  let columns: GridColumns

  init(_ viewport: PixelSize, of layout: ResolvedLayout) {
    self.viewport = viewport
    breakpoint = layout.breakpoint(forWidth: viewport.width)
    styles = StyleTable(
      theme: layout.theme, fromWidth: layout.breakpoints[breakpoint].from.value)
    columns = GridColumns(layout.grids[breakpoint], viewport: viewport.width)
  }
}
