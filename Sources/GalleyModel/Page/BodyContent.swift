package import GalleyBasics

/// The article's body with the slots that stand inside it.
package struct BodyContent: Sendable {
  package enum Item: Hashable, Sendable {
    /// Index in the blocks of the article's body.
    case block(Int)
    case slot(PageSlot)
  }

  package var items: [Item]
  /// The slot that is to be placed inside, an index in the layout's slots.
  package var slot: Int?
  /// The most advertisements in it, where the project says less than the slot's own rules.
  package var most: Spanned<Int>?

  package init(items: [Item], slot: Int? = nil, most: Spanned<Int>? = nil) {
    self.most = most
    self.items = items
    self.slot = slot
  }
}
