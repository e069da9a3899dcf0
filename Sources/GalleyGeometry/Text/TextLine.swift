/// A line of text.
package struct TextLine: Hashable, Sendable {
  /// The bytes of the text that stand on it, the space at its end included; empty where two breaks of
  /// the author follow one another.
  package var range: Range<Int>
  /// Without the space at its end.
  package var width: LayoutUnit
  /// Whether it ends in a hyphen that shows because the line breaks there.
  package var isHyphenated = false
}
