package import GalleyModel

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
