/// How far the spacings of a placement are from the even split; the lesser is the better.
///
/// `k` advertisements at positions `p₁ … pₖ` cut the content of length `L` into `k + 1` spacings `s`,
/// from its top to `p₁`, and so on to its end. Since the spacings add up to `L`, the sum of their
/// squared deviations from `L / (k + 1)` is
///
///     Σ (s − L / (k + 1))² = Σ s² − L² / (k + 1) = ((k + 1) · Σ s² − L²) / (k + 1)
///
/// which is kept as a fraction of whole numbers, so that it compares exactly. With lengths below 2³⁶
/// and `k` below 2²⁷ no product reaches 2¹²⁷.
package struct Evenness: Comparable, Sendable {
  private let numerator: Int128
  private let parts: Int

  /// - Parameters:
  ///   - positions: ascending, between 0 and `length`, in 64ths of a CSS px.
  ///   - length: in 64ths of a CSS px.
  init(positions: some Collection<Int>, length: Int) {
    var squares: Int128 = 0
    var above = 0
    for position in positions {
      squares += square(position - above)
      above = position
    }
    parts = positions.count + 1
    numerator = (squares + square(length - above)) * Int128(parts) - square(length)
  }

  /// The sum of squared deviations, in px².
  package var squaredPixels: Double { Double(numerator) / Double(parts) / (64 * 64) }

  package static func == (a: Evenness, b: Evenness) -> Bool {
    a.numerator * Int128(b.parts) == b.numerator * Int128(a.parts)
  }

  package static func < (a: Evenness, b: Evenness) -> Bool {
    a.numerator * Int128(b.parts) < b.numerator * Int128(a.parts)
  }
}

/// Exact, whatever the length.
func square(_ length: Int) -> Int128 { Int128(length) &* Int128(length) }
