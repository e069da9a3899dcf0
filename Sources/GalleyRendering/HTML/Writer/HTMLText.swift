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

  /// UTF-8 inside an attribute's double quotes.
  mutating func attributeValue(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { escape($0, by: Escape.attribute) }
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
    _ source: UnsafeBufferPointer<UInt8>, by table: Escape
  ) {
    table.classes.withUnsafeBufferPointer { classes in
      var start = 0
      var position = 0
      while position < source.count {
        position = Self.skipPlain(source, from: position, classes)
        guard position < source.count else { break }
        guard let found = Escape.Class(rawValue: classes[Int(source[position])]),
          let length = found.length(at: position, of: source)
        else {
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

  /// The position of the next byte whose class is not 0; eight are looked up at once, since there are
  /// hardly any.
  static func skipPlain(
    _ source: UnsafeBufferPointer<UInt8>, from start: Int, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var position = start
    while source.count - position >= 8 {
      var found: UInt8 = 0
      for offset in 0..<8 { found |= classes[Int(source[position &+ offset])] }
      if found != 0 { break }
      position += 8
    }
    while position < source.count, classes[Int(source[position])] == 0 { position += 1 }
    return position
  }
}

/// What each byte of UTF-8 becomes in HTML.
private struct Escape: Sendable {
  enum Class: UInt8 {
    case plain = 0
    case ampersand, less, greater, quote, apostrophe
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

  /// The class of each byte, as its raw value.
  let classes: [UInt8]

  static let text = Escape(quotes: false)
  static let attribute = Escape(quotes: true)

  private init(quotes: Bool) {
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
    classes = table.map(\.rawValue)
  }
}
