/// Reads JSON into the tree that YAML is read into too, with the place of each value.
///
/// A string is a quoted scalar, everything else that is no list or object a plain one. What is wrong
/// ends the reading: in JSON nothing says where the next value would begin.
package struct JSONParser {
  /// How deep lists and objects may stand inside each other.
  private static let depthLimit = 256

  private let file: SourceFile
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  private var depth = 0

  private struct Problem: Error {
    var message: String
    var place: Range<Int>
  }

  /// - Parameter range: the bytes of the file to read; all of them where it is `nil`.
  /// - Returns: `nil`, with the error, where they are no JSON value.
  package static func parse(
    _ file: SourceFile, in range: Range<Int>? = nil
  ) -> Diagnosed<YAMLNode?> {
    var parser = JSONParser(file, range?.clamped(to: 0..<file.bytes.count))
    do {
      return Diagnosed(try parser.document())
    } catch {
      let place = Span(file, error.place.clamped(to: 0..<file.bytes.count))
      return Diagnosed(nil, [Diagnostic(.jsonSyntax, error.message, at: .init(place))])
    }
  }

  private init(_ file: SourceFile, _ range: Range<Int>?) {
    self.file = file
    bytes = file.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    position = range?.lowerBound ?? start
    end = range?.upperBound ?? bytes.count
  }

  private mutating func document() throws(Problem) -> YAMLNode {
    let value = try value()
    skipSpace()
    guard position == end else {
      throw Problem(message: "nothing may follow the value", place: position..<position + 1)
    }
    return value
  }

  private mutating func value() throws(Problem) -> YAMLNode {
    skipSpace()
    guard position < end else { throw expected("a value") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try nested(Self.object)
    case UInt8(ascii: "["): return try nested(Self.list)
    case UInt8(ascii: "\""): return try string()
    default: return try plain()
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(Problem) -> YAMLNode
  ) throws(Problem) -> YAMLNode {
    guard depth < Self.depthLimit else {
      throw Problem(
        message: "lists and objects stand more than \(Self.depthLimit) deep inside each other",
        place: position..<position + 1)
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private static func object(_ parser: inout JSONParser) throws(Problem) -> YAMLNode {
    let start = parser.position
    var entries: [YAMLEntry] = []
    try parser.items(until: UInt8(ascii: "}")) { (parser) throws(Problem) in
      guard parser.peek == UInt8(ascii: "\"") else { throw parser.expected("a key in quotes") }
      let key = try parser.string()
      parser.skipSpace()
      guard parser.peek == UInt8(ascii: ":") else { throw parser.expected("':'") }
      parser.position += 1
      entries.append(YAMLEntry(key: key, value: try parser.value()))
    }
    return YAMLNode(.mapping(entries), Span(parser.file, start..<parser.position))
  }

  private static func list(_ parser: inout JSONParser) throws(Problem) -> YAMLNode {
    let start = parser.position
    var items: [YAMLNode] = []
    try parser.items(until: UInt8(ascii: "]")) { (parser) throws(Problem) in
      items.append(try parser.value())
    }
    return YAMLNode(.sequence(items), Span(parser.file, start..<parser.position))
  }

  private mutating func items(
    until closing: UInt8, _ read: (inout JSONParser) throws(Problem) -> Void
  ) throws(Problem) {
    position += 1
    skipSpace()
    if peek == closing {
      position += 1
      return
    }
    while true {
      skipSpace()
      try read(&self)
      skipSpace()
      if peek == closing { break }
      guard peek == UInt8(ascii: ",") else {
        throw expected("',' or '\(Character(Unicode.Scalar(closing)))'")
      }
      position += 1
    }
    position += 1
  }

  private mutating func plain() throws(Problem) -> YAMLNode {
    let start = position
    while position < end, Self.isWord(bytes[position]) { position += 1 }
    let text = file.text(in: start..<position)
    let isNumber = text.first.map { $0.isNumber || $0 == "-" } == true && Double(text) != nil
    guard isNumber || text == "true" || text == "false" || text == "null" else {
      position = start
      throw expected("a value")
    }
    return YAMLNode(.scalar(YAMLScalar(text)), Span(file, start..<position))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func string() throws(Problem) -> YAMLNode {
    let start = position
    position += 1
    var text: [UInt8] = []
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        let scalar = YAMLScalar(String(decoding: text, as: UTF8.self), style: .doubleQuoted)
        return YAMLNode(.scalar(scalar), Span(file, start..<position))
      }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        // A line break is not allowed here, and only means what it seems to.
        let next = bytes[position..<end].firstIndex {
          $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
        }
        text.append(contentsOf: bytes[position..<(next ?? end)])
        position = next ?? end
      }
    }
    throw Problem(message: "the string never ends", place: start..<start + 1)
  }

  private mutating func escape(into text: inout [UInt8]) throws(Problem) {
    let start = position
    position += 1
    guard let letter = peek else { throw expected("the rest of an escape") }
    position += 1
    switch letter {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "u"):
      guard let unit = unit() else {
        throw Problem(message: "'\\u' needs four hexadecimal digits", place: start..<position)
      }
      text.append(contentsOf: Array(String(scalar(unit)).utf8))
    default:
      throw Problem(message: "there is no such escape in JSON", place: start..<position)
    }
  }

  /// Four hexadecimal digits.
  private mutating func unit() -> UInt32? {
    guard position + 4 <= end else { return nil }
    let digits = bytes[position..<position + 4]
    let isHex = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    guard isHex, let unit = UInt32(file.text(in: position..<position + 4), radix: 16) else {
      return nil
    }
    position += 4
    return unit
  }

  /// The character of a unit of UTF-16 and, for the first half of a pair, of the escape behind it.
  private mutating func scalar(_ unit: UInt32) -> Unicode.Scalar {
    if (0xD800..<0xDC00).contains(unit), position + 1 < end,
      bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    {
      let start = position
      position += 2
      if let low = self.unit(), (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
      position = start
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private var peek: UInt8? { position < end ? bytes[position] : nil }

  private mutating func skipSpace() {
    while position < end, bytes[position].isBlank { position += 1 }
  }

  private func expected(_ what: String) -> Problem {
    guard position < end else {
      return Problem(message: "expected \(what), found the end", place: max(0, end - 1)..<end)
    }
    let found = file.text(in: position..<min(position + 4, end)).first ?? "?"
    return Problem(
      message: "expected \(what), found '\(printable(String(found)))'",
      place: position..<position + found.utf8.count)
  }
}
