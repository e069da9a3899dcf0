/// A byte of a text in segments.
struct TextPosition: Hashable, Sendable {
  var segment: Int
  /// Of the byte in the text; at the segment's end when there is none left in it.
  var offset: Int
}
