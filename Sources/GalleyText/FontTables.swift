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
