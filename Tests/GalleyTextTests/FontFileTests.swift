import Foundation
import GalleyTestSupport
import Testing

@testable import GalleyText

@Suite("Font files")
struct FontFileTests {
  @Test("a font says what it has")
  func readsFont() throws {
    let font = try FontFile(TestFont().bytes)
    #expect(font.format == .ttf)
    #expect(font.metrics.unitsPerEm == 1000)
    #expect(font.glyphCount == 68)
    #expect(font.advance(of: 0x61) == 497)
    #expect(font.advance(of: 0x3B1) == nil)
    #expect(!font.has(0x3B1))
    #expect(font.coverage.first == 0x20...0x20)
    #expect(font.coverage.last == 0x61...0x7A)
    #expect(font.axes.isEmpty)
    #expect(!font.forbidsEmbedding)
  }

  @Test("a compressed font is the same font")
  func readsWOFF() throws {
    let font = try FontFile(TestFont().woff)
    #expect(font.format == .woff)
    #expect(font.advance(of: 0x61) == 497)
    #expect(font.glyphCount == 68)
  }

  @Test("so is one compressed by Brotli")
  func readsWOFF2() throws {
    // Made by woff2_compress of `TestFont` with a few pairs of kerning.
    let text = """
      d09GMgABAAAAAAIQAAoAAAAABngAAAHEAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAABmAAhkAKAIE4C4EKAAE2AiQDghAT \
      JAQGBQYb8QVYrgpsY1LYR2pq7tKtdHhxEKKjH8UIlQ4FjM37B6biyFybiGdNeSHEEf912zd/Tm5OrElCTCnFAJuEiz88 \
      PPP6A0taCUsNPLAGwDVduvfkFQ99fhWGJw6sOIPBISVu+0QbjfMsKx51OgAABDXmIih8uQzW6WPHueszLaqJYoIUFiBg \
      A0AUKhCoZ9AiAFoFQZsQ6BAHOsWDLgmgWyLokQR6JYM+KaBfKhiQBgalg7AMiMiEqCyIyYZJOTAlF6blwYx8mFUAcwph \
      XhEsKIZFJbCkFJaVwYpyWFUBayphXRVsqIZNNbClFrbVwY562NUAexphXxMcaIZDLXCkFY61wYl2ONUBZzrhXBdc6IZL \
      PXClF671wY1+uDUAdwbh3hA8GIZHI/BkFJ6NwYtxeDUBb8LwLgIfA1GAGMAvJ6XQ6gLC33vS/Qnq4EQFrObk97GEf+Sg \
      EEUoRhmURTmURwVURCVURhVUxTVcxw3cxC3cxh3cxT3cxwM8xCM8xhM8xTM8xwu8xCu8xhu8xTu8Ryd0Rhd0RTd0Rw/0 \
      RC/0Rh/0RT/0RykGFrCIJSxjBatYwzo2sAkgUCEUABBbL8PeOSR9sEKMEwAA
      """
    let bytes = try #require(Data(base64Encoded: text.filter { $0 != " " }))
    let font = try FontFile(Array(bytes))
    #expect(font.format == .woff2)
    #expect(font.advance(of: 0x61) == 497)
    #expect(font.glyphCount == 68)
    for length in stride(from: 0, to: bytes.count, by: 11) {
      #expect(throws: FontError.self) { try FontFile(Array(bytes[..<length])) }
    }
  }

  @Test("a collection's first font is read")
  func readsCollection() throws {
    // Offsets are from the file's beginning, so that a font after a header of 16 bytes moves by them.
    var font = TestFont().bytes
    for entry in stride(from: 12, to: 12 + 16 * TestFont().tables.count, by: 16) {
      let offset = Int(font[entry + 10]) << 8 | Int(font[entry + 11])
      font.replaceSubrange(entry + 10..<entry + 12, with: [UInt8].words(offset + 16))
    }
    let file = Array("ttcf".utf8) + .words(1, 0, 0, 1, 0, 16) + font
    #expect(try FontFile(file).format == .ttc)
    #expect(try FontFile(file).advance(of: 0x61) == 497)
  }

