import GalleyModel

/// The tags of site generators.
extension MarkdownSource {
  /// Reads a tag of a site generator.
  mutating func readTag(
    _ start: Int, _ line: Range<Int>, _ opening: String, _ closing: String
  ) -> Int? {
    let inside = start + opening.utf8.count
    guard let mark = find(closing, opening, from: inside) else {
      return readUnclosedTag(start, inside, opening, line)
    }
    let end = mark + closing.utf8.count
    let text = String(decoding: source[inside..<mark], as: UTF8.self)
    let tag = TemplateTag(text[...])
    if opening == "{{" { return readOutput(tag, text, start..<end, line) }
    if opening == "{%" { return readLiquid(tag, start..<end, line) }
    let isSelfClosed = text.last { !$0.isWhitespace } == "/"
    if tag.isClosing {
      close(tag.name, start..<end, line)
    } else if tag.holdsCode, isFollowed(by: "/\(tag.name)", from: end),
      let code = code(tag, from: end, to: "{{", "/\(tag.name)")
    {
      replaceBlock(start..<code.end, by: [code.piece], line)
      return code.end
    } else if tag.name == "comment", isFollowed(by: "/comment", from: end),
      let last = endOfPair(from: end, "{{", "/comment")
    {
      replaceBlock(start..<last.end, by: [], line)
      return last.end
    } else {
      let isPaired = !isSelfClosed && isFollowed(by: "/\(tag.name)", from: end)
      self.open(tag, .shortcode, tag.name, isPaired, start..<end, line)
    }
    return end
  }

