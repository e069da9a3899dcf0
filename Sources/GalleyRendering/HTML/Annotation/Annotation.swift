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

  package init(
    breakpoint: Int, viewport: PixelSize, height: Double, folds: [Double], boxes: [Box]
  ) {
    self.breakpoint = breakpoint
    self.viewport = viewport
    self.height = height
    self.folds = folds
    self.boxes = boxes
  }

  /// How many screens fit into a length, in tenths.
  func tenthsOfScreens(_ length: Double) -> Int {
    Int((length / Double(max(1, viewport.height)) * 10).rounded())
  }
}
