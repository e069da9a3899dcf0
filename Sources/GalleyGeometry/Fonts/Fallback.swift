/// The advances of scalars that the Liberation fonts lack, of the fonts that browsers then choose.
///
/// What is written in squares is one em wide in every font; marks that stand on a letter take no room.
/// For other scripts the browser takes the font that the reader's system has, so their advance is a
/// mean, and what is measured with it says that it is an estimate.
enum Fallback {
  struct Advance {
    /// Units of 1/2048 em.
    var units: Int
    var isEstimated: Bool
  }

  static func advance(of scalar: UInt32) -> Advance {
    let properties = LineBreakProperties(of: scalar)
    if properties.lineBreakClass == .cm || properties.lineBreakClass == .zwj {
      return Advance(units: 0, isEstimated: false)
    }
    if properties.isEastAsian {
      let isHalfwidth = (0xFF61...0xFFDC).contains(scalar)
      return Advance(units: isHalfwidth ? 1024 : 2048, isEstimated: isHalfwidth)
    }
    return Advance(units: mean(scalar), isEstimated: true)
  }

  /// The mean advance in a script.
  private static func mean(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x590..<0x600: 1100
    case 0x600..<0x780, 0xFB50..<0xFE00, 0xFE70..<0xFF00: 980
    case 0x900..<0xE00: 1180
    case 0xE00..<0xF00: 1130
    case 0x1F000...: 2550
    default: 1150
    }
  }
}
