/// The largest numbers that are calculated with. With them no sum or product overflows.
enum SolverBounds {
  /// 64ths of a CSS px: 2³⁰ px, about as far as any page is laid out. Paragraphs and words too.
  static let length = 1 << 36
  /// More than any two places can be apart.
  static let distance = 1 << 38
  /// Thousandths.
  static let value = 1 << 28
  /// px².
  static let area = 1 << 38
  /// Thousandths of the readers.
  static let share = 1000
  /// Gaps of a body.
  static let candidates = 1 << 24
  /// Gaps times layers: about a gigabyte.
  static let labels = 1 << 27
}

extension Int {
  func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.max(range.lowerBound, Swift.min(range.upperBound, self))
  }
}
