extension CalendarDate {
  /// Reads `2024-04-19`, optionally followed by `T` or spaces, `08:30` or `8:30:00.5`, and an
  /// offset: `Z`, `+04`, `+04:00`, `+0400` or ` -0400`.
  ///
  /// The forms are those of RFC 3339 and of YAML's timestamp type, whose hours may have one digit.
  package init?(_ text: String) {
    var reader = DigitReader(bytes: Array(text.utf8))
    guard let year = reader.number(digits: 4), reader.skip("-"),
      let month = reader.number(digits: 2), reader.skip("-"),
      let day = reader.number(digits: 2)
    else { return nil }
    var time: Time?
    if !reader.isAtEnd {
      guard let read = Self.time(from: &reader) else { return nil }
      time = read
    }
    self.init(year: year, month: month, day: day, time: time)
  }

  private static func time(from reader: inout DigitReader) -> Time? {
    guard reader.skip("T") || reader.skip("t") || reader.skipSpaces(),
      let hour = reader.number(digits: 2) ?? reader.number(digits: 1), reader.skip(":"),
      let minute = reader.number(digits: 2)
    else { return nil }
    var second = 0
    if reader.skip(":") {
      guard let read = reader.number(digits: 2) else { return nil }
      second = read
      if reader.skip("."), !reader.skipDigits() { return nil }
    }
    reader.skipSpaces()
    guard !reader.isAtEnd else {
      return Time(hour: hour, minute: minute, second: second, offset: nil)
    }
    guard let offset = offset(from: &reader), reader.isAtEnd else { return nil }
    return Time(hour: hour, minute: minute, second: second, offset: offset)
  }

  private static func offset(from reader: inout DigitReader) -> Int? {
    if reader.skip("Z") || reader.skip("z") { return 0 }
    let sign: Int
    if reader.skip("+") { sign = 1 } else if reader.skip("-") { sign = -1 } else { return nil }
    guard let hours = reader.number(digits: 2) else { return nil }
    if reader.isAtEnd { return sign * hours * 60 }
    _ = reader.skip(":")
    guard let minutes = reader.number(digits: 2), minutes < 60 else { return nil }
    return sign * (hours * 60 + minutes)
  }
}

/// Reads fixed-width numbers and separators from the front of some bytes.
private struct DigitReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func skip(_ separator: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: separator) else { return false }
    position += 1
    return true
  }

  mutating func number(digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + digits] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += digits
    return value
  }

  /// - Returns: whether there was one at least.
  mutating func skipDigits() -> Bool { skip { (48...57).contains($0) } }

  /// - Returns: whether there was one at least.
  @discardableResult
  mutating func skipSpaces() -> Bool { skip { $0 == UInt8(ascii: " ") } }

  private mutating func skip(while accepts: (UInt8) -> Bool) -> Bool {
    let start = position
    while position < bytes.count, accepts(bytes[position]) { position += 1 }
    return position > start
  }
}
