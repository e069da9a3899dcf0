import GalleyGeometry
import GalleyModel
import GalleyRendering

extension Annotation {
  /// The boxes of a page on the screen of each breakpoint.
  static func all(of page: Page) -> [Annotation] {
    page.layout.breakpoints.map {
      Annotation(PageLayout(page, viewport: $0.screen).place(), of: page)
    }
  }

  init(_ placed: PlacedPage, of page: Page) {
    self.init(
      breakpoint: placed.breakpoint, viewport: placed.viewport, height: placed.height.pixels,
      folds: placed.folds.map(\.pixels),
      boxes: placed.boxes.compactMap { Box($0, of: page) })
  }
}

extension Annotation.Box {
  /// `nil` for the parts of a block.
  fileprivate init?(_ box: PlacedBox, of page: Page) {
    let name = BoxName(box.role, page)
    let kind: Kind
    switch box.role {
    case .region: kind = .region
    case .block: kind = .block
    case .slot: kind = .slot(travel: box.travel.pixels)
    case .element, .piece, .picture: return nil
    }
    self.init(
      kind, name: name.name ?? name.kind, x: box.frame.x.pixels, y: box.frame.y.pixels,
      width: box.frame.width.pixels, height: box.frame.height.pixels,
      isEstimated: box.isEstimated)
  }
}
