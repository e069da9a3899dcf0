/// Cuts a piece of HTML into tags and the text between them.
///
/// It takes linear time and fails on nothing: what is no tag is text.
struct HTMLTokenizer {
  enum Token {
    case text(Range<Int>)
    /// The name, and the bytes from behind it to the `>`.
    case start(name: Range<Int>, attributes: Range<Int>)
    case end(name: Range<Int>)
    /// A comment, a declaration or an instruction.
    case comment(Range<Int>, isClosed: Bool)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// Whether a tag with a quote that never ends was met: from there on quotes count for nothing.
  private var ignoresQuotes = false
  /// Whether no `>` follows, so that there can be no tag.
  private var isPlain = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Goes on behind what was read in another way.
  mutating func skip(to position: Int) {
    self.position = max(self.position, min(position, bytes.count))
  }

  mutating func next() -> Token? {
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "<"), let token = markup() { return token }
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    return .text(start..<position)
  }

  private mutating func markup() -> Token? {
    let start = position
    guard !isPlain, start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return comment()
    case UInt8(ascii: "/"):
      guard let name = name(at: start + 2), let end = end(of: name.upperBound) else { return nil }
      position = end + 1
      return .end(name: name)
    default:
      guard let name = name(at: start + 1), let end = end(of: name.upperBound) else { return nil }
      position = end + 1
      return .start(name: name, attributes: name.upperBound..<end)
    }
  }

  private func name(at start: Int) -> Range<Int>? {
    var end = start
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    guard end > start, (bytes[start] | 0x20) >= UInt8(ascii: "a") else { return nil }
    return start..<end
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Where the `>` of a tag stands: as the HTML standard has it, a quote protects it only where it
  /// begins the value of an attribute. What meets another `<` first was no tag.
  private mutating func end(of start: Int) -> Int? {
    var index = start
    var quote: UInt8 = 0
    var isAtValue = false
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "<") {
        return nil
      } else if isAtValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      if byte > 0x20 { isAtValue = byte == UInt8(ascii: "=") && quote == 0 && !ignoresQuotes }
      index += 1
    }
    if !ignoresQuotes {
      ignoresQuotes = true
      return end(of: start)
    }
    isPlain = true
    return nil
  }

  private mutating func comment() -> Token {
    let start = position
    let closing: StaticString =
      if starts(with: "<!--", at: start) { "-->" } else if starts(with: "<![CDATA[", at: start) {
        "]]>"
      } else { ">" }
    position = start + 2
    while position < bytes.count, !starts(with: closing, at: position) { position += 1 }
    let isClosed = position < bytes.count
    position = min(position + closing.utf8CodeUnitCount, bytes.count)
    return .comment(start..<position, isClosed: isClosed)
  }

  private func starts(with text: StaticString, at start: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
  }

  /// The value of an attribute, its entities decoded.
  func attribute(_ wanted: StaticString, in range: Range<Int>) -> [UInt8]? {
    var index = range.lowerBound
    while index < range.upperBound {
      index = skipSpace(from: index, to: range.upperBound)
      let name = scan(from: index, to: range.upperBound) { $0 > 0x20 && $0 != 0x3D && $0 != 0x2F }
      index = skipSpace(from: name.upperBound, to: range.upperBound)
      var value = index..<index
      if index < range.upperBound, bytes[index] == UInt8(ascii: "=") {
        (value, index) = self.value(from: index + 1, to: range.upperBound)
      } else if name.isEmpty {
        index += 1
      }
      if matches(name, wanted) {
        return HTMLEntity.decoded(UnsafeBufferPointer(rebasing: bytes[value]))
      }
    }
    return nil
  }

  private func value(from start: Int, to end: Int) -> (value: Range<Int>, next: Int) {
    let first = skipSpace(from: start, to: end)
    guard first < end else { return (end..<end, end) }
    let quote = bytes[first]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let value = scan(from: first, to: end) { $0 > 0x20 }
      return (value, value.upperBound)
    }
    let value = scan(from: first + 1, to: end) { $0 != quote }
    return (value, min(value.upperBound + 1, end))
  }

  private func scan(from start: Int, to end: Int, while accepts: (UInt8) -> Bool) -> Range<Int> {
    var index = start
    while index < end, accepts(bytes[index]) { index += 1 }
    return start..<index
  }

  private func skipSpace(from start: Int, to end: Int) -> Int {
    scan(from: start, to: end) { $0 <= 0x20 }.upperBound
  }

  private func matches(_ name: Range<Int>, _ wanted: StaticString) -> Bool {
    name.count == wanted.utf8CodeUnitCount
      && name.indices.allSatisfy { bytes[$0] | 0x20 == wanted.utf8Start[$0 - name.lowerBound] }
  }
}
