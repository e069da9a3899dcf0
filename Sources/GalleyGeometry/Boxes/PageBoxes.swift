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
