internal import CCMarkGFM

/// What Markdown makes of a text otherwise than its author most probably meant.
///
/// The body is as Markdown has it, since every other reader of the text shows the same; what is lost or changed
/// is told. It looks only at what is rare: no text pays for a slip that it cannot hold.
struct MarkdownSlips {
  /// Something to tell, with where it stands in the text.
  struct Slip {
    let message: String
    let advice: String
    let place: Range<Int>
  }

  /// A list with numbers.
  private struct NumberedList {
    let first: Int
    let count: Int
    let place: Range<Int>
    /// Whether it stands in an item of another list.
    let isInner: Bool
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let hasMarks: Bool
  private let hasBars: Bool
  private(set) var found: [Slip] = []
  private var lists: [NumberedList] = []
  /// A mark of strong text that is shown as it is written, until its other half comes.
  private var openMark: (place: Range<Int>, isWithinWord: Bool, touchesWideSign: Bool)?
  private static let limit = 64

  /// - Parameter text: the Markdown that is parsed.
  init(in text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    hasMarks = text.firstIndex(ofByte: "*") != nil || text.firstIndex(ofByte: "_") != nil
    hasBars = text.firstIndex(ofByte: "|") != nil
  }

  private mutating func tell(_ message: String, _ advice: String, at place: Range<Int>) {
    guard found.count < Self.limit else { return }
    found.append(Slip(message: message, advice: advice, place: place))
  }

  private func count(_ place: Range<Int>, where condition: (UInt8) -> Bool) -> Int {
    text[place].reduce(0) { condition($1) ? $0 + 1 : $0 }
  }
}

// MARK: - Blocks

extension MarkdownSlips {
  /// A new block begins: marks of the last one stay alone.
  mutating func begin() { if openMark != nil { openMark = nil } }

  /// `## Prelude in F #`: the last marks of a heading are taken for its end.
  mutating func heading(_ line: Range<Int>) {
    let end = text[line].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? line.lowerBound
    guard end > line.lowerBound, text[end - 1] == UInt8(ascii: "#") else { return }
    let opening = text[line].drop { $0 != UInt8(ascii: "#") }.prefix { $0 == UInt8(ascii: "#") }
    let closing = text[line.lowerBound..<end].lastIndex { $0 != UInt8(ascii: "#") }.map { $0 + 1 }
    guard let closing, closing > opening.endIndex, text[closing - 1] <= 0x20 else { return }
    let words = text[opening.endIndex..<closing].split { $0 <= 0x20 }
    let isAfterLetter =
      words.last.map { $0.count == 1 && Self.isLetter($0[$0.startIndex]) } ?? false
    guard end - closing != opening.count || isAfterLetter else { return }
    let signs = String(repeating: "#", count: end - closing)
    tell(
      "the '\(signs)' at the end of the heading is not shown: Markdown takes it for the heading's end",
      "where it is text, write it as '\\\(signs)'", at: closing..<end)
  }

  /// Lists that begin as no list does, and those whose numbers are shown otherwise than written.
  mutating func list(_ node: OpaquePointer, _ lines: MarkdownLines) {
    let first = Int(cmark_node_get_list_start(node))
    var numbers: [(number: Int, place: Range<Int>)] = []
    var item = cmark_node_first_child(node)
    while let next = item {
      let line = lines.range(of: Int(cmark_node_get_start_line(next)))
      let start = min(
        line.lowerBound + max(0, Int(cmark_node_get_start_column(next)) - 1), line.upperBound)
      let digits = text[start..<line.upperBound].prefix { (0x30...0x39).contains($0) }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return }
      numbers.append((number, start..<digits.endIndex))
      item = cmark_node_next(next)
    }
    guard let start = numbers.first?.place else { return }
    let isInner = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_ITEM
    lists.append(
      NumberedList(first: first, count: numbers.count, place: start, isInner: isInner))
    let areAllSame = numbers.allSatisfy { $0.number == numbers[0].number }
    // Where all are written as 1, Markdown counts for the author.
    let wrong = numbers.enumerated().first {
      $0.element.number != first + $0.offset && ($0.element.number != 1 || first != 1)
    }
    guard let wrong, !areAllSame else { return }
    let written = numbers.prefix(4).map { String($0.number) }.joined(separator: ", ")
    let shown = numbers.prefix(4).indices.map { String(first + $0) }.joined(separator: ", ")
    let more = numbers.count > 4 ? ", …" : ""
    tell(
      "the list is written \(written)\(more) and shown as \(shown)\(more): Markdown counts on from the first number",
      "'<ol reversed>' counts down, '<li value=\"…\">' says a number, and '\(wrong.element.number)\\.' is text",
      at: wrong.element.place)
  }

