/// Text from an input as a message quotes it: its first line, and no more than so many characters.
package func excerpt(_ text: String, limit: Int = 40) -> String {
  let line = text.prefix { !$0.isNewline }
  let start = line.prefix(limit)
  return start.endIndex == text.endIndex ? text : start.dropLast(start.count == limit ? 1 : 0) + "…"
}

/// Text with the characters replaced that would steer a terminal, or reorder what it shows.
package func printable(_ text: String) -> String {
  if text.unicodeScalars.allSatisfy({ !isControl($0) || $0 == "\n" }) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    result.append(isControl(scalar) && scalar != "\n" ? "\u{FFFD}" : scalar)
  }
  return String(result)
}

/// C0 and C1 controls, line separators, and marks of the bidirectional algorithm.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
