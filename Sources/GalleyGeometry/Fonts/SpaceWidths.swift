/// The spaces of Unicode's General Punctuation, which shapers make of the font's own space.
///
/// The fractions are HarfBuzz's (`hb-ot-shape-fallback`); the Liberation fonts lack these characters.
enum SpaceWidths {
  /// - Returns: units of the segment, or `nil` for what is no such space.
  static func width(of scalar: UInt32, in segment: Segment) -> Int? {
    let em = FontFace.unitsPerEm * segment.factor
    return switch scalar {
    case 0x2000, 0x2002: part(2, of: em)
    case 0x2001, 0x2003: em
    case 0x2004: part(3, of: em)
    case 0x2005: part(4, of: em)
    case 0x2006: part(6, of: em)
    case 0x2007: segment.width(ofByte: UInt8(ascii: "0"))
    case 0x2008: segment.width(ofByte: UInt8(ascii: "."))
    case 0x2009: part(5, of: em)
    case 0x200A: part(16, of: em)
    case 0x202F: segment.width(ofByte: UInt8(ascii: " ")) / 2
    case 0x205F: em * 4 / 18
    default: nil
    }
  }

  /// Whether a space is no whole number of the face's units, so that it is rounded for each size.
  static func isRounded(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2004, 0x2006, 0x2009, 0x202F, 0x205F: true
    default: false
    }
  }

  private static func part(_ divisor: Int, of em: Int) -> Int { (em + divisor / 2) / divisor }
}
