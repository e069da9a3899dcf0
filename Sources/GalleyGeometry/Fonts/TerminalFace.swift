import GalleyBasics

/// The type of a terminal: half an em wide, and a whole em where a character takes two cells.
enum TerminalFace {
  static let regular = FontFace(cells: ())

  /// The units of a cell.
  static let cell = FontFace.unitsPerEm / 2

  /// The advance of a scalar that stands alone, in units.
  static func advance(of scalar: UInt32) -> Int {
    if isShownAsAnother(scalar) { return cell }
    if scalar == 0xAD { return 0 }
    return Unicode.Scalar(scalar).map { DisplayWidth.of($0) * cell } ?? cell
  }

  /// The advance of a character of several scalars, in units.
  static func advance(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if character.unicodeScalars.count == 1 { return advance(of: first.value) }
    return DisplayWidth.of(character) * cell
  }

  /// Whether a renderer shows another character instead, of one cell: controls, and what rules over the
  /// direction of writing.
  private static func isShownAsAnother(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
