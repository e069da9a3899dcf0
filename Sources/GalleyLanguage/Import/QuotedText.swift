/// A text in quotes of TOML or JavaScript, its escapes read.
struct QuotedText {
  let text: String
  /// The place behind its closing quote.
  let end: Int

  /// `nil` where none begins, or it has no end.
  ///
  /// - Parameter range: from the opening quote on, as far as the file may be read.
  init?(_ bytes: [UInt8], in range: Range<Int>, _ syntax: LiteralReader.Syntax) {
    guard let quote = range.isEmpty ? nil : bytes[range.lowerBound],
      [0x22, 0x27].contains(quote) || quote == 0x60 && syntax == .script
    else { return nil }
    if syntax == .toml, let long = QuotedText(long: quote, bytes, in: range) {
      self = long
    } else {
      self.init(quote, bytes, in: range, syntax)
    }
  }

  private init?(
    _ quote: UInt8, _ bytes: [UInt8], in range: Range<Int>, _ syntax: LiteralReader.Syntax
  ) {
    var text: [UInt8] = []
    let limit = range.upperBound
    var next = range.lowerBound + 1
    while next < limit, bytes[next] != quote {
      // A template whose parts are computed is no literal.
      let isComputed = quote == 0x60 && bytes[next...].starts(with: "${".utf8)
      guard !isComputed, bytes[next] != 0x0A || quote == 0x60 else { return nil }
      // A single-quoted text of TOML has no escapes.
      guard bytes[next] == UInt8(ascii: "\\"), syntax == .script || quote == 0x22, next + 1 < limit
      else {
        text.append(bytes[next])
        next += 1
        continue
      }
      next += 1
      next += Self.unescape(bytes[next..<limit], into: &text)
    }
    guard next < limit else { return nil }
    self.text = String(decoding: text, as: UTF8.self)
    end = next + 1
  }

  /// What of a template stands from a place on, up to its end or to what is computed in it.
  static func templatePiece(_ bytes: [UInt8], in range: Range<Int>) -> QuotedText {
    var text: [UInt8] = []
    let limit = range.upperBound
    var next = range.lowerBound
    while next < limit, bytes[next] != 0x60, !bytes[next..<limit].starts(with: "${".utf8) {
      guard bytes[next] == UInt8(ascii: "\\"), next + 1 < limit else {
        text.append(bytes[next])
        next += 1
        continue
      }
      next += 1
      next += unescape(bytes[next..<limit], into: &text)
    }
    return QuotedText(text: String(decoding: text, as: UTF8.self), end: next)
  }

  private init(text: String, end: Int) {
    self.text = text
    self.end = end
  }

  /// A text of TOML between three quotes, as it stands there.
  private init?(long quote: UInt8, _ bytes: [UInt8], in range: Range<Int>) {
    let quotes = [quote, quote, quote]
    guard bytes[range].starts(with: quotes),
      let close = bytes[(range.lowerBound + 3)..<range.upperBound].firstRange(of: quotes)
    else { return nil }
    text = String(decoding: bytes[(range.lowerBound + 3)..<close.lowerBound], as: UTF8.self)
    end = close.upperBound
  }

  /// Adds what stands behind a backslash.
  ///
  /// - Returns: how many bytes that is.
  private static func unescape(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) -> Int {
    guard let escape = bytes.first else { return 0 }
    switch escape {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes.dropFirst().prefix(4), as: UTF8.self)
      guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else { break }
      text += Array(String(scalar).utf8)
      return 1 + digits.utf8.count
    default: text.append(escape)
    }
    return 1
  }
}
