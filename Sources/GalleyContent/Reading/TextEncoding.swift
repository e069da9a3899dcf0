import GalleyBasics

/// The encoding that a file says it is in, where it is none of Unicode's eight-bit one.
package enum TextEncoding: Sendable {
  /// Windows-1252, which browsers read ISO-8859-1 and ASCII as too.
  case windows1252
  case utf16(isBigEndian: Bool)
  /// One that is not read, by its name.
  case unknown(String)

  /// - Parameter start: how the file begins; what it says of its encoding stands there.
  init?(start: some Collection<UInt8>) {
    let start = Array(start.prefix(1024))
    if start.starts(with: [0xFF, 0xFE]) {
      self = .utf16(isBigEndian: false)
    } else if start.starts(with: [0xFE, 0xFF]) {
      self = .utf16(isBigEndian: true)
    } else if let name = Self.declared(in: start) {
      switch name {
      case "utf-8", "utf8": return nil
      case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
        "latin-1", "l1", "ascii", "us-ascii", "ansi":
        self = .windows1252
      default: self = .unknown(name)
      }
    } else {
      return nil
    }
  }

  /// What `encoding="…"` of XML or `charset=…` of HTML says, in lower case.
  private static func declared(in start: [UInt8]) -> String? {
    let text = start.map(\.lowercased)
    let isXML = text.starts(with: "<?xml".utf8)
    let key = isXML ? Array("encoding".utf8) : Array("charset".utf8)
    guard let found = text.firstOffset(of: key) else { return nil }
    if isXML, let end = text.firstOffset(of: "?>".utf8), found > end { return nil }
    let value = text[(found + key.count)...].drop { $0 <= 0x20 }
    guard value.first == UInt8(ascii: "=") else { return nil }
    let name = value.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
      .prefix { $0 > 0x20 && !"\"'>;/?".utf8.contains($0) }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// The bytes as UTF-8; `nil` where they cannot be read.
  func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .windows1252:
      var text: [UInt8] = []
      text.reserveCapacity(bytes.count + bytes.count / 8)
      for byte in bytes {
        if byte < 0x80 { text.append(byte) } else { text += Self.utf8(of: byte) }
      }
      return text
    case .utf16(let isBigEndian):
      guard bytes.count.isMultiple(of: 2) else { return nil }
      let units = stride(from: 2, to: bytes.count, by: 2).map { index -> UInt16 in
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
      }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    case .unknown: return nil
    }
  }

  private static func utf8(of byte: UInt8) -> [UInt8] {
    let scalar = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : UInt32(byte)
    return Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
  }

  /// The characters of 0x80 to 0x9F, as the Encoding Standard (encoding.spec.whatwg.org) has them.
  private static let upperControls: [UInt32] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}

extension TextEncoding {
  /// A file's bytes as UTF-8, and what is to be said of them.
  ///
  /// Text that is UTF-8 is taken as such whatever the file says: many exports say it wrongly.
  static func text(
    _ bytes: [UInt8], declaring encoding: TextEncoding?, of file: (_ text: [UInt8]) -> SourceFile
  ) -> (file: SourceFile, finding: Diagnostic?) {
    let isUTF8 = bytes.withUnsafeBufferPointer(isValidUTF8)
    if isUTF8 { return (file(bytes), nil) }
    if let encoding, let text = encoding.decoded(bytes) { return (file(text), nil) }
    let source = file(bytes)
    return (source, .notUTF8(in: source, 0..<bytes.count, declaring: encoding))
  }
}

extension Diagnostic {
  /// The first byte of a part of a file that is not UTF-8.
  ///
  /// - Returns: `nil` where all of it is.
  static func notUTF8(
    in file: SourceFile, _ range: Range<Int>, declaring encoding: TextEncoding? = nil
  ) -> Diagnostic? {
    let place = file.bytes.withUnsafeBufferPointer { bytes in
      firstNotUTF8(in: UnsafeBufferPointer(rebasing: bytes[range]))
    }
    guard let place = place.map({ $0 + range.lowerBound }) else { return nil }
    let digits = String(file.bytes[place], radix: 16, uppercase: true)
    let note =
      if case .unknown(let name)? = encoding {
        "the file says that it is \(excerpt(name)), which is not read; save it as UTF-8"
      } else {
        "the file is probably in an older encoding, such as Windows-1252; save it as UTF-8"
      }
    return Diagnostic(
      .notUTF8, .warning, "the byte 0x\(digits) is not UTF-8 here",
      at: Label(Span(file, place..<place + 1), "this and all like it are shown as �"),
      notes: [note])
  }
}

/// Whether bytes are well-formed UTF-8, as the Unicode standard's table 3-7 has it; eight at a time
/// while they are ASCII.
func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { firstNotUTF8(in: bytes) == nil }

/// Where the first bytes stand that are not well-formed UTF-8.
func firstNotUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  let raw = UnsafeRawBufferPointer(bytes)
  var position = 0
  while position < raw.count {
    if position + 8 <= raw.count,
      raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      position += 8
    } else if raw[position] < 0x80 {
      position += 1
    } else if let length = lengthOfSequence(at: position, in: raw) {
      position += length
    } else {
      return position
    }
  }
  return nil
}

/// The length of the well-formed sequence of two to four bytes that begins at a position.
private func lengthOfSequence(at position: Int, in raw: UnsafeRawBufferPointer) -> Int? {
  let lead = raw[position]
  let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  guard lead >= 0xC2, lead <= 0xF4, position + length <= raw.count else { return nil }
  let second = raw[position + 1]
  let (lowest, highest): (UInt8, UInt8) =
    switch lead {
    case 0xE0: (0xA0, 0xBF)
    case 0xED: (0x80, 0x9F)
    case 0xF0: (0x90, 0xBF)
    case 0xF4: (0x80, 0x8F)
    default: (0x80, 0xBF)
    }
  guard second >= lowest, second <= highest else { return nil }
  if length > 2, raw[position + 2] & 0xC0 != 0x80 { return nil }
  if length > 3, raw[position + 3] & 0xC0 != 0x80 { return nil }
  return length
}
