/// A value of JSON (RFC 8259) without its place: for what programs write and people do not look for mistakes in.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As written, since not every number of JSON is one of Swift's.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// In the order of writing.
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// What is wrong with some bytes, and where.
  package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
  }

  /// Reads one value, with white space around it.
  package init(_ bytes: [UInt8]) throws(Problem) {
    var parser = JSONValueParser(bytes)
    self = try parser.document()
  }

  /// The value of an object's first member of a name.
  package subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }
  package var double: Double? {
    if case .number(let text) = self { Double(text) } else { nil }
  }
  package var bool: Bool? { if case .bool(let isTrue) = self { isTrue } else { nil } }
  package var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(integerLiteral number: Int) { self = .number(String(number)) }
  package init(booleanLiteral isTrue: Bool) { self = .bool(isTrue) }
  package init(arrayLiteral items: JSONValue...) { self = .array(items) }
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map(Member.init))
  }

  package init(_ number: Int) { self = .number(String(number)) }

  /// An object of the members that have a value.
  package static func known(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { member in member.value.map { Member(member.key, $0) } })
  }
}

extension JSONWriter {
  /// Writes a value as it was read.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let isTrue): bool(isTrue)
    case .number(let text): number(verbatim: text)
    case .string(let text): string(text)
    case .array(let items): array { json in for item in items { json.value(item) } }
    case .object(let members):
      object { json in
        for member in members {
          json.key(member.key)
          json.value(member.value)
        }
      }
    }
  }
}

private struct JSONValueParser {
  private typealias Problem = JSONValue.Problem

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// How deep lists and objects may stand inside each other.
  private static let deepest = 128

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONValue.Problem) -> JSONValue {
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw problem("something follows the value") }
    return value
  }

  private func problem(_ what: String) -> Problem {
    Problem("no JSON: \(what) at byte \(position + 1)")
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func value() throws(Problem) -> JSONValue {
    skipSpace()
    switch peek {
    case nil: throw problem("it ends too early")
    case UInt8(ascii: "{"):
      return try nested(UInt8(ascii: "}")) { parser throws(Problem) in
        try parser.object()
      }
    case UInt8(ascii: "["):
      return try nested(UInt8(ascii: "]")) { parser throws(Problem) in
        try parser.array()
      }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Problem) -> JSONValue
  {
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[position...].starts(with: letters) else { throw problem("an unknown word") }
    position += letters.count
    return value
  }

  private mutating func nested(
    _ close: UInt8, _ read: (inout Self) throws(Problem) -> JSONValue
  ) throws(Problem) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw problem("more than \(Self.deepest) levels") }
    position += 1
    return try read(&self)
  }

  /// Whether one more item follows: at a list's start, and after each of its items.
  private mutating func hasNext(_ close: UInt8, isFirst: Bool) throws(Problem) -> Bool {
    skipSpace()
    if peek == close {
      position += 1
      return false
    }
    if isFirst { return true }
    guard peek == UInt8(ascii: ",") else { throw problem("a comma is missing") }
    position += 1
    skipSpace()
    return true
  }

  private mutating func array() throws(Problem) -> JSONValue {
    var items: [JSONValue] = []
    while try hasNext(UInt8(ascii: "]"), isFirst: items.isEmpty) { items.append(try value()) }
    return .array(items)
  }

  private mutating func object() throws(Problem) -> JSONValue {
    var members: [JSONValue.Member] = []
    while try hasNext(UInt8(ascii: "}"), isFirst: members.isEmpty) {
      guard peek == UInt8(ascii: "\"") else { throw problem("a key in quotes is missing") }
      let key = try string()
      skipSpace()
      guard peek == UInt8(ascii: ":") else { throw problem("a colon is missing") }
      position += 1
      members.append(JSONValue.Member(key, try value()))
    }
    return .object(members)
  }

  private mutating func number() throws(Problem) -> JSONValue {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    let hasLeadingZero = whole > 1 && bytes[position - whole] == UInt8(ascii: "0")
    var isWellFormed = whole > 0 && !hasLeadingZero
    if peek == UInt8(ascii: ".") {
      position += 1
      isWellFormed = digits() > 0 && isWellFormed
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      isWellFormed = digits() > 0 && isWellFormed
    }
    guard isWellFormed else {
      position = start
      throw problem("no value")
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(Problem) -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      let rest = bytes[position...]
      guard let end = rest.firstIndex(where: { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }) else {
        throw problem("a string never ends")
      }
      text.append(contentsOf: bytes[position..<end])
      position = end
      switch bytes[end] {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: throw problem("a control character in a string")
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(Problem) {
    position += 1
    guard let letter = peek else { throw problem("it ends too early") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(Character(try scalar())).utf8)
    default:
      position -= 2
      throw problem("no such escape")
    }
  }

  /// One code unit of UTF-16, or two; half a pair becomes U+FFFD.
  private mutating func scalar() throws(Problem) -> Unicode.Scalar {
    let first = try unit()
    guard (0xD800..<0xDC00).contains(first), bytes[position...].starts(with: [0x5C, 0x75]) else {
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    let start = position
    position += 2
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second) else {
      position = start
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(Problem) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw problem("four hexadecimal digits are missing") }
    position += 4
    return unit
  }
}
