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

  /// The room from the segment's beginning to the piece's end, in units of the segment: widths are
  /// differences, so that filling a line only compares.
  var units: Int
  /// The offset, the ending, and whether there is a space: together, so that a piece is written in two
  /// steps.
  private var packed: Int

  init(units: Int, end: Int, ending: Ending, hasSpace: Bool = false) {
    self.units = units
    packed = end << 8 | Int(ending.rawValue) | (hasSpace ? Self.spaceBit : 0)
  }

  /// A piece before a space, as nearly all are.
  @inline(__always)
  init(word units: Int, end: Int) {
    self.units = units
    packed = end &<< 8 | Int(Ending.opportunity.rawValue) | Self.spaceBit
  }

  private static let spaceBit = 4

  /// The offset of the byte after the piece and its space.
  var end: Int {
    get { packed >> 8 }
    set { packed = newValue << 8 | packed & 0xFF }
  }

  var ending: Ending {
    get { Ending(rawValue: UInt8(packed & 3)) ?? .joined }
    set { packed = packed & ~3 | Int(newValue.rawValue) }
  }

  /// Whether a space follows, which takes no room at the end of a line.
  var hasSpace: Bool { packed & Self.spaceBit != 0 }
}
