import GalleyBasics
import GalleyGeometry
package import GalleyModel
package import GalleyPages
import GalleyPlacement

/// What was computed of a page at one breakpoint, to be drawn over its preview; lengths in CSS px.
package struct Annotation: Sendable {
  /// A box's place on the page.
  package struct Box: Sendable {
    package enum Kind: Sendable {
      case region, block
      /// - Parameter travel: how far a sticky slot goes along with the reader.
      case slot(travel: Double)
    }

    package var kind: Kind
    package var name: String
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double
    /// Whether its height is only guessed.
    package var isEstimated: Bool

    package init(
      _ kind: Kind, name: String, x: Double, y: Double, width: Double, height: Double,
      isEstimated: Bool
    ) {
      self.kind = kind
      self.name = name
      self.x = x
      self.y = y
      self.width = width
      self.height = height
      self.isEstimated = isEstimated
    }
  }

  /// A gap of the body, and why there is an ad in it or none.
  package struct Gap: Sendable {
    package var isTaken: Bool
    package var reason: String
    package var x: Double
    package var y: Double

    package init(isTaken: Bool, reason: String, x: Double, y: Double) {
      self.isTaken = isTaken
      self.reason = reason
      self.x = x
      self.y = y
    }
  }

  /// Index in the layout's breakpoints.
  package var breakpoint: Int
  /// The screen that the boxes are computed for.
  package var viewport: PixelSize
  /// The page's height.
  package var height: Double
  /// Where each screen ends, below the page's top.
  package var folds: [Double]
  /// Boxes before those that stand in them.
  package var boxes: [Box]
  /// From the body's top to its end.
  package var gaps: [Gap]

  package init(
    breakpoint: Int, viewport: PixelSize, height: Double, folds: [Double], boxes: [Box],
    gaps: [Gap] = []
  ) {
    self.breakpoint = breakpoint
    self.viewport = viewport
    self.height = height
    self.folds = folds
    self.boxes = boxes
    self.gaps = gaps
  }

  /// How many screens fit into a length, in tenths.
  func tenthsOfScreens(_ length: Double) -> Int {
    Int((length / Double(max(1, viewport.height)) * 10).rounded())
  }
}

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
