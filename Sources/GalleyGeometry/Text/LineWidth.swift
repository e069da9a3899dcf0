/// The width of a line as it grows, rounded as browsers do.
///
/// Each element's text on a line is a box of its own, and its width is rounded up to 1/64 px.
struct LineWidth {
  /// The boxes that have ended, in layout units.
  private var ended = 0
  /// The box at the line's end, without its last space, and that space, in subpixels.
  private var open = 0
  private var space = 0
  private var segment = -1

  /// Adds a piece.
  ///
  /// - Parameters:
  ///   - width: its width and that of the space after it, in subpixels.
  ///   - segment: index of its segment.
  mutating func add(_ width: Int, space after: Int, segment next: Int) {
    if next != segment, segment >= 0 {
      ended += Subpixel.roundedUp(open + space)
      open = width
      space = 0
    } else if width > 0 || after == 0 {
      open += space + width
      space = 0
    }
    segment = next
    space += after
  }

  /// Without the space at the end.
  var total: LayoutUnit { LayoutUnit(rawValue: ended + Subpixel.roundedUp(open)) }
}
