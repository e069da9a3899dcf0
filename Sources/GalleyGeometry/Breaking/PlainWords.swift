/// What measuring may add up without asking the rules: inside a word of such characters no line breaks.
enum PlainWords {
  /// - Parameter scalar: a code point below U+0500.
  static func isPlain(_ scalar: UInt32) -> Bool {
    if scalar < 0x21 || scalar == 0x7F { return false }
    // UAX #14 allows a break between "/" and a letter that is not of ASCII.
    if scalar < 0x80 { return !ASCIIBreaks.mayBreak(after: UInt8(scalar)) && scalar != 0x2F }
    return scalar == 0xA0 || LineBreakProperties(of: scalar).lineBreakClass == .al
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
