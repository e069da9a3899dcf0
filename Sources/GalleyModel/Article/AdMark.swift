/// A comment in an article's text that says where advertisements may stand.
package struct AdMark: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `<!-- ad: none -->`: none here, or none until `<!-- /ad -->`.
    case none
    /// `<!-- /ad -->`: from here on again.
    case end
    /// `<!-- ad: here -->`: one here.
    case here
    /// `<!-- ad: … -->` with anything else.
    case unknown
  }

  package var kind: Kind
  /// How many blocks of the body stand above it.
  package var gap: Int
  /// Whether it stands within a block rather than between two.
  package var isInside: Bool
  /// The line in the article's file, from 1.
  package var line: Int32

  package init(_ kind: Kind, gap: Int, isInside: Bool, line: Int32) {
    self.kind = kind
    self.gap = gap
    self.isInside = isInside
    self.line = line
  }
}
