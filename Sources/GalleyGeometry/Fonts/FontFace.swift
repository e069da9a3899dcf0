import GalleyBasics
package import GalleyModel
import GalleyText

/// A font of one family, weight and slant, as far as it decides where lines break and stand.
package final class FontFace: Sendable {
  /// The units in an em.
  let unitsPerEm: Int
  /// Above and below the baseline, in units.
  let ascent: Int
  let descent: Int
  /// The room of a space with nothing beside it, in units.
  let space: Int
  /// What its texts are shaped with; `nil` where advances only need adding up.
  let stack: FontStack?
  /// Whether its letters are made for one size of type.
  let isOfOneSize: Bool
  /// `nil` for a terminal's, and for one that is shaped.
  private let advances: CodePointTable?
  /// The scalars that a bent face is bent for; all others keep their own size. `nil` for any other face.
  private let bent: [ClosedRange<UInt32>]?
  /// The advance of each byte of ASCII, with `stop` for what may break a line; of every other byte `stop`.
  ///
  /// A built-in face is made once and never freed, and neither are its tables: measuring counts no references.
  nonisolated(unsafe) let bytes: UnsafePointer<UInt32>
  /// What `advances` says of the code points below `commonEnd`, with `stop` for what may break a line.
  nonisolated(unsafe) let common: UnsafePointer<UInt32>
  /// The advances of U+2018 to U+201F, at the three low bits of the code point.
  nonisolated(unsafe) let quotes: UnsafePointer<UInt32>

  /// The units in an em of the built-in faces.
  static let builtInUnits = 2048
  /// All of Latin, Greek and Cyrillic come before.
  private static let commonEnd: UInt32 = 0x500
  /// Added where measuring cannot just add the advance and go on: more than eight advances.
  static let stop = 1 << 16
  /// What the generated tables say of a code point that the font lacks.
  private static let missing = 4095

  init(ascent: Int, descent: Int, advances: CodePointTable) {
    unitsPerEm = Self.builtInUnits
    self.ascent = ascent
    self.descent = descent
    self.advances = advances
    space = advances[0x20] ?? 0
    (stack, bent) = (nil, nil)
    isOfOneSize = false
    (bytes, common, quotes) = Self.tables { advances[$0] }
  }

  /// The face of a terminal.
  init(cells: Void) {
    unitsPerEm = Self.builtInUnits
    (ascent, descent, space) = (0, 0, TerminalFace.cell)
    (advances, stack, bent, isOfOneSize) = (nil, nil, nil, false)
    (bytes, common, quotes) = Self.tables { TerminalFace.advance(of: $0) }
  }

  /// A face of the newsroom's own fonts.
  ///
  /// - Parameter base: the built-in face for what they lack: its tables stay unused.
  init(_ stack: FontStack, over base: FontFace, isOfOneSize: Bool) {
    unitsPerEm = ShapedFont.unitsPerEm
    ascent = stack.ascent
    descent = stack.descent
    space = stack.space
    self.stack = stack
    self.isOfOneSize = isOfOneSize
    (advances, bent) = (nil, nil)
    (bytes, common, quotes) = (base.bytes, base.common, base.quotes)
  }

  /// A built-in face that is bent to take the room of another font.
  init(_ base: FontFace, bent: FontFallback) {
    unitsPerEm = max(1, Int((Double(base.unitsPerEm) / bent.sizeAdjust).rounded()))
    ascent = Int((bent.ascentOverride * Double(base.unitsPerEm)).rounded())
    descent = Int((bent.descentOverride * Double(base.unitsPerEm)).rounded())
    (stack, advances, isOfOneSize) = (nil, base.advances, false)
    self.bent = bent.coverage
    let (units, table) = (unitsPerEm, base.advances)
    let advance = { (scalar: UInt32) -> Int? in
      table?[scalar].map { Self.unbent($0, scalar, bent.coverage, unitsPerEm: units) }
    }
    space = advance(0x20) ?? 0
    (bytes, common, quotes) = Self.tables(advance)
  }

  deinit {
    guard bent != nil else { return }
    bytes.deallocate()
    common.deallocate()
    quotes.deallocate()
  }

  /// An advance in units of a bent face, of a scalar that it may not be bent for.
  private static func unbent(
    _ advance: Int, _ scalar: UInt32, _ coverage: [ClosedRange<UInt32>], unitsPerEm: Int
  ) -> Int {
    if advance == missing || coverage.contains(where: { $0.contains(scalar) }) { return advance }
    return advance * unitsPerEm / builtInUnits
  }

  var isOfTerminal: Bool { advances == nil && stack == nil }

  private static func tables(
    _ advance: (UInt32) -> Int?
  ) -> (bytes: UnsafePointer<UInt32>, common: UnsafePointer<UInt32>, quotes: UnsafePointer<UInt32>)
  {
    let bytes = table(256) { scalar in
      let byte = UInt8(scalar)
      guard byte < 0x80 else { return stop }
      let advance = advance(UInt32(byte)) ?? 0
      return byte == 0x20 || PlainWords.isPlain(ascii: byte) ? advance : advance + stop
    }
    let common = table(commonEnd) { scalar in
      let advance = advance(scalar) ?? missing
      return advance != missing && PlainWords.isPlain(scalar) ? advance : stop
    }
    return (bytes, common, table(8) { advance(0x2018 + $0) ?? 0 })
  }

  private static func table(
    _ end: UInt32, _ entry: (UInt32) -> Int
  ) -> UnsafePointer<UInt32> {
    let table = UnsafeMutablePointer<UInt32>.allocate(capacity: Int(end))
    for scalar in 0..<end { (table + Int(scalar)).initialize(to: UInt32(entry(scalar))) }
    return UnsafePointer(table)
  }

  /// The advance in units, or `nil` where another font must stand in.
  package func advance(of scalar: UInt32) -> Int? {
    if let stack { return Self.isInvisible(scalar) ? 0 : stack.advance(of: scalar) }
    guard let advances else { return TerminalFace.advance(of: scalar) }
    if Self.isInvisible(scalar) { return 0 }
    guard let advance = advances[scalar], advance != Self.missing else { return nil }
    guard let bent else { return advance }
    return Self.unbent(advance, scalar, bent, unitsPerEm: unitsPerEm)
  }

  /// Scalars that take no room whatever the font says: joiners, direction marks, the soft hyphen.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFE00...0xFE0F,
      0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// The face of a family at a weight and a slant.
  package static func face(_ family: FontFamily, isBold: Bool, isItalic: Bool) -> FontFace {
    switch (family, isBold, isItalic) {
    case (.serif, false, false): LiberationSerif.regular
    case (.serif, true, false): LiberationSerif.bold
    case (.serif, false, true): LiberationSerif.italic
    case (.serif, true, true): LiberationSerif.boldItalic
    case (.sans, false, false): LiberationSans.regular
    case (.sans, true, false): LiberationSans.bold
    case (.sans, false, true): LiberationSans.italic
    case (.sans, true, true): LiberationSans.boldItalic
    case (.mono, false, false): LiberationMono.regular
    case (.mono, true, false): LiberationMono.bold
    case (.mono, false, true): LiberationMono.italic
    case (.mono, true, true): LiberationMono.boldItalic
    }
  }
}

/// The type of a terminal: half an em wide, and a whole em where a character takes two cells.
enum TerminalFace {
  static let regular = FontFace(cells: ())

  /// The units of a cell.
  static let cell = FontFace.builtInUnits / 2

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
