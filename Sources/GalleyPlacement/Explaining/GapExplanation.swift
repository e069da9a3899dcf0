package import GalleyGeometry

/// Why there is an advertisement in a gap, or none.
package struct GapExplanation: Sendable {
  package enum Verdict: Sendable {
    /// An index in the placement's advertisements.
    case taken(Int)
    /// What one here would lack; the first binds.
    case refused([Shortfall])
    /// It would be legal, and others are worth more without it.
    case outdone
  }

  /// How many blocks of the body stand above it.
  package var gap: Int
  /// Where one begins, or would, with the advertisements above it on the finished page.
  package var y: LayoutUnit
  package var verdict: Verdict
  /// Whether the author asks for one here.
  package var isPinned: Bool

  /// The rule that binds.
  package var binding: Shortfall? {
    if case .refused(let shortfalls) = verdict { shortfalls.first } else { nil }
  }
}
