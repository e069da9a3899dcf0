/// Characters that nobody sees and that YAML takes for something else than they look like.
extension YAMLSyntaxError {
  /// An invisible character that is probably to blame: one that ends a line for YAML alone, or that stands where
  /// a space belongs.
  ///
  /// - Parameter mistake: where one would look for what is wrong.
  func invisibleCharacter(near mistake: Int) -> Diagnostic? {
    let lines = Set([mistake, place, contextPlace].map { source.number(ofLineAt: $0) })
    for number in lines.sorted() {
      let line = source.line(number)
      var offset = line.range.lowerBound
      while offset < line.range.upperBound {
        let range = character(offset)
        if let found = InvisibleCharacter(source.text(range)), found.isSpace,
          found.endsLine || isForSpace(range, in: line)
        {
          return diagnostic(of: found, range)
        }
        offset = max(range.upperBound, offset + 1)
      }
    }
    return nil
  }

  private func diagnostic(of found: InvisibleCharacter, _ range: Range<Int>) -> Diagnostic {
    error(
      found.endsLine
        ? "\(found.name) (\(found.code)), which nobody sees, ends the line here for YAML"
        : "\(found.name) (\(found.code)) stands here, which looks like a space and is none for YAML",
      range, "write a space", fixIt: .init(source.span(range), " "))
  }

  /// Whether a space belongs where a character stands: in the indentation, and behind a dash or the first colon.
  private func isForSpace(_ range: Range<Int>, in line: YAMLLine) -> Bool {
    let before = line.range.lowerBound..<range.lowerBound
    let text = source.file.bytes[before]
    guard let last = text.last else { return true }
    if text.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) { return true }
    return last == UInt8(ascii: ":") && !text.dropLast().contains(UInt8(ascii: ":"))
  }
}

/// A character that nobody sees, or that nobody can tell from a space.
private struct InvisibleCharacter {
  /// With its article: `a zero width space`.
  let name: String
  /// `U+200B`
  let code: String
  /// Whether a line ends with it in Unicode (UAX #14, YAML 1.1 `b-char`).
  let endsLine: Bool
  /// Whether it may have been typed for a space: it is a wider or narrower one, or ends a line.
  let isSpace: Bool

  init?(_ text: some StringProtocol) {
    let scalars = text.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else { return nil }
    self.init(scalar)
  }

  init?(_ scalar: Unicode.Scalar) {
    guard let name = Self.spaces[scalar.value] ?? Self.marks[scalar.value] else { return nil }
    self.name = ("aeiouO".contains(name.prefix(1)) ? "an " : "a ") + name
    let digits = String(scalar.value, radix: 16, uppercase: true)
    code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    endsLine = [0x85, 0x2028, 0x2029].contains(scalar.value)
    isSpace = Self.spaces[scalar.value] != nil
  }

  private static let spaces: [UInt32: String] = [
    0x85: "next line", 0xA0: "no-break space", 0x1680: "Ogham space mark", 0x2000: "en quad",
    0x2001: "em quad", 0x2002: "en space", 0x2003: "em space", 0x2004: "three-per-em space",
    0x2005: "four-per-em space", 0x2006: "six-per-em space", 0x2007: "figure space",
    0x2008: "punctuation space", 0x2009: "thin space", 0x200A: "hair space",
    0x200B: "zero width space", 0x2028: "line separator", 0x2029: "paragraph separator",
    0x202F: "narrow no-break space", 0x205F: "medium mathematical space", 0x2060: "word joiner",
    0x3000: "ideographic space",
  ]

  private static let marks: [UInt32: String] = [
    0xAD: "soft hyphen", 0x200C: "zero width non-joiner", 0x200D: "zero width joiner",
    0x200E: "left-to-right mark", 0x200F: "right-to-left mark",
  ]
}

extension Diagnostic {
  /// In longer places something else is wrong.
  private static let longest = 100

  /// The finding with a note of the first invisible character in its place, where there is one: a word that looks
  /// right is wrong because of it.
  func namingInvisibleCharacter() -> Diagnostic {
    let range = primary.span.range
    guard severity == .error, range.count <= Self.longest,
      primary.span.file.bytes[range].contains(where: { $0 >= 0x80 })
    else { return self }
    for (index, scalar) in primary.span.text.unicodeScalars.enumerated() {
      guard let found = InvisibleCharacter(scalar) else { continue }
      var named = self
      named.notes.append(
        "character \(index + 1) of it is \(found.name) (\(found.code)), which nobody sees")
      return named
    }
    return self
  }
}