  /// A row with more cells than its table: the last ones are dropped.
  ///
  /// - Parameter row: from where the row begins to the line's end.
  mutating func row(_ row: Range<Int>, columns: Int) {
    let bars = bars(in: row)
    guard columns > 0, bars.count >= columns else { return }
    let rest = bars[columns - 1] + 1..<row.upperBound
    let words = text[rest].split { $0 <= 0x20 || $0 == UInt8(ascii: "|") }
      .filter { $0.contains { Self.isWordByte($0) } }
    guard !words.isEmpty else { return }
    let verb = words.count == 1 ? "1 word is" : "\(words.count) words are"
    tell(
      "the row has more cells than the table has columns: \(verb) not shown",
      "a bar parts cells in code too: where it is text, write '\\|'", at: rest)
  }

  /// The bars that part cells, without those at the row's ends.
  private func bars(in row: Range<Int>) -> [Int] {
    var (start, end) = (row.lowerBound, row.upperBound)
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    if start < end, text[start] == UInt8(ascii: "|") { start += 1 }
    return (start..<end).filter { index in
      text[index] == UInt8(ascii: "|") && index + 1 < end
        && !(index > start && text[index - 1] == UInt8(ascii: "\\"))
    }
  }

  /// Rows that are no table, since the marks below the first are too few or too many.
  mutating func paragraph(_ lines: MarkdownLines, _ range: ClosedRange<Int>) {
    guard hasBars, range.count > 1 else { return }
    for line in range.dropFirst() {
      let marks = lines.range(of: line)
      guard isTableRule(marks) else { continue }
      let (cells, columns) = (
        bars(in: lines.range(of: line - 1)).count + 1, bars(in: marks).count + 1
      )
      guard cells > 1, cells != columns else { continue }
      return tell(
        "the rows are not read as a table: the first has \(cells) cells, and the line below it marks \(columns)",
        "both need the same number", at: marks)
    }
  }

  private func isTableRule(_ line: Range<Int>) -> Bool {
    let bytes = text[line]
    return bytes.contains(UInt8(ascii: "|")) && bytes.contains(UInt8(ascii: "-"))
      && bytes.allSatisfy { $0 <= 0x20 || "|-:>".utf8.contains($0) }
  }

  /// Ends the text: a number that stands alone begins no list.
  mutating func finish() {
    for (index, list) in lists.enumerated() where list.count == 1 && !list.isInner && list.first > 0
    {
      let goesOn =
        lists[..<index].contains { $0.first + $0.count == list.first }
        || lists[(index + 1)...].contains { $0.first == list.first + 1 }
      guard !goesOn else { continue }
      tell(
        "the paragraph begins with '\(list.first)' and becomes a list of one item",
        "where it is text, write '\(list.first)\\.'", at: list.place)
    }
    lists = []
  }
}

// MARK: - Within lines

extension MarkdownSlips {
  /// `**「bold」**です`: marks of strong text that are shown, because of what stands beside them.
  ///
  /// - Parameters:
  ///   - words: as they are shown.
  ///   - line: the one that they stand in.
  mutating func words(_ words: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    guard hasMarks else { return }
    mark(UInt8(ascii: "*"), in: words, line)
    mark(UInt8(ascii: "_"), in: words, line)
  }

  private mutating func mark(
    _ sign: UInt8, in words: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) {
    var position = 0
    while let found = UnsafeBufferPointer(rebasing: words[position...]).firstIndex(of: sign) {
      let start = position + found
      let end = words[start...].firstIndex { $0 != sign } ?? words.count
      position = end
      guard end - start == 2, let place = self.place(of: words[start..<end], in: line) else {
        continue
      }
      let before = place.lowerBound > line.lowerBound ? text[place.lowerBound - 1] : 0x20
      let after = place.upperBound < line.upperBound ? text[place.upperBound] : 0x20
      guard before > 0x20 || after > 0x20, before != UInt8(ascii: "\\") else { continue }
      let isWithinWord = Self.isWordByte(before) && Self.isWordByte(after)
      let touches = before >= 0x80 || after >= 0x80
      if let open = openMark, open.place.upperBound <= place.lowerBound {
        openMark = nil
        guard !open.isWithinWord || !isWithinWord || open.touchesWideSign || touches else {
          continue
        }
        let mark = String(decoding: words[start..<end], as: UTF8.self)
        tell(
          "'\(mark)' is shown as it is written: beside these signs Markdown does not take it for a mark of strong text",
          "move the space or the sign out of it, or write '<strong>…</strong>'",
          at: open.place.lowerBound..<place.upperBound)
      } else {
        openMark = (place, isWithinWord, touches)
      }
    }
  }

