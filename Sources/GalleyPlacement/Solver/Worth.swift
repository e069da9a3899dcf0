/// What a placement is worth, whatever its spacing; the greater is the better.
package struct Worth: Hashable, Comparable, Sendable {
  /// Pinned gaps taken.
  package var pinned: Int32 = 0
  /// Millionths: the thousandths of an offer times the thousandths of the readers.
  package var value = 0
  /// px².
  package var area = 0
  /// Kept gaps taken.
  package var kept: Int32 = 0

  package static func < (a: Worth, b: Worth) -> Bool {
    if a.pinned != b.pinned { return a.pinned < b.pinned }
    if a.value != b.value { return a.value < b.value }
    if a.area != b.area { return a.area < b.area }
    return a.kept < b.kept
  }

  static func + (a: Worth, b: Worth) -> Worth {
    Worth(
      pinned: a.pinned + b.pinned, value: a.value + b.value, area: a.area + b.area,
      kept: a.kept + b.kept)
  }
}
