/// Text from an input as a message quotes it: its first line, and no more than so many characters.
package func excerpt(_ text: String, limit: Int = 40) -> String {
  let start = text.prefix(limit).prefix { !$0.isNewline }
  return start.endIndex == text.endIndex ? text : start.dropLast(start.count == limit ? 1 : 0) + "…"
}

/// A line of text without line breaks and all else that would steer a terminal, or reorder what it shows.
package func printableLine(_ text: String) -> String {
  repaired(text) { isControl($0) }
}

/// Text with the characters replaced that would steer a terminal, or reorder what it shows; line breaks
/// stay.
package func printable(_ text: String) -> String {
  repaired(text) { isControl($0) && $0 != "\n" }
}

private func repaired(_ text: String, where isBad: (Unicode.Scalar) -> Bool) -> String {
  // Most text has no byte that could begin a bad character.
  guard text.utf8.contains(where: mayBeginControl), text.unicodeScalars.contains(where: isBad)
  else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { result.append(isBad(scalar) ? "\u{FFFD}" : scalar) }
  return String(result)
}

/// Whether a character that begins with this byte of UTF-8 may be one of `isControl`.
private func mayBeginControl(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
}

/// C0 and C1 controls, line separators, and marks of the bidirectional algorithm.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}

/// A number for people to read, its thousands apart: 1,048,576.
package func decimal(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = number < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text
}

/// Breaks text at spaces into lines of at most so many cells; a longer word gets a line of its own.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var line = ""
    for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
      if line.isEmpty {
        line = String(word)
      } else if DisplayWidth.of(line) + 1 + DisplayWidth.of(word) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
  }
  return lines
}

extension UInt8 {
  var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  /// A space, a tab or a line break.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || isLineBreak }
}
