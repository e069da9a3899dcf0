/// The width of a line as it grows, rounded as browsers do.
///
/// Each element's text on a line is a box of its own, and its width is rounded up to 1/64 px.
struct LineWidth {
  /// The boxes that have ended, in layout units.
  private var ended = 0
  /// The box at the line's end, without its last space, and that space, in subpixels.
  private var open = 0
  private var space = 0
  private var segment: Int32 = -1

  /// Adds a piece, of which `consumed` subpixels stand on the line before.
  mutating func add(_ piece: Piece, consumed: Int = 0) {
    let isSpace = piece.width == 0 && piece.space > 0
    add(piece.width - consumed, segment: piece.segment, isSpace: isSpace)
    space += piece.space
  }

  mutating func add(_ width: Int, segment next: Int32, isSpace: Bool = false) {
    if next != segment, segment >= 0 {
      ended += Self.roundedUp(open + space)
      open = width
      space = 0
    } else if !isSpace {
      open += space + width
      space = 0
    }
    segment = next
  }

  /// Without the space at the end.
  var total: LayoutUnit { LayoutUnit(rawValue: ended + Self.roundedUp(open)) }

  func total(withHyphen hyphen: Int) -> LayoutUnit {
    LayoutUnit(rawValue: ended + Self.roundedUp(open) + Self.roundedUp(hyphen))
  }

  private static func roundedUp(_ subpixels: Int) -> Int {
    (subpixels + Subpixel.perLayoutUnit - 1) / Subpixel.perLayoutUnit
  }
}
