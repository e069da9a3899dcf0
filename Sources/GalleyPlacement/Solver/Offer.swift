/// One size that a slot may take.
package struct Offer: Hashable, Sendable {
  /// Of the slot's whole box, in 64ths of a CSS px.
  package var height: Int
  /// What it takes of the weight that all advertisements together may have, in 64ths of a CSS px.
  package var weight: Int
  /// What the slot is worth in this size, in thousandths.
  package var value: Int
  /// In px².
  package var area: Int

  /// - Parameter weight: the height, if nil.
  package init(height: Int, weight: Int? = nil, value: Int = 1000, area: Int) {
    self.height = height
    self.weight = weight ?? height
    self.value = value
    self.area = area
  }
}
