import GalleyGeometry
import GalleyModel
import GalleyPlacement
import GalleyRendering
import GalleySyntax

extension Annotation {
  /// The boxes of a page on the screen of each breakpoint, and why its ads are where they are.
  static func all(of placement: PagePlacement) -> [Annotation] {
    var typesetter = Typesetter(placement.page.layout)
    return zip(typesetter.place(placement.page), placement.bodies).map {
      Annotation($0, of: placement.page, $1)
    }
  }

  init(_ placed: PlacedPage, of page: Page, _ body: BodyPlacement?) {
    let x = placed.body.map { placed.boxes[$0.box].frame.x.pixels } ?? 0
    self.init(
      breakpoint: placed.breakpoint, viewport: placed.viewport, height: placed.height.pixels,
      folds: placed.folds.map(\.pixels),
      boxes: placed.boxes.compactMap { Box($0, of: page) },
      gaps: body.map { Gap.all(of: $0, on: page, x: x) } ?? [])
  }
}

extension Annotation.Gap {
  fileprivate static func all(
    of placement: BodyPlacement, on page: Page, x: Double
  ) -> [Annotation.Gap] {
    var maps = LineMaps()
    return placement.explain().map { gap in
      var isTaken = false
      var reason = ""
      switch gap.verdict {
      case .taken(let index):
        isTaken = true
        reason = GapWords.taken(
          by: placement.ads[index], on: page, at: placement.body.breakpoint)
      case .outdone: reason = GapWords.outdone
      case .refused(let shortfalls):
        reason = shortfalls.map { shortfall in
          let place = shortfall.rule.span.map { " (\(maps.place(of: $0)))" } ?? ""
          return GapWords.refused(shortfall) + place
        }.joined(separator: "; ")
      }
      let depth = Int(gap.y.pixels.rounded())
      return Self(
        isTaken: isTaken, reason: "\(depth) px: \(reason)", x: x, y: gap.y.pixels)
    }
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
    case .element, .piece, .picture, .marker: return nil
    }
    self.init(
      kind, name: name.name ?? name.kind, x: box.frame.x.pixels, y: box.frame.y.pixels,
      width: box.frame.width.pixels, height: box.frame.height.pixels,
      isEstimated: box.isEstimated)
  }
}
