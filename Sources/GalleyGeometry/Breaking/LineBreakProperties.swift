/// The classes of UAX #14, those that its rule LB1 resolves left out.
enum LineBreakClass: UInt8, Sendable {
  // In the order of Scripts/line-break-classes.
  case al, ak, ap, `as`, b2, ba, bb, bk, cb, cl, cm, cp, cr, eb, em, ex, gl, h2, h3, hh, hl, hy, id,
    `in`, `is`, jl, jt, jv, lf, nl, ns, nu, op, po, pr, qu, ri, sp, sy, vf, vi, wj, zw, zwj
}

/// All that the rules of UAX #14 ask about a code point: its class, and a few properties besides.
struct LineBreakProperties: Hashable, Sendable {
  private let rawValue: UInt16

  init(of scalar: UInt32) {
    rawValue = UInt16(Self.table[scalar] ?? Self.beyond(scalar))
  }

  var lineBreakClass: LineBreakClass { LineBreakClass(rawValue: UInt8(rawValue & 63)) ?? .al }
  /// East Asian Width is Wide, Fullwidth or Halfwidth.
  var isEastAsian: Bool { rawValue & 64 != 0 }
  /// A quotation mark that opens, by its general category (Pi).
  var isInitialQuote: Bool { rawValue & 128 != 0 }
  /// A quotation mark that closes (Pf).
  var isFinalQuote: Bool { rawValue & 256 != 0 }
  var isUnassignedPictograph: Bool { rawValue & 512 != 0 }
  var isDottedCircle: Bool { rawValue & 1024 != 0 }

  /// The planes of ideographs and those of tags and selectors.
  private static func beyond(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x20000...0x2FFFD, 0x30000...0x3FFFD: Int(LineBreakClass.id.rawValue) | 64
    case 0xE0001, 0xE0020...0xE007F, 0xE0100...0xE01EF: Int(LineBreakClass.cm.rawValue)
    default: Int(LineBreakClass.al.rawValue)
    }
  }
}

/// Numbers below 4,096 by code point, in two stages, read from text that stands in the program as it is.
///
/// Scripts/code_point_table.py writes the text and says how.
struct CodePointTable: Sendable {
  private let blocks: StaticString
  private let values: StaticString

  init(blocks: StaticString, values: StaticString) {
    self.blocks = blocks
    self.values = values
  }

  /// - Returns: `nil` beyond the table's end.
  subscript(scalar: UInt32) -> Int? {
    guard let block = Self.number(at: Int(scalar >> 6), in: blocks) else { return nil }
    return Self.number(at: block << 6 | Int(scalar & 63), in: values)
  }

  /// Two digits of base 64, the larger first; the digit 0 is "0".
  private static func number(at index: Int, in digits: StaticString) -> Int? {
    guard 2 * index + 1 < digits.utf8CodeUnitCount else { return nil }
    let first = digits.utf8Start + 2 * index
    return Int(first[0] &- 48) << 6 | Int(first[1] &- 48)
  }
}

/// Reads valid UTF-8, a scalar at a time.
enum UTF8Decoding {
  /// The scalar at an offset and the number of its bytes; a sequence that the end cuts short reads as
  /// U+FFFD.
  @inline(__always)
  static func scalar(
    at offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (value: UInt32, length: Int) {
    let lead = UInt32(text[offset])
    if lead < 0x80 { return (lead, 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard offset + length <= text.count else { return (0xFFFD, text.count - offset) }
    var value = lead & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(text[offset + index]) & 0x3F }
    return (value, length)
  }
}
