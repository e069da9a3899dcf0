import GalleyGeometry
import GalleyModel
package import GalleyPages
import GalleyPlacement
import GalleyBasics

extension Annotation {
  /// The boxes of a page on the screen of each breakpoint, and why its ads are where they are.
  package static func all(of composition: Composition) -> [Annotation] {
    composition.screens.map { Annotation($0.placed, of: composition.ads) }
  }

  /// - Parameter placed: the page on the screen of a breakpoint.
  init(_ placed: PageBoxes, of placement: PageAds) {
    let page = placement.page
    let x = placed.body.map { placed.boxes[$0.box].frame.x.pixels } ?? 0
    self.init(
      breakpoint: placed.breakpoint, viewport: placed.viewport, height: placed.height.pixels,
      folds: placed.folds.map(\.pixels),
      boxes: placed.boxes.compactMap { Box($0, of: page) },
      gaps: (placement.bodies[placed.breakpoint].map { Gap.all(of: $0, on: page, x: x) } ?? [])
        + placement.rails[placed.breakpoint].flatMap { Gap.all(of: $0, on: page) })
  }
}

extension Annotation.Gap {
  fileprivate static func all(
    of placement: BodyAds, on page: Page, x: Double
  ) -> [Annotation.Gap] {
    placement.explain().map { gap in
      var isTaken = false
      var reason = ""
      switch gap.verdict {
      case .taken(let index):
        isTaken = true
        reason = GapWords.taken(by: placement.ads[index], of: placement, on: page)
      case .outdone: reason = GapWords.outdone
      case .refused(let shortfalls): reason = GapWords.refused(shortfalls)
      }
      let depth = Int(gap.y.pixels.rounded())
      return Self(
        isTaken: isTaken, reason: "\(depth) px: \(reason)", x: x, y: gap.y.pixels)
    }
  }

  /// The turns of a slot in a rail, and below them why there is not one more.
  fileprivate static func all(of rail: RailAds, on page: Page) -> [Annotation.Gap] {
    let x = rail.query.x.pixels
    let taken = rail.ads.map { ad in
      let reason = GapWords.taken(by: ad, of: rail, on: page)
      return Self(
        isTaken: true, reason: "\(Int(ad.y.pixels.rounded())) px: \(reason)", x: x, y: ad.y.pixels)
    }
    let end = rail.ads.last.map { $0.y + $0.height + $0.travel } ?? rail.query.top
    let shortfalls = rail.shortfalls()
    let reason = shortfalls.isEmpty ? GapWords.outdone : GapWords.refused(shortfalls)
    return taken + [Self(isTaken: false, reason: "one more: \(reason)", x: x, y: end.pixels)]
  }
}

extension Annotation.Box {
  /// `nil` for the parts of a block.
  fileprivate init?(_ box: PageBox, of page: Page) {
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
