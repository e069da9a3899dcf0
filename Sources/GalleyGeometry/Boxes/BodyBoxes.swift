package import GalleyModel

/// An article's body on a placed page: what is needed to know how slots between its blocks move them.
package struct BodyBoxes: Sendable {
  /// Index of the body's box in the page's boxes.
  package var box: Int
  /// Indices of its blocks' boxes.
  package var blocks: [Int]
  /// One for each of the blocks.
  package var margins: [OuterMargins]
  /// By gap, which has so many blocks above it, the block that stands at the side there.
  package var asides: [Int: Int] = [:]
  /// Of the blocks, those that stand at the side of others.
  package var asideBlocks: Set<Int> = []
  /// The blocks of the layout that stand between them, from the top down.
  package var inserts: [InsertBox] = []
  /// Where slots in it stand.
  let room: Room
  /// Where its blocks stand.
  let prose: Column
}

/// A block of the layout that stands in a body.
package struct InsertBox: Sendable {
  package var name: BlockName
  /// How many blocks of the text stand above it.
  package var gap: Int
  /// Index in the page's boxes.
  package var box: Int
}

/// A slot as it would stand between two blocks of a body.
package struct SlotRoom: Sendable {
  package var margins: OuterMargins
  /// With its label.
  package var height: LayoutUnit
  /// The space kept free for the advertisement itself.
  package var adHeight: LayoutUnit
  package var width: LayoutUnit
}

extension PageLayout {
  /// Measures a slot between two blocks of a body.
  func measure(_ place: PageSlot, in body: BodyBoxes) -> SlotRoom {
    var layout = self
    layout.flow = Flow(capacity: 4)
    layout.flow.settle()
    layout.flow.watch()
    layout.slot(place, in: body.room, [])
    let boxes = layout.flow.boxes
    let ad = boxes.first { $0.role == .element(.slotBox) } ?? boxes[0]
    return SlotRoom(
      margins: layout.flow.watchedMargins, height: boxes[0].frame.height,
      adHeight: ad.frame.height, width: boxes[0].frame.width)
  }
}

/// A rail on a placed page: what is needed to know how many slots there is room for in it.
package struct RailBoxes: Sendable {
  /// Index of the region's box in the page's boxes.
  package var box: Int
  /// The height that the regions beside it have by themselves; nothing where none stands beside it.
  package var room: LayoutUnit
  /// What it takes itself, with nothing shared.
  package var height: LayoutUnit
  /// Between two of its parts.
  package var gap: LayoutUnit
  /// The boxes of the slots that share what is left over.
  package var turns: [Int]
  /// Where each of them would begin with nothing shared, below the page's top.
  package var tops: [LayoutUnit]
}

extension PageBoxes {
  /// Measures a slot of a rail as it would be with the sizes that a place allows.
  ///
  /// - Parameter turn: the slot's box.
  package func measure(_ place: PageSlot, like turn: Int, of page: Page) -> SlotRoom {
    let box = boxes[turn]
    let space = boxes[turn..<box.end].first { $0.role == .element(.slotBox) }?.frame ?? box.frame
    let fit = page.layout.slots[place.slot].fit(at: breakpoint, for: place)
    let height = fit.reservedHeight.map { LayoutUnit($0) } ?? space.height
    return SlotRoom(
      margins: OuterMargins(above: .zero, below: .zero),
      height: box.frame.height - space.height + height, adHeight: height, width: box.frame.width)
  }
}
