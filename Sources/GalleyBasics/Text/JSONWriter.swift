/// Writes JSON as bytes: it puts the commas and escapes the strings.
///
///     var json = JSONWriter()
///     json.object {
///       $0.field("title", "News")
///       $0.array("sizes") { $0.number(300); $0.number(250) }
///     }
package struct JSONWriter {
  /// Where the JSON will stand, which decides what must be escaped.
  package enum Place: Sendable {
    /// A file or a stream of its own.
    case document
    /// Inside an HTML `<script>` element: `<`, `>`, `&`, U+2028 and U+2029 are escaped too.
    case script
  }

  /// What was written so far, UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let place: Place
  private let isPretty: Bool
  private var depth = 0
  private var needsComma = false
  private var followsKey = false

  /// - Parameter pretty: each member on a line of its own, indented by two spaces.
  package init(for place: Place = .document, pretty: Bool = false) {
    self.place = place
    isPretty = pretty
  }

  // MARK: Values

  package mutating func object(_ key: String? = nil, _ body: (inout JSONWriter) throws -> Void)
    rethrows
  {
    try group(key, "{", "}", body)
  }

  package mutating func array(_ key: String? = nil, _ body: (inout JSONWriter) throws -> Void)
    rethrows
  {
    try group(key, "[", "]", body)
  }

  /// Starts a member of an object; its value must follow.
  package mutating func key(_ key: String) {
    string(key)
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  package mutating func string(_ value: String) {
    startValue()
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { escape($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  package mutating func number(_ value: Int) { literal(String(value)) }

  /// A number that may be a fraction always is written as one, `155.0`: who reads many such objects tells the
  /// type of a column by the first of them. One that JSON cannot write, infinite or none, becomes `null`.
  package mutating func number(_ value: Double) {
    literal(value.isFinite ? value.description : "null")
  }

  /// A number as it was read.
  mutating func number(verbatim text: String) { literal(text) }

  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  package mutating func null() { literal("null") }

  // MARK: Members

  package mutating func field(_ key: String, _ value: String) {
    self.key(key)
    string(value)
  }

  package mutating func field(_ key: String, _ value: Int) {
    self.key(key)
    number(value)
  }

  package mutating func field(_ key: String, _ value: Double) {
    self.key(key)
    number(value)
  }

  package mutating func field(_ key: String, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  // MARK: Writing

  private mutating func group(
    _ key: String?, _ open: Unicode.Scalar, _ close: Unicode.Scalar,
    _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    if let key { self.key(key) }
    startValue()
    bytes.append(UInt8(ascii: open))
    depth += 1
    needsComma = false
    try body(&self)
    depth -= 1
    if needsComma { newLine() }
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func literal(_ text: String) {
    startValue()
    bytes.append(contentsOf: text.utf8)
  }

  /// The comma and the line break before a value or key.
  private mutating func startValue() {
    if !followsKey {
      if needsComma { bytes.append(UInt8(ascii: ",")) }
      if depth > 0 { newLine() }
    }
    followsKey = false
    needsComma = true
  }

  private mutating func newLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Copies what stands for itself in chunks.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var position = 0
    while position < text.count {
      if isSpecial(text[position]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<position]))
        escape(text[position])
        start = position + 1
      }
      position += 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): true
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xA8, 0xA9: place == .script
    default: false
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
    case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
    case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
    case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
    case 0..<0x20: escapeAsHexadecimal(byte)
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      if place == .script { escapeAsHexadecimal(byte) } else { bytes.append(byte) }
    case 0xA8, 0xA9:
      bytes.append(byte)
      if place == .script { escapeLineSeparator(byte) }
    default: bytes.append(byte)
    }
  }

  private mutating func escapeAsHexadecimal(_ byte: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: #"\u00"#.utf8)
    bytes.append(digits[Int(byte >> 4)])
    bytes.append(digits[Int(byte & 0xF)])
  }

  /// U+2028 and U+2029 are E2 80 A8 and E2 80 A9; JavaScript once read them as line ends.
  private mutating func escapeLineSeparator(_ last: UInt8) {
    guard bytes.suffix(3).starts(with: [0xE2, 0x80]) else { return }
    bytes.removeLast(3)
    bytes.append(contentsOf: (last == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8)
  }
}
