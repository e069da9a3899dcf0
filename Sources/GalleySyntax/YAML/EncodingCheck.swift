/// Whether a range of bytes is text that YAML allows: UTF-8 without control characters.
struct EncodingCheck {
  private(set) var isASCII = true
  /// What is wrong with the first bytes that are not such text.
  private(set) var refusal: Diagnostic?

  init(_ file: SourceFile, _ range: Range<Int>) {
    if let name = Self.wideEncoding(of: file.bytes[range]) {
      refusal = Self.wideRefusal(name, file, range.lowerBound)
      return
    }
    var offset = range.lowerBound
    file.bytes.withUnsafeBufferPointer { bytes in
      while offset < range.upperBound, refusal == nil {
        let byte = bytes[offset]
        if byte < 0x80 {
          if byte < 0x20 || byte == 0x7F, byte != 0x0A, byte != 0x0D, byte != 0x09 {
            refusal = Self.controlRefusal(UInt32(byte), file, offset..<offset + 1)
          }
          offset += 1
          continue
        }
        isASCII = false
        guard let (scalar, length) = Self.decode(bytes, offset, range.upperBound) else {
          refusal = Self.byteRefusal(byte, file, offset)
          return
        }
        if (scalar < 0xA0 && scalar != 0x85) || scalar == 0xFEFF || scalar == 0xFFFE
          || scalar == 0xFFFF
        {
          refusal = Self.controlRefusal(scalar, file, offset..<offset + length)
        }
        offset += length
      }
    }
  }

  /// The scalar value that starts at an offset, and its length in bytes; nil when it is not UTF-8.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int
  ) -> (scalar: UInt32, length: Int)? {
    let first = bytes[offset]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset + length <= end else { return nil }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for next in bytes[offset + 1..<offset + length] {
      guard next & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    let least: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard scalar >= least, Unicode.Scalar(scalar) != nil else { return nil }
    return (scalar, length)
  }

  /// UTF-16 or UTF-32, by its byte order mark or by the zero bytes beside its first character.
  private static func wideEncoding(of bytes: ArraySlice<UInt8>) -> String? {
    let head = Array(bytes.prefix(4))
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard head.count == 4 else { return nil }
    switch head.map({ $0 == 0 }) {
    case [true, true, true, false], [false, true, true, true]: return "UTF-32"
    case [true, false, true, false], [false, true, false, true]: return "UTF-16"
    default: return nil
    }
  }

  private static func wideRefusal(_ name: String, _ file: SourceFile, _ start: Int) -> Diagnostic {
    Diagnostic(
      "not-utf8", "this file is \(name), but only UTF-8 is read",
      at: .init(Span(file, start..<start)),
      notes: ["save it again as UTF-8: editors offer the encoding under \u{201C}save as\u{201D}"])
  }

  private static func byteRefusal(_ byte: UInt8, _ file: SourceFile, _ offset: Int) -> Diagnostic {
    Diagnostic(
      "not-utf8", "the byte 0x\(hexadecimal(UInt32(byte), 2)) here is not UTF-8",
      at: .init(Span(file, offset..<offset + 1), "not UTF-8"),
      notes: ["the file is probably in an older encoding such as Windows-1252; save it as UTF-8"])
  }

  private static func controlRefusal(
    _ scalar: UInt32, _ file: SourceFile, _ range: Range<Int>
  ) -> Diagnostic {
    let name =
      switch scalar {
      case 0: "a NUL character"
      case 0xFEFF: "a byte order mark (U+FEFF) inside the text"
      default: "the control character U+\(hexadecimal(scalar, 4))"
      }
    return Diagnostic(
      "control-character", "\(name) cannot stand in YAML",
      at: .init(Span(file, range), "remove this character"), fixIt: .init(Span(file, range), ""))
  }
}

/// A number in hexadecimal capitals, at least so many digits long.
private func hexadecimal(_ number: UInt32, _ digits: Int) -> String {
  let text = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
