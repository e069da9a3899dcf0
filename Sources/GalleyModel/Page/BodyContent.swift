/// The article's body with the slots that stand inside it.
package struct BodyContent: Sendable {
  package enum Item: Hashable, Sendable {
    /// Index in the blocks of the article's body.
    case block(Int)
    case slot(PageSlot)
  }

  package var items: [Item]

  package init(items: [Item]) { self.items = items }
}

/// A slot at one place of a page.
package struct PageSlot: Hashable, Sendable {
  /// Index in the layout's slots.
  package var slot: Int
  /// How many slots of the page, this one included, stand up to here, from 1.
  package var number: Int
  /// The element's id: the slot's name, with a number where it stands more than once.
  package var id: String
  package var visible: BreakpointSet

  package init(slot: Int, number: Int, id: String, visible: BreakpointSet) {
    self.slot = slot
    self.number = number
    self.id = id
    self.visible = visible
  }
}