  /// Where a mark stands in its line that no backslash makes text.
  private func place(of mark: Slice<UnsafeBufferPointer<UInt8>>, in line: Range<Int>) -> Range<Int>?
  {
    var start = max(line.lowerBound, min(openMark?.place.upperBound ?? 0, line.upperBound))
    while start + mark.count <= line.upperBound {
      guard let first = mark.first,
        let found = text[start..<line.upperBound].firstIndex(of: first)
      else { return nil }
      let end = text[found..<line.upperBound].firstIndex { $0 != first } ?? line.upperBound
      let isEscaped = found > line.lowerBound && text[found - 1] == UInt8(ascii: "\\")
      if end - found == mark.count, !isEscaped { return found..<end }
      start = end
    }
    return nil
  }

  /// `5*3 und 6*2`: signs of multiplication that make italics.
  mutating func emphasis(_ node: OpaquePointer, _ line: Range<Int>) {
    guard let before = Self.words(cmark_node_previous(node))?.last, Self.isWordByte(before),
      let child = cmark_node_first_child(node), let words = Self.words(child),
      let first = words.first, let last = Self.words(cmark_node_last_child(node))?.last
    else { return }
    let after = Self.words(cmark_node_next(node))?.first ?? 0x20
    let isWithinWords = before < 0x80 && after < 0x80 && Self.isWordByte(after)
    let isNumber = Self.isDigit(before) && Self.isDigit(first)
    let hasSpace = words.contains(0x20) || cmark_node_next(child) != nil
    guard isNumber && (isWithinWords || Self.isDigit(last)) || isWithinWords && hasSpace else {
      return
    }
    let sign = cmark_node_get_type(node) == CMARK_NODE_STRONG ? "**" : "*"
    let needle = Array(sign.utf8) + words.prefix(8)
    let start = text[line].indices.first { text[$0..<line.upperBound].starts(with: needle) }
    let place = start.map { $0..<$0 + sign.utf8.count } ?? line.lowerBound..<line.lowerBound
    tell(
      "two '\(sign)' within words set what stands between them in another type, and are not shown",
      "where they are text, write '\(sign == "*" ? "\\*" : "\\*\\*")'", at: place)
  }

  /// A bare address that goes on into a text without spaces.
  mutating func link(_ node: OpaquePointer, _ line: Range<Int>) {
    guard let child = cmark_node_first_child(node), cmark_node_next(child) == nil,
      let words = Self.words(child), words.contains(where: { $0 >= 0xE0 }),
      let address = cmark_node_get_url(node),
      String(cString: address).hasSuffix(String(decoding: words, as: UTF8.self)),
      let start = text[line].indices.first(where: { text[$0..<line.upperBound].starts(with: words) }
      )
    else { return }
    let isHeld = start > line.lowerBound && "<(".utf8.contains(text[start - 1])
    guard !isHeld, let tail = Self.tail(of: String(decoding: words, as: UTF8.self)) else { return }
    let end = start + words.count
    tell(
      "the address goes on into the text: '\(tail)' is part of the link",
      "put the address between '<' and '>', or a space behind it",
      at: end - tail.utf8.count..<end)
  }

  /// What of an address is most probably text: from the first sign on that no address has, or that follows one
  /// of ASCII without a mark that parts them.
  private static func tail(of address: String) -> String? {
    let scalars = Array(address.unicodeScalars)
    guard let first = scalars.firstIndex(where: isUnspaced), first > 0 else { return nil }
    let before = scalars[first - 1]
    let isWord =
      before.isASCII && (before.properties.isAlphabetic || before.properties.numericType != nil)
    let start =
      isWord || particles.contains(scalars[first])
      ? first
      : scalars.firstIndex {
        (0x3000...0x303F).contains($0.value) || (0xFF00...0xFF65).contains($0.value)
      }
    guard let start else { return nil }
    var tail = String.UnicodeScalarView()
    tail.append(contentsOf: scalars[start...])
    return String(tail)
  }

  /// Japanese, Chinese and Thai, which write no spaces between words.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3000...0x30FF, 0x3400...0x9FFF,
      0xFF00...0xFF65,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static let particles = Set("をはがにでとのもへや".unicodeScalars)

  /// The words of a piece of text.
  private static func words(_ node: OpaquePointer?) -> UnsafeBufferPointer<UInt8>? {
    guard let node, cmark_node_get_type(node) == CMARK_NODE_TEXT,
      let literal = cmark_node_get_literal(node)
    else { return nil }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(literal).assumingMemoryBound(to: UInt8.self),
      count: galley_length(literal))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isDigit(byte) || isLetter(byte)
  }
}
