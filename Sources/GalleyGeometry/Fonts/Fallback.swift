/// The advances of scalars that the Liberation fonts lack, in the fonts that browsers then choose.
///
/// What is written in squares is one em wide in every font, but browsers may trim the blank half of
/// its brackets (CSS Text Level 4, `text-spacing-trim`), so that these are estimates; marks above and below a letter take no
/// room. For other scripts the browser takes what the reader's system has, so their advances are
/// means, and what is measured with them says that it is an estimate.
enum Fallback {
  struct Advance {
    /// Units of 1/2048 em.
    var units: Int
    var isEstimated: Bool
  }

  static func advance(of scalar: UInt32) -> Advance {
    let category = Unicode.Scalar(scalar)?.properties.generalCategory
    if category == .nonspacingMark || category == .enclosingMark {
      return Advance(units: 0, isEstimated: false)
    }
    if let mean = means.first(where: { $0.scalars.contains(scalar) }) {
      let units = category == .spacingMark ? mean.mark : mean.letter
      return Advance(units: units, isEstimated: true)
    }
    if LineBreakProperties(of: scalar).isEastAsian {
      return Advance(units: 2048, isEstimated: isGuessed(scalar, category))
    }
    return Advance(units: 1250, isEstimated: true)
  }

  private static func isGuessed(
    _ scalar: UInt32, _ category: Unicode.GeneralCategory?
  ) -> Bool {
    (0x1F000..<0x20000).contains(scalar) || category == .openPunctuation
      || category == .closePunctuation
  }

  private struct Mean {
    var scalars: Range<UInt32>
    /// Units of a letter, and of a vowel sign that stands beside one.
    var letter: Int
    var mark: Int

    init(_ scalars: Range<UInt32>, _ letter: Int, mark: Int = 0) {
      self.scalars = scalars
      self.letter = letter
      self.mark = mark
    }
  }

  /// Those of Arabic, Devanagari, Tamil and Hangul are what Chromium takes for 10,000 to 40,000
  /// letters of running text, in DejaVu Sans and the Noto fonts; the others are means over all letters
  /// of the script in Noto Sans, less a sixth, since the wide ones are the rare ones.
  private static let means = [
    Mean(0x530..<0x590, 1300), Mean(0x590..<0x600, 1060),
    Mean(0x600..<0x780, 1005), Mean(0xFB50..<0xFE00, 1005), Mean(0xFE70..<0xFEFF, 1005),
    Mean(0x900..<0x980, 1185, mark: 560), Mean(0x980..<0xA00, 1210, mark: 800),
    Mean(0xA00..<0xA80, 1160, mark: 590), Mean(0xA80..<0xB00, 1230, mark: 540),
    Mean(0xB00..<0xB80, 1310, mark: 1100), Mean(0xB80..<0xC00, 1600, mark: 1560),
    Mean(0xC00..<0xC80, 1430, mark: 800), Mean(0xC80..<0xD00, 1460, mark: 860),
    Mean(0xD00..<0xD80, 1750, mark: 1400), Mean(0xD80..<0xE00, 1600, mark: 1200),
    Mean(0xE00..<0xF00, 1190), Mean(0xF00..<0x1000, 1336, mark: 918),
    Mean(0x1000..<0x10A0, 1560, mark: 800), Mean(0x10A0..<0x1100, 1394),
    Mean(0x1200..<0x13A0, 1468), Mean(0x1780..<0x1800, 1300, mark: 1000),
    Mean(0x2190..<0x2C00, 1716),
    Mean(0xAC00..<0xD7A4, 1884), Mean(0xFF61..<0xFFDD, 1024), Mean(0x1F000..<0x1FB00, 2550),
  ]
}

/// The spaces of Unicode's General Punctuation, which shapers make of the font's own space.
///
/// The fractions are HarfBuzz's (`hb-ot-shape-fallback`); the Liberation fonts lack these characters.
enum SpaceWidths {
  /// - Returns: units of the segment, or `nil` for what is no such space.
  static func width(of scalar: UInt32, in segment: Segment) -> Int? {
    let em = segment.face.unitsPerEm * segment.factor
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
