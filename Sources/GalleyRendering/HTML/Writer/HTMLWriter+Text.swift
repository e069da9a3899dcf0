import GalleyModel

extension HTMLWriter {
  /// Text between tags.
  mutating func text(_ string: String) {
    string.withBytes { escape($0, by: Escape.text) }
  }

  /// A range of a body's text, between tags.
  mutating func text(_ range: TextRange, of body: Body) {
    body.text.withUnsafeBufferPointer {
      escape(UnsafeBufferPointer(rebasing: $0[range.indices]), by: Escape.text)
    }
  }

  /// A value inside an attribute's double quotes.
  mutating func attributeValue(_ string: String) {
    string.withBytes { escape($0, by: Escape.attribute) }
  }

  /// A range of a body's text inside an attribute's double quotes.
  mutating func attributeValue(_ range: TextRange, of body: Body) {
    body.text.withUnsafeBufferPointer {
      escape(UnsafeBufferPointer(rebasing: $0[range.indices]), by: Escape.attribute)
    }
  }

  /// ` name="value"`.
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    attributeValue(value)
    raw("\"")
  }

  /// ` name="value"` of a number.
  mutating func attribute(_ name: StaticString, _ value: Int) {
    raw(" ")
    raw(name)
    raw("=\"")
    number(value)
    raw("\"")
  }

  /// Copies what needs no escaping in chunks, and writes what stands for each byte that does.
  private mutating func escape(
    _ source: UnsafeBufferPointer<UInt8>, by table: [Escape.Class]
  ) {
    table.withUnsafeBufferPointer { classes in
      var start = 0
      var position = 0
      while position < source.count {
        let found = classes[Int(source[position])]
        guard found != .plain, let length = found.length(at: position, of: source) else {
          position += 1
          continue
        }
        append(escaped: UnsafeBufferPointer(rebasing: source[start..<position]))
        raw(found.replacement)
        position += length
        start = position
      }
      append(escaped: UnsafeBufferPointer(rebasing: source[start...]))
    }
  }
}

/// What each byte of UTF-8 becomes in HTML.
private enum Escape {
  enum Class: UInt8 {
    case plain, ampersand, less, greater, quote, apostrophe
    /// A control character, which no HTML document may hold.
    case control
    /// The first byte of U+0080…U+00BF, of which the first half are control characters.
    case twoByteLead
    /// The first byte of U+F000…U+FFFF, of which the last two are no characters.
    case threeByteLead

    var replacement: StaticString {
      switch self {
      case .plain: ""
      case .ampersand: "&amp;"
      case .less: "&lt;"
      case .greater: "&gt;"
      case .quote: "&quot;"
      case .apostrophe: "&#39;"
      case .control, .twoByteLead, .threeByteLead: "\u{FFFD}"
      }
    }

    /// How many bytes the replacement stands for, `nil` where they are to stay.
    func length(at position: Int, of source: UnsafeBufferPointer<UInt8>) -> Int? {
      switch self {
      case .plain: nil
      case .twoByteLead:
        position + 1 < source.count && source[position + 1] < 0xA0 ? 2 : nil
      case .threeByteLead:
        position + 2 < source.count && source[position + 1] == 0xBF && source[position + 2] >= 0xBE
          ? 3 : nil
      default: 1
      }
    }
  }

  static let text = table(quotes: false)
  static let attribute = table(quotes: true)

  private static func table(quotes: Bool) -> [Class] {
    var table = [Class](repeating: .plain, count: 256)
    for control in 0..<32 { table[control] = .control }
    for blank in [9, 10, 12, 13] { table[blank] = .plain }
    table[0x7F] = .control
    table[0xC2] = .twoByteLead
    table[0xEF] = .threeByteLead
    table[Int(UInt8(ascii: "&"))] = .ampersand
    table[Int(UInt8(ascii: "<"))] = .less
    table[Int(UInt8(ascii: ">"))] = .greater
    if quotes {
      table[Int(UInt8(ascii: "\""))] = .quote
      table[Int(UInt8(ascii: "'"))] = .apostrophe
    }
    return table
  }
}
