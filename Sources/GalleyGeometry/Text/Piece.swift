/// A stretch of text of one segment that no line breaks inside of, and the space after it.
struct Piece: Sendable {
  enum Ending: UInt8, Sendable {
    /// The next piece stays on the same line.
    case joined
    /// A line may end here.
    case opportunity
    /// A line may end here, and shows a hyphen then.
    case softHyphen
    /// A line ends here.
    case forced
  }

  /// The offset of the byte after the piece and its space.
  var end: Int32
  /// Index of its segment.
  var segment: Int32
  /// Without the space, in subpixels.
  var width: Int
  /// The space after it, which takes no room at the end of a line, in subpixels.
  var space: Int
  var ending: Ending
}
