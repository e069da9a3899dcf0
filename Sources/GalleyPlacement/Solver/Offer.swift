/// One size that a slot may take.
package struct Offer: Hashable, Sendable {
  /// Of the slot's whole box, in 64ths of a CSS px.
  package var height: Int
  /// What the slot is worth in this size, in thousandths.
  package var value: Int
  /// In px².
  package var area: Int

  package init(height: Int, value: Int = 1000, area: Int) {
    self.height = height
    self.value = value
    self.area = area
  }
}