  /// Leaves out a tag that has no end, with the rest of its line.
  ///
  /// - Returns: `nil` where it is most probably none: a formula, or code within a line.
  private mutating func readUnclosedTag(
    _ start: Int, _ inside: Int, _ opening: String, _ line: Range<Int>
  ) -> Int? {
    var end = next("\n", from: start) ?? source.count
    if end > start, source[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    guard inside < end, !isRaw, !isHTML else { return nil }
    let marks = " -/".utf8
    let name = source[inside..<end].first { !marks.contains($0) } ?? 0
    // `{{x` is a formula's more often than a tag.
    guard isASCIILetter(name), opening != "{{" || marks.contains(source[inside]),
      !isInCode(start..<end)
    else { return nil }
    let text = String(decoding: source[inside..<end], as: UTF8.self)
    let tag = TemplateTag(text[...])
    let words = text.split { $0.isWhitespace }.count
    let shown = tag.name.count < text.trimmed.count ? "\(tag.name) …" : tag.name
    replaceBlock(
      start..<end,
      by: [
        .unread(
          opening.hasPrefix("{{") && opening != "{{" ? .shortcode : .liquidTag,
          name: "\(opening) \(shown)", words: max(0, words - 1))
      ], line)
    return end
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Whether the rest of a line begins within code, by the backticks near it.
  private func isInCode(_ rest: Range<Int>) -> Bool {
    let mark = UInt8(ascii: "`")
    // So that a line of nothing but tags takes no quadratic time.
    let reach = 256
    var (before, behind) = (0, 0)
    var index = rest.lowerBound
    while index > max(0, rest.lowerBound - reach), source[index - 1] != UInt8(ascii: "\n") {
      index -= 1
      if source[index] == mark { before += 1 }
    }
    for index in rest.prefix(reach) where source[index] == mark { behind += 1 }
    return before % 2 == 1 || behind % 2 == 1
  }

  private mutating func readLiquid(_ tag: TemplateTag, _ tagRange: Range<Int>, _ line: Range<Int>)
    -> Int
  {
    var tag = tag
    let end = tagRange.upperBound
    if isRaw, tag.name != "endraw" { return end }
    switch tag.name {
    case "raw", "endraw", "verbatim", "endverbatim":
      isRaw = !tag.name.hasPrefix("end")
      replaceBlock(tagRange, by: [], line)
    case "comment" where isFollowed(by: "endcomment", from: end):
      guard let last = endOfPair(from: end, "{%", "endcomment") else { break }
      replaceBlock(tagRange.lowerBound..<last.end, by: [], line)
      return last.end
    case _ where tag.holdsCode && isFollowed(by: "end\(tag.name)", from: end):
      guard let code = code(tag, from: end, to: "{%", "end\(tag.name)") else { break }
      replaceBlock(tagRange.lowerBound..<code.end, by: [code.piece], line)
      return code.end
    case "include", "include_relative", "include_cached", "render", "partial":
      let file = tag.named.first?.key == "file" ? tag.named.removeFirst().value : tag.takeFile()
      tag.name = file.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? file
      open(tag, .liquidTag, "include \(file)", false, tagRange, line)
    case "end": closeLast(tagRange, line)
    case _ where tag.name.hasPrefix("end"): close(String(tag.name.dropFirst(3)), tagRange, line)
    default:
      let isPaired =
        isFollowed(by: "end\(tag.name)", from: end)
        || tag.isCall && isFollowed(by: "end", from: end)
      open(tag, .liquidTag, tag.name, isPaired, tagRange, line)
    }
    return end
  }

  /// `{{ … }}`: a text, an address of the site, a shortcode of Zola's, or something only the site knows.
  private mutating func readOutput(
    _ tag: TemplateTag, _ text: String, _ range: Range<Int>, _ line: Range<Int>
  ) -> Int {
    let expression = text.drop { $0.isWhitespace || $0 == "-" }
    if let quote = expression.first, quote == "\"" || quote == "'", Self.isAddress(expression) {
      replace(range, by: [.address(String(expression.dropFirst().prefix { $0 != quote }))])
    } else if [
      "site.baseurl", "site.url", "site.github.url", "base_url", "baseurl", "site.BaseURL",
      ".Site.BaseURL",
    ]
    .contains(tag.name) {
      replace(range, by: [.address("")])
    } else if tag.isCall {
      open(tag, .shortcode, tag.name, false, range, line)
    } else if let address = Self.quoted(expression), address.hasPrefix("http"),
      let meaning = TemplateTag(name: "embed", value: address).embeddedAddress
    {
      replaceBlock(range, by: meaning.opening, line)
    } else {
      let words = Self.quoted(expression).map { $0.split { $0.isWhitespace }.count } ?? 0
      replaceBlock(
        range,
        by: [
          .unread(.liquidTag, name: "{{ \(kind(of: expression)) }}", words: words > 1 ? words : 0)
        ],
        line)
    }
    return range.upperBound
  }

  /// The text in quotes that an expression begins with.
  private static func quoted(_ expression: Substring) -> String? {
    guard let quote = expression.first, quote == "\"" || quote == "'" else { return nil }
    return String(expression.dropFirst().prefix { $0 != quote })
  }

  /// What kind of thing is put out: of a text that goes through filters these alone say it.
  private func kind(of expression: Substring) -> String {
    guard Self.quoted(expression) != nil, let filters = expression.firstIndex(of: "|") else {
      return excerpt(expression)
    }
    return "… " + excerpt(expression[filters...])
  }

  /// Whether a text in quotes stands for itself: nothing is made of it but an address.
  static func isAddress(_ expression: Substring) -> Bool {
    let filters = expression.split(separator: "|").dropFirst().map {
      $0.drop { $0 == " " }.prefix { $0.isLetter || $0 == "_" }
    }
    return filters.allSatisfy {
      ["relative_url", "absolute_url", "prepend", "escape", "asset_url", "url", "safe"].contains($0)
    }
  }

  func excerpt(_ expression: Substring) -> String {
    var text = expression.prefix(48)
    while let last = text.last, last.isWhitespace || last == "-" { text.removeLast() }
    return text.split { $0.isWhitespace }.joined(separator: " ")
  }

  mutating func open(
    _ tag: TemplateTag, _ kind: UnreadMarkup.Kind, _ name: String, _ isPaired: Bool,
    _ range: Range<Int>, _ line: Range<Int>
  ) {
    let meaning = tag.meaning(isPaired: isPaired)
    if isPaired, open.count < Self.openLimit { open.append((tag.name, meaning?.closing ?? [])) }
    replaceBlock(
      range, by: meaning?.opening ?? [.unread(kind, name: name, words: tag.words)], line)
  }

  mutating func close(_ name: String, _ range: Range<Int>, _ line: Range<Int>) {
    let index = open.lastIndex { $0.name == name }
    let pieces = index.map { open[$0...].reversed().flatMap(\.closing) } ?? []
    if let index { open.removeSubrange(index...) }
    replaceBlock(range, by: pieces, line)
  }

  private mutating func closeLast(_ range: Range<Int>, _ line: Range<Int>) {
    replaceBlock(range, by: open.popLast()?.closing ?? [], line)
  }

  func code(
    _ tag: TemplateTag, from start: Int, to opening: String, _ name: String
  ) -> (piece: Mask.Piece, end: Int)? {
    guard let last = endOfPair(from: start, opening, name) else { return nil }
    var text = String(decoding: source[start..<last.start], as: UTF8.self)[...]
    text = text.drop { $0 == " " }
    if text.first?.isNewline == true { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    // Where Markdown says itself what is code, the tag is something around it.
    if tag.name != "highlight", text.contains("```") || text.contains("{{") { return nil }
    let language = tag.value("lang", "language", at: 0) ?? ""
    return (.code(language: language.lowercased(), text: String(text)), last.end)
  }

  /// The next tag of a name.
  func endOfPair(from start: Int, _ opening: String, _ name: String) -> (
    start: Int, end: Int
  )? {
    var position = start
    while let found = search(opening, from: position) {
      if isTag(at: found + opening.utf8.count, named: name) {
        let closing = opening == "{%" ? "%}" : "}}"
        return search(closing, from: found).map { (found, $0 + closing.utf8.count) }
      }
      position = found + opening.utf8.count
    }
    return nil
  }

  /// Whether the name of a tag stands at a place, behind marks and spaces.
  func isTag(at start: Int, named name: String) -> Bool {
    func skip(_ marks: String, _ index: inout Int) {
      while index < source.count, marks.utf8.contains(source[index]) { index += 1 }
    }
    var index = start
    skip(" <%-\t", &index)
    var word = name[...]
    if word.first == "/" {
      guard index < source.count, source[index] == UInt8(ascii: "/") else { return false }
      index += 1
      skip(" ", &index)
      word = word.dropFirst()
    }
    guard source[index...].starts(with: word.utf8) else { return false }
    let behind = index + word.utf8.count
    guard behind < source.count else { return true }
    return !Character(Unicode.Scalar(source[behind])).isLetter
      && !"0123456789_-.".utf8.contains(source[behind])
  }

  private mutating func isFollowed(by name: String, from start: Int) -> Bool {
    if let known = marks.known(name, from: start) { return known != nil }
    return marks.note(
      name, at: endOfPair(from: start, name.hasPrefix("/") ? "{{" : "{%", name)?.start)
      != nil
  }

  /// The mark that closes a tag: not one within quotes, unless there is no other near, nor one behind an empty
  /// line or behind where the next tag begins.
  private mutating func find(_ closing: String, _ opening: String, from start: Int) -> Int? {
    let end = endOfParagraph(start)
    guard let first = next(closing, from: start), first < end else { return nil }
    var quote: UInt8?
    var index = start
    let limit = min(end, start + 4096)
    while index < limit {
      let byte = source[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") {
        quote = byte
      } else if source[index...].starts(with: closing.utf8) {
        return index
      } else if byte == UInt8(ascii: "{"), source[index...].starts(with: opening.utf8) {
        return nil
      }
      index += 1
    }
    return first
  }

  /// Where the next empty line begins: text up to which a tag may go.
  private mutating func endOfParagraph(_ start: Int) -> Int {
    let mark = "\n\n"
    if let known = marks.known(mark, from: start) { return known ?? source.count }
    var index = endOfLine(start)
    while index < source.count {
      let next = endOfLine(index + 1)
      if source[(index + 1)..<max(index + 1, next)].allSatisfy({ $0 <= 0x20 }) { break }
      index = next
    }
    return marks.note(mark, at: index < source.count ? index : nil) ?? source.count
  }

  /// The next place of a mark.
  mutating func next(_ mark: String, from start: Int) -> Int? {
    marks.known(mark, from: start) ?? marks.note(mark, at: search(mark, from: start))
  }

  func search(_ text: String, from start: Int, before end: Int? = nil) -> Int? {
    guard let first = text.unicodeScalars.first else { return nil }
    let end = min(end ?? source.count, source.count)
    var position = start
    while position < end {
      let rest = UnsafeBufferPointer(rebasing: source[position..<end])
      guard let found = rest.firstIndex(ofByte: first) else { return nil }
      position += found
      if source[position...].starts(with: text.utf8) { return position }
      position += 1
    }
    return nil
  }

  /// `{{</* … */>}}` or `{{%/* … */%}}`, which shows a shortcode as text.
  /// Zola has the same with its own marks: `{{/* … */}}` and `{%/* … */%}`.
  ///
  /// - Returns: where it ends, and how many bytes its opening and its closing mark have.
  func escapedShortcode(at start: Int, before end: Int) -> (end: Int, mark: Int)? {
    guard start + 6 < end else { return nil }
    let closing: String
    switch (source[start + 1], source[start + 2]) {
    case (UInt8(ascii: "{"), UInt8(ascii: "<")): closing = "*/>}}"
    case (UInt8(ascii: "{"), UInt8(ascii: "%")): closing = "*/%}}"
    case (UInt8(ascii: "{"), _): closing = "*/}}"
    case (UInt8(ascii: "%"), _): closing = "*/%}"
    default: return nil
    }
    // The marks before `/*` are as many as those behind `*/`.
    let length = closing.utf8.count
    guard source[(start + length - 2)...].starts(with: "/*".utf8) else { return nil }
    return search(closing, from: start + length, before: min(end, start + 4096))
      .map { ($0 + length, length - 2) }
  }

  mutating func writeEscapedShortcode(_ range: Range<Int>, mark: Int) {
    copy(to: range.lowerBound + mark)
    copied = range.lowerBound + mark + 2
    copy(to: range.upperBound - mark - 2)
    copied = range.upperBound - mark
    copy(to: range.upperBound)
  }

  /// Liquid's `{% raw %}` or `{% endraw %}`.
  func rawMark(at start: Int, before end: Int) -> (end: Int, name: String)? {
    guard start + 1 < end, source[start + 1] == UInt8(ascii: "%"),
      let mark = search("%}", from: start, before: min(end, start + 64))
    else { return nil }
    let name = TemplateTag(String(decoding: source[(start + 2)..<mark], as: UTF8.self)[...]).name
    return name == "raw" || name == "endraw" ? (mark + 2, name) : nil
  }
}

extension TemplateTag {
  /// The file of an `include`.
  fileprivate mutating func takeFile() -> String { values.isEmpty ? "" : values.removeFirst() }
}

/// Where marks stand next in a text that is read from its start to its end, so that each is looked for once.
struct NextMarks {
  private var places: [String: Int?] = [:]
  /// The most marks of which is known where they stand: each new one is looked for in all that follows.
  private static let limit = 256

  /// Where a mark stands first at or behind a place.
  ///
  /// - Returns: `nil` where it has to be looked for. `.some(nil)` where it does not stand there, or where so many
  ///   marks were asked for that no other is looked for.
  func known(_ mark: String, from start: Int) -> Int?? {
    guard let place = places[mark] else { return places.count > Self.limit ? .some(nil) : nil }
    guard let place else { return .some(nil) }
    return place >= start ? .some(place) : nil
  }

  /// Keeps where a mark was found.
  mutating func note(_ mark: String, at place: Int?) -> Int? {
    places[mark] = .some(place)
    return place
  }

  /// Whether a mark was looked for already.
  func wasSought(_ mark: String) -> Bool { places[mark] != nil }
}

extension TemplateTag {
  /// Whether what stands up to its end is code, by its name: `highlight`, `code-toggle`, `codeblock`.
  fileprivate var holdsCode: Bool {
    name == "highlight"
      || name.lowercased().split { "-_".contains($0) }.contains {
        ["code", "codeblock", "sourcecode"].contains($0)
      }
  }
}
