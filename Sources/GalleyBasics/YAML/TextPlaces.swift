/// Where each part of a scalar's text stands in the source, escapes and folded lines accounted for.
///
/// Making it costs as much as the text is long, asking it nothing: make it once for all parts of a text.
///
/// It reads source and text side by side, so that it never has to know YAML's rules for folding better than
/// libyaml does: where the two part ways, as inside an alias, every part stands where the whole node does.
package struct TextPlaces: Sendable {
  private enum Places {
    /// Source and text are the same from an offset on, as in plain text on one line.
    case same(start: Int, count: Int)
    /// From each byte of the text to the bytes of the source that it was read from.
    case table(starts: [Int], ends: [Int])
    case unknown
  }

  private let node: Span
  private let places: Places

  package init(_ node: YAMLNode) {
    self.node = node.span
    guard let scalar = node.scalar else {
      places = .unknown
      return
    }
    var text = scalar.text
    let count = text.utf8.count
    let quotes = scalar.style.isQuoted ? 1 : 0
    let start = node.span.range.lowerBound + quotes
    let bytes = node.span.file.bytes
    let isSame =
      scalar.style.isInline && node.span.range.count == count + 2 * quotes
      && start + count <= bytes.count
      && text.withUTF8 { $0.elementsEqual(bytes[start..<start + count]) }
    if isSame {
      places = .same(start: start, count: count)
      return
    }
    var reader = ScalarTextReader(scalar, node.span)
    places = reader.read() ? .table(starts: reader.starts, ends: reader.ends) : .unknown
  }

  /// The place of a part of the text.
  ///
  /// - Parameter range: UTF-8 offsets into the text.
  package func span(of range: Range<Int>) -> Span {
    switch places {
    case .same(let start, let count):
      let range = range.clamped(to: 0..<count)
      return Span(node.file, start + range.lowerBound..<start + range.upperBound)
    case .table(let starts, let ends):
      return Span(
        node.file, Self.source(of: range.clamped(to: 0..<starts.count), starts, ends) ?? node.range)
    case .unknown: return node
    }
  }

  private static func source(
    of range: Range<Int>, _ starts: [Int], _ ends: [Int]
  ) -> Range<Int>? {
    if !range.isEmpty { return starts[range.lowerBound]..<ends[range.upperBound - 1] }
    let place = range.lowerBound < starts.count ? starts[range.lowerBound] : ends.last
    return place.map { $0..<$0 }
  }
}

extension YAMLScalar.Style {
  fileprivate var isQuoted: Bool { self == .singleQuoted || self == .doubleQuoted }

  /// Whether it is no block scalar.
  fileprivate var isInline: Bool { self == .plain || isQuoted }
}

/// Walks a scalar's source and its text in step, and notes where each byte of text came from.
struct ScalarTextReader {
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []
  private let text: [UInt8]
  private let style: YAMLScalar.Style
  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int

  init(_ scalar: YAMLScalar, _ span: Span) {
    text = Array(scalar.text.utf8)
    style = scalar.style
    bytes = span.file.bytes
    let range = span.range.clamped(to: 0..<bytes.count)
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Whether the whole text was found in the source.
  mutating func read() -> Bool {
    switch style {
    case .plain: return readFlow(closing: nil)
    case .singleQuoted: return open("'") && readFlow(closing: UInt8(ascii: "'"))
    case .doubleQuoted: return open("\"") && readFlow(closing: UInt8(ascii: "\""))
    case .literal, .folded: return readBlock()
    }
  }

  private mutating func open(_ quote: Unicode.Scalar) -> Bool {
    guard offset < end, bytes[offset] == UInt8(ascii: quote) else { return false }
    offset += 1
    return true
  }

  // MARK: Plain and quoted

  private mutating func readFlow(closing quote: UInt8?) -> Bool {
    while starts.count < text.count {
      guard offset < end else { return false }
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        guard readEscape() else { return false }
      } else if byte == UInt8(ascii: "'"), quote == byte {
        guard take(1, of: 2) else { return false }
      } else if byte.isBlank {
        guard readBlanks() else { return false }
      } else {
        guard byte == text[starts.count], take(1, of: 1) else { return false }
      }
    }
    return true
  }

