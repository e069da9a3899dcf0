/// What it takes to admit one advertisement more.
package enum Relaxation {
  /// The smallest change of a number that makes something possible.
  ///
  /// What is possible at a value must stay so further on towards the `loosest` one, as it is with the
  /// numbers of constraints. It is asked about `log₂` of their distance many values.
  ///
  /// - Parameters:
  ///   - current: the number as it is.
  ///   - loosest: the furthest that it may change to; above or below `current`.
  ///   - admits: whether it is possible with a value.
  /// - Returns: the value nearest to `current` that admits it, or nil if not even `loosest` does.
  package static func nearest(
    to current: Int, towards loosest: Int, admits: (Int) throws -> Bool
  ) rethrows -> Int? {
    guard try admits(loosest) else { return nil }
    if try admits(current) { return current }
    var (closed, open) = (current, loosest)
    while let middle = between(closed, open) {
      if try admits(middle) { open = middle } else { closed = middle }
    }
    return open
  }

  /// Halfway between two numbers, if there is one.
  private static func between(_ a: Int, _ b: Int) -> Int? {
    let (low, high) = (min(a, b), max(a, b))
    let middle = Int((Int128(low) + Int128(high)) >> 1)
    return middle > low ? middle : nil
  }
}
