internal import CHarfBuzz

/// A font at one weight, with features switched, ready to shape text.
///
/// HarfBuzz's font is never changed once it is made: any thread may shape with it.
package final class ShapedFont: @unchecked Sendable {
  /// All fonts are shaped in the same units, so that a word may be of several.
  package static let unitsPerEm = 1 << 22

  let file: FontFile
  let font: OpaquePointer
  let features: [hb_feature_t]
  /// The code points that it is for, sorted and apart from each other; `nil` for all that it has.
  private let ranges: [ClosedRange<UInt32>]?

  /// - Parameters:
  ///   - variations: values by axis; those that the font has not are left out.
  ///   - features: values by feature.
  package init(
    _ file: FontFile, variations: [(tag: String, value: Double)] = [],
    features: [(tag: String, value: Int)] = [], for ranges: [ClosedRange<UInt32>]? = nil
  ) {
    self.file = file
    self.ranges = ranges
    font = hb_font_create(file.handle.face)
    hb_font_set_scale(font, Int32(Self.unitsPerEm), Int32(Self.unitsPerEm))
    let axes = file.axes
    let values = variations.compactMap { tag, value in
      axes.first { $0.tag == tag }.map { axis in
        hb_variation_t(
          tag: Tag(tag), value: Float(min(max(value, axis.range.lowerBound), axis.range.upperBound))
        )
      }
    }
    if !values.isEmpty { hb_font_set_variations(font, values, UInt32(values.count)) }
    hb_font_make_immutable(font)
    var switched = features.map {
      hb_feature_t(tag: Tag($0.tag), value: UInt32(clamping: $0.value), start: 0, end: .max)
    }
    if file.ignoresKernTable {
      switched.append(hb_feature_t(tag: Tag("kern"), value: 0, start: 0, end: .max))
    }
    self.features = switched
  }

  deinit { hb_font_destroy(font) }

  /// Whether it is asked for a scalar and has a glyph for it.
  func shows(_ scalar: UInt32) -> Bool {
    if let ranges, !ranges.contains(where: { $0.contains(scalar) }) { return false }
    return glyph(of: scalar) != nil
  }

  /// The advance of a scalar that stands alone; `nil` where it has no glyph.
  func advance(of scalar: UInt32) -> Int? {
    glyph(of: scalar).map { Int(hb_font_get_glyph_h_advance(font, $0)) }
  }

  private func glyph(of scalar: UInt32) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar, &glyph) != 0 ? glyph : nil
  }
}

/// The fonts that browsers ask one after the other for the glyphs of a text.
package struct FontStack: Sendable {
  let fonts: [ShapedFont]
  /// What a scalar takes that none of the fonts has, and whether that is an estimate.
  let missing: @Sendable (UInt32) -> (advance: Int, isEstimated: Bool)
  /// The advance of a space with nothing beside it.
  package let space: Int
  /// Of the first font, in `ShapedFont.unitsPerEm`.
  package let ascent: Int
  package let descent: Int

  /// - Parameter fonts: at least one.
  package init(
    _ fonts: [ShapedFont],
    missing: @escaping @Sendable (UInt32) -> (advance: Int, isEstimated: Bool)
  ) {
    self.fonts = fonts
    self.missing = missing
    space =
      fonts.lazy.compactMap { $0.shows(0x20) ? $0.advance(of: 0x20) : nil }.first
      ?? missing(0x20).advance
    let metrics = fonts.first?.file.metrics
    let units = metrics?.unitsPerEm ?? 1
    ascent = (metrics?.ascent ?? 0) * ShapedFont.unitsPerEm / units
    descent = (metrics?.descent ?? 0) * ShapedFont.unitsPerEm / units
  }

  /// The index of the first font that has a scalar; `nil` where none has.
  func font(for scalar: UInt32) -> Int? {
    let index = fonts.firstIndex { $0.shows(scalar) }
    // HarfBuzz makes the spaces of a width of their own that a font lacks of its space.
    return index == nil && Self.isSpace(scalar) ? fonts.firstIndex { $0.shows(0x20) } : index
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The advance of a scalar that stands alone, and whether that is an estimate.
  package func roughAdvance(of scalar: UInt32) -> (advance: Int, isEstimated: Bool) {
    advance(of: scalar).map { ($0, false) } ?? missing(scalar)
  }

  /// The advance of a scalar that stands alone; `nil` where no font has it.
  package func advance(of scalar: UInt32) -> Int? {
    font(for: scalar).flatMap { fonts[$0].advance(of: scalar) }
  }
}

func Tag(_ letters: String) -> UInt32 { letters.utf8.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }

extension FontFile {
  /// Whether letters or signs of ASCII stand closer to a space, or further from it, than their advances say: a word's
  /// width then depends on where lines break.
  package var kernsWithSpace: Bool {
    let stack = FontStack([ShapedFont(self)]) { _ in (0, false) }
    let shaper = WordShaper()
    return (0x21..<0x7F).contains { scalar in
      has(scalar) && shaper.shape([0x20, scalar, 0x20], in: stack, script: 0).dependsOnSpaces
    }
  }
}