  @Test("ascent and descent are chosen as browsers do")
  func choosesMetrics() throws {
    var font = TestFont()
    #expect(try FontFile(font.bytes).metrics.ascent == 800)
    #expect(try FontFile(font.bytes).metrics.descent == 200)
    font.usesTypographic = true
    #expect(try FontFile(font.bytes).metrics.ascent == 750)
    #expect(try FontFile(font.bytes).metrics.lineGap == 200)
    font.usesTypographic = false
    (font.ascent, font.descent) = (0, 0)
    #expect(try FontFile(font.bytes).metrics.descent == 250)
    font.typographic = (0, 0, 0)
    #expect(try FontFile(font.bytes).metrics.ascent == 900)
    font.leavesOut = "OS/2"
    #expect(try FontFile(font.bytes).metrics.ascent == 0)
  }

  @Test("the bits of the license are read")
  func readsLicense() throws {
    var font = TestFont()
    font.licenseBits = 2
    #expect(try FontFile(font.bytes).forbidsEmbedding)
    font.licenseBits = 4
    #expect(try !FontFile(font.bytes).forbidsEmbedding)
  }

  @Test("what is no font is told", arguments: [[], [0, 1], Array("<!doctype html>".utf8)])
  func refusesOthers(bytes: [UInt8]) {
    #expect(throws: FontError.notAFont) { try FontFile(bytes) }
  }

  @Test(
    "a font without a table that browsers need is refused",
    arguments: ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"])
  func refusesMissingTable(tag: String) {
    var font = TestFont()
    font.leavesOut = tag
    #expect(throws: FontError.self) { try FontFile(font.bytes) }
  }

  @Test("a font that is cut off anywhere is an error or a font", arguments: [false, true])
  func survivesTruncation(isWOFF: Bool) {
    let whole = isWOFF ? TestFont().woff : TestFont().bytes
    for length in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: FontError.self) { try FontFile(Array(whole[..<length])) }
    }
  }

  @Test("a font with any byte changed is an error or a font", arguments: [false, true])
  func survivesMutation(isWOFF: Bool) {
    let whole = isWOFF ? TestFont().woff : TestFont().bytes
    var random = SeededGenerator(12)
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      guard let font = try? FontFile(bytes) else { continue }
      _ = font.coverage.count
      _ = font.advance(of: 0x61)
    }
  }

  @Test("a WOFF2 that promises too much is refused")
  func refusesHugeWOFF2() {
    let header = Array("wOF2".utf8) + .long(0x10000) + .long(48) + .words(0, 0) + .long(1 << 30)
    #expect(throws: FontError.tooLarge(megabytes: 128)) {
      try FontFile(header + .init(repeating: 0, count: 28))
    }
    let broken = Array("wOF2".utf8) + .long(0x10000) + .long(52) + .words(1, 0) + .long(1000)
    #expect(throws: FontError.self) {
      try FontFile(broken + .init(repeating: 0, count: 28) + [1, 4, 4, 4])
    }
  }

  @Test("kerning with the space is found")
  func findsKerningWithSpace() throws {
    var font = TestFont()
    font.kerning = [[0x41, 0x56]: -80]
    #expect(try !FontFile(font.bytes).kernsWithSpace)
    font.kerning[[0x41, 0x20]] = -30
    #expect(try FontFile(font.bytes).kernsWithSpace)
  }

  @Test("a table of kerning that contradicts itself is left out, as in browsers")
  func findsBrokenKernTable() throws {
    var font = TestFont()
    font.kerning = [[0x41, 0x56]: -80]
    #expect(try !FontFile(font.bytes).ignoresKernTable)
    let tables = try FontTables(font.bytes)
    let isBroken = tables.hasBrokenKernTable
    #expect(!isBroken)
    var bytes = font.bytes
    let start = bytes.indices.first { bytes[$0...].starts(with: Array("kern".utf8)) } ?? 0
    let offset = Int(bytes[start + 10]) << 8 | Int(bytes[start + 11])
    bytes[offset + 7] += 6
    #expect(try FontFile(bytes).ignoresKernTable)
  }
}
