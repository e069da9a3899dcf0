internal import CHarfBuzz
internal import CZlib

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

/// Why the bytes of a file cannot be used as a font.
package enum FontError: Error, Hashable, Sendable {
  case notAFont
  case truncated
  case tooLarge(megabytes: Int)
  /// - Parameter why: a clause that goes on after "the font is broken: ".
  case broken(_ why: String)

  /// A sentence without its full stop.
  package var message: String {
    switch self {
    case .notAFont: "this is no font: it is neither TTF nor OTF, TTC, WOFF or WOFF2"
    case .truncated: "the font is cut off: it says that it has more bytes than there are"
    case .tooLarge(let megabytes): "the font is too large: more than \(megabytes) MB"
    case .broken(let why): "the font is broken: \(why)"
    }
  }
}

/// How a file holds a font.
package enum FontFormat: String, Hashable, Sendable {
  /// OpenType, with outlines of TrueType or of PostScript.
  case ttf, otf
  /// Several fonts in one file, of which browsers take the first.
  case ttc
  case woff, woff2
}

/// HarfBuzz's objects of a font, which nothing changes once they are made: any thread may read them.
final class FontHandle: @unchecked Sendable {
  let face: OpaquePointer
  /// In the font's units, nothing varied.
  let font: OpaquePointer
  private let blob: OpaquePointer
  /// They live as long as the blob.
  private let bytes: UnsafeMutableBufferPointer<CChar>

  /// - Parameter bytes: a font, or a collection, whose first font is meant.
  init(_ bytes: [UInt8]) throws(FontError) {
    let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
    self.bytes = copy
    blob = hb_blob_create(
      copy.baseAddress, UInt32(bytes.count), HB_MEMORY_MODE_READONLY, nil, nil)
    face = hb_face_create(blob, 0)
    hb_face_make_immutable(face)
    font = hb_font_create(face)
    hb_font_make_immutable(font)
    guard hb_face_get_glyph_count(face) > 0, hb_face_get_upem(face) > 0 else {
      throw .broken("HarfBuzz cannot read it")
    }
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
    hb_blob_destroy(blob)
    bytes.deallocate()
  }

  func glyph(of scalar: UInt32) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar, &glyph) != 0 ? glyph : nil
  }

  var axes: [FontAxis] {
    var count = hb_ot_var_get_axis_count(face)
    guard count > 0, count <= 64 else { return [] }
    var infos = [hb_ot_var_axis_info_t](repeating: .init(), count: Int(count))
    hb_ot_var_get_axis_infos(face, 0, &count, &infos)
    return infos.prefix(Int(count)).map { info in
      let letters = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: info.tag >> UInt32($0)) }
      let (low, high) = (Double(info.min_value), Double(info.max_value))
      return FontAxis(
        tag: String(decoding: letters, as: UTF8.self), range: min(low, high)...max(low, high),
        initial: Double(info.default_value))
    }
  }

  /// By the name that covers all of its weights, else by the one that old programs read.
  var family: String { name(16) ?? name(1) ?? "" }

  private func name(_ id: UInt32) -> String? {
    var length: UInt32 = 256
    var letters = [CChar](repeating: 0, count: Int(length))
    let all = hb_ot_name_get_utf8(face, id, hb_language_from_string("en", 2), &length, &letters)
    guard all > 0 else { return nil }
    return String(
      decoding: letters.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var coverage: [ClosedRange<UInt32>] {
    let set = hb_set_create()
    defer { hb_set_destroy(set) }
    hb_face_collect_unicodes(face, set)
    var ranges: [ClosedRange<UInt32>] = []
    var (first, last) = (UInt32.max, UInt32.max)  // HB_SET_VALUE_INVALID
    while hb_set_next_range(set, &first, &last) != 0 { ranges.append(first...last) }
    return ranges
  }
}

/// The C libraries that read fonts.
package enum FontLibraries {
  /// As they themselves say while they run.
  package static var versions: [(name: String, version: String)] {
    [
      ("HarfBuzz", String(cString: hb_version_string())),
      ("zlib", String(cString: zlibVersion())),
    ]
  }
}

/// The tables of a font, found and measured.
struct FontTables: ~Copyable {
  private let bytes: [UInt8]
  private var ranges: [UInt32: Range<Int>] = [:]

  /// - Parameter bytes: a font, or a collection, whose first font is meant.
  init(_ bytes: [UInt8]) throws(FontError) {
    self.bytes = bytes
    var start = 0
    if bytes.uint32(at: 0) == Tag("ttcf") {
      guard let count = bytes.uint32(at: 8), let first = bytes.uint32(at: 12) else {
        throw .truncated
      }
      guard count > 0 else { throw .broken("the collection has no font") }
      start = Int(first)
    }
    guard let count = bytes.uint16(at: start + 4) else { throw .truncated }
    for index in 0..<Int(count) {
      let entry = start + 12 + 16 * index
      guard let tag = bytes.uint32(at: entry), let offset = bytes.uint32(at: entry + 8),
        let length = bytes.uint32(at: entry + 12), Int(offset) + Int(length) <= bytes.count
      else { throw .truncated }
      ranges[tag] = Int(offset)..<Int(offset) + Int(length)
    }
    try check()
  }

  subscript(tag: StaticString) -> ArraySlice<UInt8>? { ranges[Tag(tag)].map { bytes[$0] } }

  /// What no browser shows a font without.
  private func check() throws(FontError) {
    for tag: StaticString in ["cmap", "head", "hhea", "hmtx", "maxp"] where self[tag] == nil {
      throw .broken("it has no table '\(tag)'")
    }
    let hasGlyphs =
      self["glyf"] != nil && self["loca"] != nil || self["CFF "] != nil || self["CFF2"] != nil
      || self["CBDT"] != nil || self["sbix"] != nil
    guard hasGlyphs else { throw .broken("it has no table of glyphs") }
    let glyphs = try glyphCount()
    guard let own = self["hhea"]?.uint16(at: 34).map(Int.init), own > 0, own <= glyphs,
      let advances = self["hmtx"], advances.count >= 4 * own + 2 * (glyphs - own)
    else { throw .broken("it has not the advances of all of its glyphs") }
  }

  func unitsPerEm() throws(FontError) -> Int {
    guard let head = self["head"], head.uint32(at: 12) == 0x5F0F_3CF5,
      let units = head.uint16(at: 18), (16...16384).contains(units)
    else { throw .broken("its table 'head' does not say how large an em is") }
    return Int(units)
  }

  func glyphCount() throws(FontError) -> Int {
    guard let count = self["maxp"]?.uint16(at: 4), count > 0 else {
      throw .broken("it has no glyphs")
    }
    return Int(count)
  }

  /// Whether the table `kern` has pairs beyond the end that it gives itself: 16 bits are too few for many pairs.
  var hasBrokenKernTable: Bool {
    guard let kern = self["kern"], kern.uint16(at: 0) == 0, let count = kern.uint16(at: 2) else {
      return false
    }
    var offset = 4
    for _ in 0..<count {
      guard let length = kern.uint16(at: offset + 2), let coverage = kern.uint16(at: offset + 4),
        let pairs = kern.uint16(at: offset + 6)
      else { return true }
      if coverage >> 8 == 0, Int(length) != 14 + 6 * Int(pairs) { return true }
      offset += max(6, Int(length))
    }
    return false
  }
}
