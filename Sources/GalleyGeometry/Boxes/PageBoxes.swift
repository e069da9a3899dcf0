package import GalleyModel

/// A page with every box at its place, at one viewport.
package struct PageBoxes: Sendable {
  package var viewport: PixelSize
  /// Index in the layout's breakpoints of the one that serves the viewport.
  package var breakpoint: Int
  package var height: LayoutUnit
  /// All boxes that are shown, each before those that stand in it, in the order of reading.
  package var boxes: [PageBox]
  /// The first body among them.
  package var body: BodyBoxes?
  package var rails: [RailBoxes] = []
  /// What is written on the lines of the boxes' texts, for a page on cells.
  package var lines: CellLines?
  /// What its texts are set in.
  package var fonts = FontSet.builtIn

  /// The indices of the boxes that stand directly in a box.
  package func children(of index: Int) -> Children {
    Children(boxes: boxes, position: index + 1, end: boxes[index].end)
  }

  /// The indices of the regions' boxes.
  package var regions: Children { Children(boxes: boxes, position: 0, end: boxes.count) }

  /// Where one screen of the viewport ends and the next begins, below the page's top: the first thousand,
  /// as a screen may be 1 px high.
  package var folds: [LayoutUnit] { (1...Self.foldLimit).prefix { fold($0) < height }.map(fold) }

  private static let foldLimit = 1000

  /// Where so many screens end.
  package func fold(_ number: Int) -> LayoutUnit {
    LayoutUnit(rawValue: LayoutUnit(max(1, viewport.height)).rawValue * number)
  }

  /// How many screens end above a place on the page, or at it.
  package func screens(above y: LayoutUnit) -> Int {
    max(0, y.rawValue / LayoutUnit(max(1, viewport.height)).rawValue)
  }

  /// Whether any height on the page rests on something that is only guessed.
  package var isEstimated: Bool { boxes.contains(where: \.isEstimated) }

  /// Boxes side by side in the tree that the list of boxes is.
  package struct Children: Sequence, IteratorProtocol {
    let boxes: [PageBox]
    var position: Int
    let end: Int

    package mutating func next() -> Int? {
      guard position < end else { return nil }
      defer { position = boxes[position].end }
      return position
    }
  }
}
