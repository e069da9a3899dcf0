import GalleyGeometry
import GalleyModel

extension Typesetter {
  /// For the screens of a layout's breakpoints.
  init(_ layout: ResolvedLayout) {
    self.init(layout, viewports: layout.breakpoints.map(\.screen))
  }
}
