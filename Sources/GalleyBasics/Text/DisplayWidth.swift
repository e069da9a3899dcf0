/// How many terminal cells text takes: 0, 1 or 2 a character.
package enum DisplayWidth {
  package static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The cells of a character as people see it: an emoji of several scalars takes two.
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return of(first) }
    if first == "\r" { return 0 }
    if isEmojiSequence(scalars) { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (value >= 0x7F && value < 0xA0) ? 0 : 1 }
    if contains(DisplayWidthTables.zero, value) { return 0 }
    return contains(DisplayWidthTables.wide, value) ? 2 : 1
  }

  /// Keycaps, people with a skin colour or joined by U+200D, and what U+FE0F turns into emoji.
  private static func isEmojiSequence(_ scalars: Character.UnicodeScalarView) -> Bool {
    guard let first = scalars.first else { return false }
    if scalars.dropFirst().contains("\u{FE0E}") { return false }
    guard first.properties.isEmoji else { return false }
    return scalars.dropFirst().contains { next in
      next == "\u{FE0F}" || next == "\u{20E3}" || next == "\u{200D}"
        || next.properties.isEmojiModifier
    }
  }

  /// Whether one of the ranges holds a value; looked up by halving.
  private static func contains(_ ranges: [UInt32], _ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value < ranges[2 * middle] {
        high = middle
      } else if value > ranges[2 * middle + 1] {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
