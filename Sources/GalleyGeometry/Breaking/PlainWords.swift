/// What measuring may add up without asking the rules: inside a word of such characters no line breaks.
enum PlainWords {
  /// Whether a byte of ASCII can be added whatever stands beside it, spaces left out.
  static func isPlain(ascii byte: UInt8) -> Bool {
    0x21..<0x7F ~= byte && !ASCIIBreaks.opens(byte) && !ASCIIBreaks.closesPart(byte)
  }

  /// Whether a scalar above ASCII can be added after a byte that `joinsLetters`, or another such scalar:
  /// letters of any alphabet, and the no-break space.
  static func isPlain(_ scalar: UInt32) -> Bool {
    scalar == 0xA0 || LineBreakProperties(of: scalar).lineBreakClass == .al
  }

  /// Whether UAX #14 allows no break between a byte of ASCII and a letter above ASCII.
  static func joinsLetters(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x21, UInt8(ascii: "!"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "?"),
      UInt8(ascii: "|"), UInt8(ascii: "}"), 0x7F:
      false
    default: true
    }
  }

  /// Whether "‘", "’", "“" or "”" stand at an offset: they stay with both neighbours (LB19, LB19a).
  @inline(__always)
  static func isQuote(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard offset + 2 < text.count, text[offset] == 0xE2, text[offset + 1] == 0x80 else {
      return false
    }
    switch text[offset + 2] {
    case 0x98, 0x99, 0x9C, 0x9D: return true
    default: return false
    }
  }
}
