import GalleyModel

/// An article's body on a placed page: what is needed to know how slots between its blocks move them.
package struct PlacedBody: Sendable {
  /// Index of the body's box in the page's boxes.
  package var box: Int
  /// Indices of its blocks' boxes.
  package var blocks: [Int]
  /// One for each of the blocks.
  package var margins: [OuterMargins]
  /// Where slots in it stand.
  let room: Room
  /// Where its blocks stand.
  let prose: Column
}

/// A slot as it would stand between two blocks of a body.
package struct SlotMeasure: Sendable {
  package var margins: OuterMargins
  /// With its label.
  package var height: LayoutUnit
  /// The space kept free for the advertisement itself.
  package var adHeight: LayoutUnit
  package var width: LayoutUnit
}

extension PageLayout {
  /// Measures a slot between two blocks of a body.
  func measure(_ place: PageSlot, in body: PlacedBody) -> SlotMeasure {
    var layout = self
    layout.flow = Flow(capacity: 4)
    layout.flow.settle()
    layout.flow.watch()
    layout.slot(place, in: body.room, [])
    let boxes = layout.flow.boxes
    let ad = boxes.first { $0.role == .element(.slotBox) } ?? boxes[0]
    return SlotMeasure(
      margins: layout.flow.watchedMargins, height: boxes[0].frame.height,
      adHeight: ad.frame.height, width: boxes[0].frame.width)
  }
}
