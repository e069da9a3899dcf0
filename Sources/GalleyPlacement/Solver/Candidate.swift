/// A gap between two blocks of a body, where an advertisement may stand.
///
/// Lengths are in 64ths of a CSS px, along the content from its top, as it is without any
/// advertisement in it. Further down the text, no number gets smaller.
package struct Candidate: Sendable {
  /// The middle of the gap: what evenness is measured by.
  package var position: Int
  /// Where an advertisement's top edge would be.
  package var top: Int
  /// Where the content goes on below the advertisement. It may be less than `top`, since the space
  /// around an advertisement is not content.
  package var bottom: Int
  /// Whole paragraphs above the gap.
  package var paragraphs: Int
  /// Words above the gap.
  package var words: Int
  /// Whether what is asked of a single gap holds.
  package var isAllowed: Bool
  /// Whether the article asks for an advertisement here; then it may stand whether allowed or not.
  package var isPinned: Bool
  /// Whether an advertisement stood here before the article was edited.
  package var isKept: Bool

  package init(
    position: Int, top: Int, bottom: Int, paragraphs: Int = 0, words: Int = 0,
    isAllowed: Bool = true, isPinned: Bool = false, isKept: Bool = false
  ) {
    self.position = position
    self.top = top
    self.bottom = bottom
    self.paragraphs = paragraphs
    self.words = words
    self.isAllowed = isAllowed
    self.isPinned = isPinned
    self.isKept = isKept
  }

  /// Whether an advertisement may stand here at all.
  package var isOpen: Bool { isAllowed || isPinned }

  /// What the page grows by besides an advertisement's own height when one stands here.
  package var surplus: Int { top - bottom }
}
