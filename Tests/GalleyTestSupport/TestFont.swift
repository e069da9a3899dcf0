/// A small font made for a test: glyphs without outlines, each with an advance.
package struct TestFont: Sendable {
  package init() {}

  package var unitsPerEm = 1000
  /// Advances by scalar; the glyph of a scalar is its place in the order of the scalars, from 1.
  package var advances: [UInt32: Int] = TestFont.letters
  /// Corrections of the first glyph's advance before the second.
  package var kerning: [[UInt32]: Int] = [:]
  /// `hhea`'s.
  package var ascent = 800
  package var descent = -200
  package var lineGap = 90
  package var licenseBits = 0
  /// OS/2's for typesetting, and whether they are meant.
  package var typographic: (ascent: Int, descent: Int, lineGap: Int) = (750, -250, 200)
  package var usesTypographic = false
  package var leavesOut: String?
  /// The advance of figures that are all as wide (feature `tnum`), and that of the space in texts (`locl`); `nil` where
  /// it has none.
  package var (tabular, localSpace): (Int?, Int?) = (nil, nil)

  package static let letters: [UInt32: Int] = {
    var advances: [UInt32: Int] = [0x20: 250]
    for letter: UInt32 in 0x41...0x5A { advances[letter] = 600 + Int(letter) }
    for letter: UInt32 in 0x61...0x7A { advances[letter] = 400 + Int(letter) }
    for sign in "0123456789.,-'".unicodeScalars { advances[sign.value] = 300 + Int(sign.value) }
    return advances
  }()

  var scalars: [UInt32] { advances.keys.sorted() }

  /// The features that take other glyphs for those of some scalars beside each other, sorted.
  private var features: [(tag: String, first: UInt32, count: Int, advance: Int)] {
    let space = localSpace.map { ("locl", UInt32(0x20), 1, $0) }
    let figures = tabular.map { ("tnum", UInt32(0x30), 10, $0) }
    return [space, figures].compactMap(\.self)
  }

  private var glyphCount: Int { advances.count + 1 + features.reduce(0) { $0 + $1.count } }

  private func glyph(_ scalar: UInt32) -> Int { (scalars.firstIndex(of: scalar) ?? -1) + 1 }

  package var tables: [(tag: String, bytes: [UInt8])] {
    [
      ("GSUB", gsub), ("OS/2", os2), ("cmap", cmap), ("glyf", [0]), ("head", head), ("hhea", hhea),
      ("hmtx", hmtx),
      ("kern", kern), ("loca", .init(repeating: 0, count: 2 * (glyphCount + 1))),
      ("maxp", .words(0x0000, 0x5000, glyphCount)), ("name", .words(0, 0, 6)),
    ].filter { $0.0 != leavesOut && !$0.1.isEmpty }
  }

  /// As TTF.
  package var bytes: [UInt8] {
    let tables = tables
    var font: [UInt8] = .words(0x0001, 0, tables.count, 0, 0, 0)
    var offset = 12 + 16 * tables.count
    for (tag, bytes) in tables {
      font += Array(tag.utf8) + .long(0) + .long(offset) + .long(bytes.count)
      offset += (bytes.count + 3) & ~3
    }
    for (_, bytes) in tables { font += bytes.padded }
    return font
  }

  /// As WOFF, with its tables as they are.
  package var woff: [UInt8] {
    let tables = tables
    var (entries, data): ([UInt8], [UInt8]) = ([], [])
    let start = 44 + 20 * tables.count
    for (tag, bytes) in tables {
      entries += Array(tag.utf8) + .long(start + data.count) + .long(bytes.count)
      entries += .long(bytes.count) + .long(0)
      data += bytes.padded
    }
    return Array("wOFF".utf8) + .long(0x10000) + .long(start + data.count)
      + .words(tables.count, 0) + .long(self.bytes.count) + .init(repeating: 0, count: 24)
      + entries + data
  }

  private var head: [UInt8] {
    .words(1, 0, 1, 0, 0, 0) + .long(0x5F0F_3CF5) + .words(0, unitsPerEm)
      + .init(repeating: 0, count: 34)
  }

  private var hhea: [UInt8] {
    .words(1, 0, ascent, descent, lineGap) + .init(repeating: 0, count: 24)
      + .words(glyphCount)
  }

  private var hmtx: [UInt8] {
    let others = features.flatMap { [Int](repeating: $0.advance, count: $0.count) }
    return ([500] + scalars.map { advances[$0] ?? 0 } + others).flatMap { [UInt8].words($0, 0) }
  }

  /// Each feature for all scripts, with a lookup of its own.
  private var gsub: [UInt8] {
    let count = features.count
    guard count > 0 else { return [] }
    var scripts: [UInt8] = .words(1) + Array("DFLT".utf8) + .words(8, 4, 0, 0, 0xFFFF, count)
    var (list, ends): ([UInt8], [UInt8]) = (.words(count), [])
    var (lookups, tables): ([UInt8], [UInt8]) = (.words(count), [])
    var other = advances.count + 1
    for (index, feature) in features.enumerated() {
      scripts += .words(index)
      list += Array(feature.tag.utf8) + .words(2 + 6 * count + ends.count)
      ends += .words(0, 1, index)
      lookups += .words(2 + 2 * count + tables.count)
      let first = glyph(feature.first)
      tables += .words(1, 0, 1, 8, 1, 6, other - first, 2, 1, first, first + feature.count - 1, 0)
      other += feature.count
    }
    let start = 10
    let (all, whole) = (list + ends, lookups + tables)
    return .words(1, 0, start, start + scripts.count, start + scripts.count + all.count)
      + scripts + all + whole
  }

  private var os2: [UInt8] {
    .words(4, 500, 400, 5, licenseBits) + .init(repeating: 0, count: 52)
      + .words(usesTypographic ? 1 << 7 : 0, 0, 0)
      + .words(typographic.ascent, typographic.descent, typographic.lineGap, 900, 300)
      + .init(repeating: 0, count: 18)
  }

  private var cmap: [UInt8] {
    let groups = scalars.flatMap {
      [UInt8].long(Int($0)) + .long(Int($0)) + .long(glyph($0))
    }
    return .words(0, 1, 3, 10) + .long(12) + .words(12, 0) + .long(16 + groups.count) + .long(0)
      + .long(scalars.count) + groups
  }

  private var kern: [UInt8] {
    guard !kerning.isEmpty else { return [] }
    let pairs = kerning.map { (glyph($0.key[0]), glyph($0.key[1]), $0.value) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    let count = pairs.count
    return .words(0, 1, 0, 14 + 6 * count, 1, count, 0, 0, 0)
      + pairs.flatMap { [UInt8].words($0.0, $0.1, $0.2) }
  }
}

extension [UInt8] {
  /// Numbers of two bytes, the high one first.
  package static func words(_ words: Int...) -> [UInt8] {
    words.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }

  package static func long(_ number: Int) -> [UInt8] { words(number >> 16, number) }

  fileprivate var padded: [UInt8] { self + .init(repeating: 0, count: -count & 3) }
}
