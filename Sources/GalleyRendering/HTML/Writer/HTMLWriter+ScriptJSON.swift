extension HTMLWriter {
  /// A JSON string inside a `<script>` element: nothing in it can end the element or open a comment.
  mutating func scriptString(_ string: String) {
    raw("\"")
    string.withBytes { source in
      var start = 0
      for position in source.indices {
        guard let escape = Self.scriptEscape(source[position]) else { continue }
        append(escaped: UnsafeBufferPointer(rebasing: source[start..<position]))
        raw(escape)
        if source[position] < 32 { hex(source[position]) }
        start = position + 1
      }
      append(escaped: UnsafeBufferPointer(rebasing: source[start...]))
    }
    raw("\"")
  }

  /// `,"key":"value"`: a member of an object that has one before it.
  mutating func scriptMember(_ key: StaticString, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    raw(",\"")
    raw(key)
    raw("\":")
    scriptString(value)
  }

  private static func scriptEscape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case UInt8(ascii: "<"): "\\u003c"
    case UInt8(ascii: ">"): "\\u003e"
    case UInt8(ascii: "&"): "\\u0026"
    case 0..<32: "\\u00"
    default: nil
    }
  }

  private mutating func hex(_ byte: UInt8) {
    number(Int(byte >> 4))
    let digits: StaticString = "0123456789abcdef"
    append(
      escaped: UnsafeBufferPointer(start: digits.utf8Start + Int(byte & 15), count: 1))
  }
}
