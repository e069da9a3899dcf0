/// Whether bytes are text that YAML allows: UTF-8 without control characters.
struct EncodingCheck {
  /// The first thing that is not such text.
  enum Problem {
    /// UTF-16 or UTF-32, by name.
    case wide(String)
    case byte(at: Int)
    case control(UInt32, Range<Int>)
  }

  private(set) var isASCII = true
  /// What is not such text.
  private(set) var problems: [Problem] = []
  /// Whether the bytes are text but for the problems; others are of another encoding, or no text at all.
  private(set) var isReadable = true

  /// The most control characters that a text may have: more of them say nothing new.
  private static let limit = 12

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let name = Self.wideEncoding(of: bytes.prefix(4).map { $0 }) {
      problems = [.wide(name)]
      isReadable = false
      return
    }
    var offset = 0
    while offset < bytes.count {
      guard problems.count < Self.limit else {
        isReadable = false
        return
      }
      let byte = bytes[offset]
      if byte >= 0x20, byte < 0x7F {
        offset += 1
        continue
      }
      guard let (scalar, length) = Self.decode(bytes, offset) else {
        problems.append(.byte(at: offset))
        isReadable = false
        return
      }
      guard Self.isAllowed(scalar) else {
        problems.append(.control(scalar, offset..<offset + length))
        offset += length
        continue
      }
      isASCII = isASCII && length == 1
      offset += length
    }
  }

  /// YAML's printable characters (YAML 1.1, `c-printable`), a byte order mark inside left out.
  private static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20..<0x7F, 0x85, 0xA0...0xD7FF: true
    case 0xFEFF, 0xFFFE, 0xFFFF: false
    default: scalar >= 0xE000
    }
  }

  /// The scalar value that starts at an offset, and its length in bytes; nil when it is not UTF-8.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int
  ) -> (scalar: UInt32, length: Int)? {
    let first = bytes[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset + length <= bytes.count else { return nil }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for next in offset + 1..<offset + length {
      guard bytes[next] & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(bytes[next] & 0x3F)
    }
    let least: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard scalar >= least, Unicode.Scalar(scalar) != nil else { return nil }
    return (scalar, length)
  }

  /// UTF-16 or UTF-32, by the byte order mark or by the zero bytes beside the first character.
  fileprivate static func wideEncoding(of head: [UInt8]) -> String? {
    if head.starts(with: [0xFF, 0xFE]) {
      return head.dropFirst(2).elementsEqual([0, 0]) ? "UTF-32" : "UTF-16"
    }
    if head.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard head.count == 4, head.contains(0) else { return nil }
    if head == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
    switch head.map({ $0 == 0 }) {
    case [true, true, true, false], [false, true, true, true]: return "UTF-32"
    case [true, false, true, false], [false, true, false, true]: return "UTF-16"
    default: return nil
    }
  }
}

extension EncodingCheck.Problem {
  /// The bytes that are no text.
  var range: Range<Int> {
    switch self {
    case .wide: 0..<0
    case .byte(let offset): offset..<offset + 1
    case .control(_, let range): range
    }
  }

  /// - Parameter base: where the checked bytes start in the file.
  func diagnostic(_ file: SourceFile, base: Int) -> Diagnostic {
    switch self {
    case .wide(let name):
      Diagnostic(
        .notUTF8, "this file is \(name), but only UTF-8 is read",
        at: .init(Span(file, base..<base)),
        notes: ["save it again as UTF-8: editors ask for the encoding under 'save as'"])
    case .byte(let offset):
      Diagnostic(
        .notUTF8,
        "the byte 0x\(hexadecimal(UInt32(file.bytes[base + offset]), 2)) is not UTF-8 here",
        at: .init(Span(file, base + offset..<base + offset + 1), "not UTF-8"),
        notes: ["the file is probably in an older encoding, such as Windows-1252; save it as UTF-8"]
      )
    case .control(let scalar, let range):
      controlDiagnostic(
        scalar, Span(file, base + range.lowerBound..<base + range.upperBound))
    }
  }

  /// Nobody sees a byte order mark, so it can go; of others nobody knows what should stand there.
  private func controlDiagnostic(_ scalar: UInt32, _ span: Span) -> Diagnostic {
    let isMark = scalar == 0xFEFF
    return Diagnostic(
      .controlCharacter, "\(name(ofControl: scalar)) cannot stand in YAML",
      at: .init(span, isMark ? "nobody sees it" : "remove this character"),
      fixIt: isMark ? .init(span, "") : nil)
  }

  private func name(ofControl scalar: UInt32) -> String {
    switch scalar {
    case 0: "a NUL character (U+0000)"
    case 0x1B: "an escape character (U+001B)"
    case 0xFEFF: "a byte order mark (U+FEFF) inside the text"
    default: "the control character U+\(hexadecimal(scalar, 4))"
    }
  }

  /// A number in hexadecimal capitals, at least so many digits long.
  private func hexadecimal(_ number: UInt32, _ digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

extension Diagnostic {
  /// What is to be said of a file in UTF-16 or UTF-32, where only UTF-8 is read.
  ///
  /// - Parameter start: how the file begins: four bytes of it are enough.
  /// - Returns: `nil` for any other file.
  package static func wideEncoding(_ path: String, start: some Collection<UInt8>) -> Diagnostic? {
    EncodingCheck.wideEncoding(of: Array(start.prefix(4))).map {
      EncodingCheck.Problem.wide($0).diagnostic(SourceFile(path: path, bytes: []), base: 0)
    }
  }
}
