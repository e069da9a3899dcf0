package import GalleyModel

/// A rail on a placed page: what is needed to know how many slots there is room for in it.
package struct PlacedRail: Sendable {
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

extension PlacedPage {
  /// Measures a slot of a rail as it would be with the sizes that a place allows.
  ///
  /// - Parameter turn: the slot's box.
  package func measure(_ place: PageSlot, like turn: Int, of page: Page) -> SlotMeasure {
    let box = boxes[turn]
    let space = boxes[turn..<box.end].first { $0.role == .element(.slotBox) }?.frame ?? box.frame
    let fit = page.layout.slots[place.slot].fit(at: breakpoint, for: place)
    let height = fit.reservedHeight.map { LayoutUnit($0) } ?? space.height
    return SlotMeasure(
      margins: OuterMargins(above: .zero, below: .zero),
      height: box.frame.height - space.height + height, adHeight: height, width: box.frame.width)
  }
}
