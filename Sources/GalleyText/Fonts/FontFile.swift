internal import CHarfBuzz

/// A font as a file has it, ready for shaping.
///
/// Its bytes come from outside: what it says of itself is checked before it is used, and HarfBuzz checks the rest.
package final class FontFile: Sendable {
  package let format: FontFormat
  package let metrics: FontMetrics
  package let glyphCount: Int
  /// What may be varied, such as its weight; empty for most fonts.
  package let axes: [FontAxis]
  /// The font's own name of its family; empty where it has none.
  package let family: String
  /// 100 to 900, as the font says; 400 where it says nothing.
  package let weight: Int
  package let isItalic: Bool
  /// The bits of its license (`fsType` of the table `OS/2`).
  package let licenseBits: UInt16
  /// Whether its table `kern` is left out, as browsers do with one that contradicts itself.
  let ignoresKernTable: Bool
  let handle: FontHandle

  /// Reads a font; of a collection the first.
  ///
  /// - Parameter file: TTF, OTF, TTC, WOFF or WOFF2.
  package init(_ file: [UInt8]) throws(FontError) {
    let (format, bytes) = try FontContainer.font(in: file)
    let tables = try FontTables(bytes)
    self.format = format
    metrics = try FontMetrics(tables)
    glyphCount = try tables.glyphCount()
    let os2 = tables["OS/2"]
    weight = os2?.uint16(at: 4).map(Int.init) ?? 400
    isItalic = os2?.uint16(at: 62).map { $0 & 1 != 0 } ?? false
    licenseBits = os2?.uint16(at: 8) ?? 0
    ignoresKernTable = tables.hasBrokenKernTable
    handle = try FontHandle(bytes)
    axes = handle.axes
    family = handle.family
  }

  /// Whether its license forbids to embed it in anything.
  package var forbidsEmbedding: Bool { licenseBits & 0xF == 2 }

  /// Whether it has a glyph for a scalar.
  package func has(_ scalar: UInt32) -> Bool { handle.glyph(of: scalar) != nil }

  /// The advance of a scalar that stands alone, in the font's units; `nil` where it has no glyph.
  package func advance(of scalar: UInt32) -> Int? {
    handle.glyph(of: scalar).map { Int(hb_font_get_glyph_h_advance(handle.font, $0)) }
  }

  /// The scalars that it has glyphs for, sorted and apart from each other.
  package var coverage: [ClosedRange<UInt32>] { handle.coverage }
}

/// An axis of a variable font.
package struct FontAxis: Hashable, Sendable {
  /// Four letters, such as `wght`.
  package var tag: String
  package var range: ClosedRange<Double>
  package var initial: Double
}

/// Above and below the baseline, in the font's units, as browsers choose them.
package struct FontMetrics: Hashable, Sendable {
  package var unitsPerEm: Int
  package var ascent: Int
  /// Downwards.
  package var descent: Int
  package var lineGap: Int

  /// From `hhea`, unless the font says that what `OS/2` has for typesetting is meant, or `hhea` says nothing: the
  /// order of FreeType, which Chromium and Firefox read fonts with.
  init(_ tables: borrowing FontTables) throws(FontError) {
    unitsPerEm = try tables.unitsPerEm()
    guard let hhea = tables["hhea"], let ascent = hhea.int16(at: 4),
      let descent = hhea.int16(at: 6), let lineGap = hhea.int16(at: 8)
    else { throw .broken("it has no table 'hhea'") }
    (self.ascent, self.descent, self.lineGap) = (ascent, -descent, lineGap)
    guard let os2 = tables["OS/2"], let selection = os2.uint16(at: 62),
      let typoAscent = os2.int16(at: 68), let typoDescent = os2.int16(at: 70),
      let typoGap = os2.int16(at: 72), let winAscent = os2.uint16(at: 74),
      let winDescent = os2.uint16(at: 76)
    else { return }
    let hasNothing = ascent == 0 && descent == 0
    if selection & 1 << 7 != 0 || hasNothing && (typoAscent != 0 || typoDescent != 0) {
      (self.ascent, self.descent, self.lineGap) = (typoAscent, -typoDescent, typoGap)
    } else if hasNothing {
      (self.ascent, self.descent, self.lineGap) = (Int(winAscent), Int(winDescent), 0)
    }
  }
}
