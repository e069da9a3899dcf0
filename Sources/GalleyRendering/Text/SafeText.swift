import GalleyModel

/// UTF-8 that a terminal may show: the only way for a page's words into the text output.
///
/// Control characters (an escape sequence among them) and the overrides of writing direction would
/// let a text rule over its surroundings; U+FFFD stands in their place. White space collapses to
/// single spaces as it does in HTML, unless the text is preformatted.
struct SafeText {
  private(set) var bytes: [UInt8] = []
  private let isPreformatted: Bool

  /// - Parameter preformatted: whether spaces and line breaks stay as they are; tabs become four spaces.
  init(preformatted: Bool = false) { isPreformatted = preformatted }

  init(_ text: String) {
    self.init()
    append(text)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(utf8: $0) }
  }

  mutating func append(_ utf8: ArraySlice<UInt8>) {
    utf8.withUnsafeBufferPointer { append(utf8: $0) }
  }

  /// A line break that the author wrote.
  mutating func appendLineBreak() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func append(utf8: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(bytes.count + utf8.count)
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte > 0x20, byte < 0x7F || byte > 0xE2 {
        bytes.append(byte)
        index += 1
      } else if byte <= 0x20 {
        appendWhiteSpaceOrControl(byte)
        index += 1
      } else {
        index += appendChecked(utf8[index...])
      }
    }
  }

  private mutating func appendWhiteSpaceOrControl(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n") where isPreformatted: bytes.append(byte)
    case UInt8(ascii: "\t") where isPreformatted: bytes += repeatElement(0x20, count: 4)
    case UInt8(ascii: "\r") where isPreformatted: break
    case 0x20 where isPreformatted: bytes.append(byte)
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20: appendSpace()
    default: appendReplacement()
    }
  }

  private mutating func appendSpace() {
    guard let last = bytes.last, last != 0x20, last != 0x0A else { return }
    bytes.append(0x20)
  }

  private mutating func appendReplacement() { bytes += [0xEF, 0xBF, 0xBD] }

  /// Appends the character that begins with a byte of 7F–E2, and returns how many bytes it has.
  private mutating func appendChecked(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let lead = utf8[utf8.startIndex]
    let second = utf8.dropFirst().first ?? 0
    let third = utf8.dropFirst(2).first ?? 0
    switch (lead, second, third) {
    case (0x7F, _, _):
      appendReplacement()
      return 1
    case (0xC2, 0x80...0x9F, _):
      appendReplacement()
      return 2
    case (0xE2, 0x80, 0xA8...0xA9):  // line and paragraph separator
      appendSpace()
      return 3
    case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9):  // embeddings, overrides, isolates
      appendReplacement()
      return 3
    default:
      bytes.append(lead)
      return 1
    }
  }
}

extension Body {
  /// The words of a rich text.
  func safe(_ text: RichText) -> SafeText {
    var safe = SafeText()
    append(text, to: &safe)
    return safe
  }

  /// The cells of a table's row on one line.
  func safe(cells: [RichText]) -> SafeText {
    var safe = SafeText()
    for (index, cell) in cells.enumerated() {
      if index > 0 { safe.append(" | ") }
      append(cell, to: &safe)
    }
    return safe
  }

  /// Text whose spaces and line breaks count, without those at its end.
  func preformatted(_ range: TextRange) -> SafeText {
    var bytes = text[range.indices]
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    var safe = SafeText(preformatted: true)
    safe.append(bytes)
    return safe
  }

  /// Where a link leads; empty for none.
  func destination(of link: Int16) -> SafeText {
    var safe = SafeText()
    if links.indices.contains(Int(link)) {
      safe.append(text[links[Int(link)].destination.indices])
    }
    return safe
  }

  private func append(_ text: RichText, to safe: inout SafeText) {
    for run in self[text] {
      let words = self.text[run.text.indices]
      switch run.kind {
      case .text, .quotationMark, .rubyBase: safe.append(words)
      case .wordBreak: break
      case .annotation:
        safe.append("(")
        safe.append(words)
        safe.append(")")
      case .lineBreak: safe.appendLineBreak()
      case .image:
        safe.append(" ")
        safe.append(words)
        safe.append(" ")
      }
    }
  }
}

extension Body {
  /// The body as plain text shows it: what is raised, lowered, deleted, inserted or set above is told by signs.
  var inSigns: Body {
    let isPlain = runs.allSatisfy {
      $0.style.isDisjoint(with: Self.signed) && $0.kind != .annotation
    }
    if isPlain { return self }
    var body = self
    for text in richTexts { body.setSigns(in: text.indices) }
    return body
  }

  private static var signed: Run.Style { [.strikethrough, .inserted, .superscript, .subscript] }

  /// Writes a text anew behind all others where one of its runs has signs: the runs of a text stand in its order.
  private mutating func setSigns(in indices: Range<Int>) {
    let styles = runs[indices].map(\.style)
    guard
      runs[indices].contains(where: {
        !$0.style.isDisjoint(with: Self.signed) || $0.kind == .annotation
      })
    else { return }
    for index in indices {
      let place = index - indices.lowerBound
      let run = runs[index]
      var words = string(run.text)
      defer {
        let start = Int32(self.text.count)
        self.text += words.utf8
        runs[index].text = start..<Int32(self.text.count)
      }
      guard run.kind != .image, run.kind != .lineBreak else { continue }
      func begins(_ style: Run.Style) -> Bool {
        run.style.contains(style) && (place == 0 || !styles[place - 1].contains(style))
      }
      func ends(_ style: Run.Style) -> Bool {
        run.style.contains(style)
          && (place + 1 == styles.count || !styles[place + 1].contains(style))
      }
      if run.kind == .annotation {
        words = words.utf8.first.map { $0 >= 0xE3 } ?? false ? "（\(words)）" : "(\(words))"
        runs[index].kind = .text
      }
      for (style, sign, signs) in Self.shiftedSigns where run.style.contains(style) {
        words = Self.shifted(words, sign, signs, begins(style), ends(style))
        runs[index].style.subtract(style)
      }
      for (style, sign) in [(Run.Style.inserted, "++"), (.strikethrough, "~~")] {
        if begins(style) { words = sign + words }
        if ends(style) { words += sign }
      }
    }
  }

  private static let shiftedSigns: [(Run.Style, String, [Character: Character])] = [
    (
      .superscript, "^",
      Dictionary(uniqueKeysWithValues: zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"))
    ),
    (.subscript, "_", Dictionary(uniqueKeysWithValues: zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"))),
  ]

  /// Letters of some length, such as those of `1er`, are read as well on the line.
  private static func shifted(
    _ words: String, _ sign: String, _ signs: [Character: Character], _ begins: Bool, _ ends: Bool
  ) -> String {
    let end =
      words.lastIndex { !$0.isWhitespace }.map { words.index(after: $0) } ?? words.startIndex
    let space = words[end...]
    guard space.isEmpty else {
      return shifted(String(words[..<end]), sign, signs, begins, ends) + space
    }
    let mapped = words.compactMap { signs[$0] }
    if mapped.count == words.count { return String(mapped) }
    if sign == "^", words.count > 1, words.allSatisfy({ $0.isLetter || $0 == "." }) { return words }
    if words.count == 1 { return (begins ? sign : "") + words }
    return (begins ? sign + "(" : "") + words + (ends ? ")" : "")
  }
}

extension Page {
  /// The page with all its texts in signs.
  var inSigns: Page {
    guard let body = article?.body else { return self }
    let signed = body.inSigns
    guard signed.text.count != body.text.count || signed.runs != body.runs else { return self }
    var page = self
    page.article?.body = signed
    return page
  }
}