  /// White space: with a line break in it a fold, without one a part of the text.
  private mutating func readBlanks() -> Bool {
    var next = offset
    var breaks = false
    while next < end, bytes[next].isBlank {
      breaks = breaks || bytes[next].isLineBreak
      next += 1
    }
    if breaks { return fold(to: next) }
    while offset < next, starts.count < text.count {
      guard bytes[offset] == text[starts.count], take(1, of: 1) else { return false }
    }
    return true
  }

  /// A line break in the source is a space of the text; each further one a line break.
  private mutating func fold(to next: Int) -> Bool {
    var count = 0
    while starts.count + count < text.count, text[starts.count + count] == UInt8(ascii: "\n") {
      count += 1
    }
    if count == 0, text[starts.count] == UInt8(ascii: " ") { count = 1 }
    for _ in 0..<count { note(offset..<next) }
    offset = next
    return true
  }

  /// `\n`, `\x41`, `\u00e9`, or a line break that is left out.
  private mutating func readEscape() -> Bool {
    guard offset + 1 < end else { return false }
    let digits =
      switch bytes[offset + 1] {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    if bytes[offset + 1].isLineBreak {
      offset += 1
      while offset < end, bytes[offset].isBlank { offset += 1 }
      return true
    }
    return take(textScalarLength, of: 2 + digits)
  }

  /// How many bytes the next scalar of the text has.
  private var textScalarLength: Int {
    var length = 1
    while starts.count + length < text.count, text[starts.count + length] & 0xC0 == 0x80 {
      length += 1
    }
    return length
  }

  // MARK: Block scalars

  private mutating func readBlock() -> Bool {
    while offset < end, !bytes[offset].isLineBreak { offset += 1 }
    guard let indentation = blockIndentation else { return text.isEmpty }
    while starts.count < text.count {
      guard offset < end else { return readTrailingBreaks() }
      if bytes[offset].isLineBreak {
        guard readBreaks(indentation) else { return false }
      } else {
        guard bytes[offset] == text[starts.count], take(1, of: 1) else { return false }
      }
    }
    return true
  }

  /// How far the block is indented, in bytes: as its first line with content, less the spaces that
  /// the text has there.
  private var blockIndentation: Int? {
    var lineStart = offset
    for next in offset..<max(offset, end) {
      if bytes[next].isLineBreak {
        lineStart = next + 1
      } else if bytes[next] != UInt8(ascii: " ") {
        let text = text.drop { $0 == UInt8(ascii: "\n") }
        return max(0, next - lineStart - text.prefix { $0 == UInt8(ascii: " ") }.count)
      }
    }
    return nil
  }

  /// The line breaks here and the next line's indentation; the text has as many breaks, or one
  /// less or a space where lines are folded, or none after the header.
  private mutating func readBreaks(_ indentation: Int) -> Bool {
    let start = offset
    var count = 0
    while offset < end, bytes[offset].isLineBreak {
      count += 1
      offset +=
        bytes[offset] == UInt8(ascii: "\r") && offset + 1 < end
          && bytes[offset + 1] == UInt8(ascii: "\n") ? 2 : 1
      var column = 0
      while offset < end, bytes[offset] == UInt8(ascii: " "), column < indentation {
        offset += 1
        column += 1
      }
    }
    var taken = 0
    while taken < count, starts.count < text.count, text[starts.count] == UInt8(ascii: "\n") {
      note(start..<offset)
      taken += 1
    }
    if taken == 0, !starts.isEmpty, style == .folded, starts.count < text.count,
      text[starts.count] == UInt8(ascii: " ")
    {
      note(start..<offset)
    }
    return true
  }

  /// The breaks at the text's end, which the span leaves out.
  private mutating func readTrailingBreaks() -> Bool {
    while starts.count < text.count, text[starts.count] == UInt8(ascii: "\n") { note(end..<end) }
    return starts.count == text.count
  }

  // MARK: Noting

  private mutating func take(_ textLength: Int, of sourceLength: Int) -> Bool {
    guard offset + sourceLength <= end else { return false }
    for _ in 0..<textLength { note(offset..<offset + sourceLength) }
    offset += sourceLength
    return true
  }

  private mutating func note(_ source: Range<Int>) {
    starts.append(source.lowerBound)
    ends.append(source.upperBound)
  }
}
