internal import CCMarkGFM
import GalleyModel

/// Markdown made ready for cmark-gfm: what it would not understand as its author meant it.
///
/// The text that it makes differs from the author's only where it must: signs stand for the markup of
/// site generators and of Markdown's extensions (`Mask`), and notes stand apart. `places` leads back to
/// the file.
struct MarkdownSource {
  /// A note at the end of the article, `[^label]: …`.
  struct Note {
    var label: String
    /// Where it begins in the file.
    var place: Int
    var text: [UInt8]
    var places: PlaceMap
  }

  var text: [UInt8] = []
  var places = PlaceMap()
  var masks: Masks
  /// By the indices that references have.
  var notes: [Int: Note] = [:]
  /// Notes whose label another one has.
  var surplus: [Note] = []

  let source: UnsafeBufferPointer<UInt8>
  var original: PlaceMap
  /// Up to where the source is in the text.
  var copied = 0
  var position = 0
  /// Where the present line begins.
  var lineStart = 0
  var fence: Fence?
  /// Where the last picture begins that was met; -1 for none.
  var lastPicture = -1
  /// Whether the last text that is not indented belongs to a list.
  var isInList = false
  /// Whether Liquid's `raw` is open, so that its tags are text.
  var isRaw = false
  /// Tags that are open, each with what its end stands for.
  var open: [(name: String, closing: [Mask.Piece])] = []
  /// The labels of the notes that the text has, by which references to others stay text.
  let labels: [String: Int]
  /// Where the next tag of a name or the next closing mark stands.
  var marks = NextMarks()
  /// Whether the text is HTML, in which only the tags of site generators are looked for.
  var isHTML = false
  /// The most tags that are open at a time.
  static let openLimit = 256
  /// The longest that attributes, labels and marks of a few words may be.
  static let shortLimit = 256

  /// A block of code that goes to a line of as many of the same marks.
  struct Fence {
    var mark: UInt8
    var count: Int
  }

  /// Whether a text has anything in it that needs to be made ready.
  static func isNeeded(for text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.firstIndex(ofByte: "{") != nil || text.hasColonMark || text.hasNoteMark
      || text.hasAbbreviationMark || text.hasOfficeTag
      || text.firstIndex(of: "markdown=", from: 0) != nil
  }

  init(_ source: UnsafeBufferPointer<UInt8>, _ places: PlaceMap) {
    self.init(source, places, masks: Masks(), labels: Self.labels(in: source))
  }

  /// Makes HTML ready in which tags of a site generator stand.
  init(html: UnsafeBufferPointer<UInt8>, _ places: PlaceMap) {
    self.init(html, places, masks: Masks(), labels: [:], isHTML: true)
  }

  init(
    _ source: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, masks: Masks, labels: [String: Int],
    isHTML: Bool = false
  ) {
    self.isHTML = isHTML
    self.source = source
    self.masks = masks
    self.labels = labels
    original = places
    text.reserveCapacity(source.count + source.count / 16)
    while position < source.count {
      lineStart = position
      readLine(to: endOfLine(position))
    }
    copy(to: source.count)
  }

  func endOfLine(_ start: Int) -> Int {
    guard start < source.count else { return source.count }
    return UnsafeBufferPointer(rebasing: source[start...]).firstIndex(ofByte: "\n").map {
      start + $0
    }
      ?? source.count
  }
}

// MARK: - Lines

extension MarkdownSource {
  mutating func readLine(to end: Int) {
    let first = source[position..<end].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } ?? end
    defer { position = max(position, min(end + 1, source.count)) }
    guard first < end else { return }
    if isHTML { return readInlines(first..<end) }
    if readFence(first..<end) { return }
    guard fence == nil else { return unescapeShortcodes(first..<end) }
    noteList(first..<end)
    if readNote(first, end) || readAttributeLine(first..<end) || readAbbreviation(first..<end) {
      return
    }
    markDefinition(first..<end)
    openMarkdown(first..<end)
    readInlines(first..<end)
  }

  /// Whether a line begins or ends a block of code between fences.
  mutating func readFence(_ line: Range<Int>) -> Bool {
    let mark = source[line.lowerBound]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return false }
    let count = source[line].prefix { $0 == mark }.count
    guard count >= 3 else { return false }
    let rest = source[(line.lowerBound + count)..<line.upperBound]
    if let open = fence {
      guard mark == open.mark, count >= open.count, rest.allSatisfy({ $0 <= 0x20 }) else {
        return false
      }
      fence = nil
    } else {
      if mark == UInt8(ascii: "`"), rest.contains(mark) { return false }
      fence = Fence(mark: mark, count: count)
    }
    return true
  }

  /// In code Hugo's `{{</* … */>}}` shows a shortcode, and Liquid's `raw` is no more than a mark.
  mutating func unescapeShortcodes(_ line: Range<Int>) {
    var start = line.lowerBound
    while let found = UnsafeBufferPointer(rebasing: source[start..<line.upperBound]).firstIndex(
      ofByte: "{")
    {
      let brace = start + found
      if let (end, mark) = escapedShortcode(at: brace, before: line.upperBound) {
        writeEscapedShortcode(brace..<end, mark: mark)
        start = end
      } else if let (end, name) = rawMark(at: brace, before: line.upperBound) {
        copy(to: brace)
        copied = end
        isRaw = name == "raw"
        start = end
      } else {
        start = brace + 1
      }
    }
  }

  mutating func noteList(_ line: Range<Int>) {
    let first = source[line.lowerBound]
    let isMark =
      first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+")
    let digits = source[line].prefix { (0x30...0x39).contains($0) }.count
    let behind = line.lowerBound + (isMark ? 1 : digits + 1)
    let isItem =
      (isMark || digits > 0) && (behind >= line.upperBound || source[behind] <= 0x20)
    if isItem { isInList = true } else if line.lowerBound == position { isInList = false }
  }

  /// Tells what is above a term and its definition: a line `: …`.
  mutating func markDefinition(_ line: Range<Int>) {
    let colon = line.lowerBound
    guard source[colon] == UInt8(ascii: ":"), colon + 1 < line.upperBound,
      source[colon + 1] == 0x20 || source[colon + 1] == 0x09, hasTerm(above: colon)
    else { return }
    replace(colon..<colon + 1, by: [.definition])
    position = colon + 1
  }

  /// Whether text stands on the line above, or above one empty line.
  func hasTerm(above offset: Int) -> Bool {
    guard var line = line(before: offset) else { return false }
    if source[line].allSatisfy({ $0 <= 0x20 }) {
      guard let above = self.line(before: line.lowerBound) else { return false }
      line = above
    }
    guard let first = source[line].first(where: { $0 > 0x20 }) else { return false }
    return !"#|>=-*+<{".utf8.contains(first)
  }

  /// A line of nothing but attributes, `{: .class}`, says how the block above looks.
  mutating func readAttributeLine(_ line: Range<Int>) -> Bool {
    guard source[line.lowerBound] == UInt8(ascii: "{"),
      let end = attributes(at: line.lowerBound, before: line.upperBound),
      source[end..<line.upperBound].allSatisfy({ $0 <= 0x20 })
    else { return false }
    copy(to: lineStart)
    let next = min(line.upperBound + 1, source.count)
    guard let place = place(in: line.lowerBound..<end), followsPicture(line.lowerBound) else {
      copied = next
      return true
    }
    replace(line, by: [.place(place)])
    copy(to: next)
    // The paragraph of the picture ends here.
    if next < source.count, !source[next..<endOfLine(next)].allSatisfy({ $0 <= 0x20 }) {
      part(source[lineStart..<line.lowerBound])
    }
    return true
  }

  /// Whether the line above ends in a picture.
  func followsPicture(_ offset: Int) -> Bool {
    guard let above = line(before: offset) else { return false }
    let text = source[above].prefix { $0 != 0x0D }
    return text.last == UInt8(ascii: ")") && hasPicture(in: above)
  }

  /// Whether the mark of a picture stands there.
  func hasPicture(in range: Range<Int>) -> Bool {
    source[range].indices.contains {
      source[$0] == UInt8(ascii: "!") && $0 + 1 < range.upperBound
        && source[$0 + 1] == UInt8(ascii: "[")
    }
  }

  /// Where attributes say that a picture stands; `nil` where they say nothing of that.
  func place(in attributes: Range<Int>) -> PicturePlace? {
    let inside = source[attributes].dropFirst().dropLast().drop { $0 == UInt8(ascii: ":") }
    let tag = TemplateTag("attributes \(String(decoding: inside, as: UTF8.self).lowercased())"[...])
    var classes = tag.values.filter { $0.hasPrefix(".") }.flatMap { $0.split(separator: ".") }
    classes += (tag["class"] ?? "").split(separator: " ")
    classes += (tag["align"] ?? "").split(separator: " ")
    var place = PicturePlace(names: classes)
    let rules = HTMLAttributes.rules(of: tag["style"] ?? "")
    place.side = place.side ?? rules["float"].flatMap { PictureSide(rawValue: $0) }
    place.extent =
      place.extent ?? (tag["width"] ?? rules["width"]).flatMap { PictureExtent(share: $0) }
    return place.isEmpty ? nil : place
  }

  /// Ends the paragraph above by HTML that shows nothing: an empty line would make a list loose.
  mutating func part(_ margin: Slice<UnsafeBufferPointer<UInt8>>) {
    text.append(contentsOf: margin)
    text.append(contentsOf: "<!---->\n".utf8)
  }

  func line(before offset: Int) -> Range<Int>? {
    let start = source[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    guard start > 0 else { return nil }
    let previous = source[..<(start - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return previous..<(start - 1)
  }
}

// MARK: - Within lines

extension MarkdownSource {
  /// Puts signs in the place of tags and references to notes, up to the end of a line or to where a tag
  /// ends that goes over several.
  mutating func readInlines(_ line: Range<Int>) {
    position = max(position, line.lowerBound)
    var end = line.upperBound
    while position < end {
      guard let next = source[position..<end].firstIndex(where: Self.isTrigger) else { break }
      let start = next
      if source[start] == UInt8(ascii: "[") {
        if start > 0, source[start - 1] == UInt8(ascii: "!") { lastPicture = start }
        position = start + 1
        if let label = Self.label(at: start, before: end, in: source),
          let note = labels[label.text]
        {
          replace(start..<label.end, by: [.note(note)])
          position = label.end
        }
      } else if source[start] == UInt8(ascii: "<") {
        position = readOfficeTag(at: start) ?? start + 1
      } else if let tagEnd = readBrace(at: start, line) {
        position = tagEnd
        if tagEnd > end { end = endOfLine(tagEnd) }
      } else {
        position = start + 1
      }
    }
    position = end
  }

  static func isTrigger(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<")
  }

  /// Reads what a brace begins.
  ///
  /// - Returns: where it ends; `nil` where the brace is text.
  mutating func readBrace(at start: Int, _ line: Range<Int>) -> Int? {
    guard start + 1 < source.count else { return nil }
    switch source[start + 1] {
    case UInt8(ascii: "{"):
      if isRaw { return nil }
      if let (end, mark) = escapedShortcode(at: start, before: source.count) {
        writeEscapedShortcode(start..<end, mark: mark)
        return end
      }
      let third = start + 2 < source.count ? source[start + 2] : 0
      if third == UInt8(ascii: "<") { return readTag(start, line, "{{<", ">}}") }
      if third == UInt8(ascii: "%") { return readTag(start, line, "{{%", "%}}") }
      return readTag(start, line, "{{", "}}")
    case UInt8(ascii: "%"):
      if !isRaw, let (end, mark) = escapedShortcode(at: start, before: source.count) {
        writeEscapedShortcode(start..<end, mark: mark)
        return end
      }
      return readTag(start, line, "{%", "%}")
    case _ where isHTML: return nil
    case UInt8(ascii: ":") where start + 2 < source.count && source[start + 2] == UInt8(ascii: ":"):
      return isRaw ? nil : readExtension(at: start, line)
    case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "."):
      guard let end = attributes(at: start, before: endOfLine(start)), belongs(start..<end, line)
      else { return nil }
      if let place = place(in: start..<end), start > 0,
        source[start - 1] == UInt8(ascii: ")") || source[start - 1] == UInt8(ascii: "}")
      {
        replace(start..<end, by: [.place(place)])
        return end
      }
      let isApart = start > 0 && source[start - 1] == 0x20
      copy(to: isApart ? start - 1 : start)
      copied = end
      return end
    default: return nil
    }
  }

  /// Whether attributes are those of the heading that they end, or of what stands right before them.
  func belongs(_ attributes: Range<Int>, _ line: Range<Int>) -> Bool {
    let isAtEnd = source[attributes.upperBound..<endOfLine(attributes.upperBound)].allSatisfy {
      $0 <= 0x20
    }
    if source[line.lowerBound] == UInt8(ascii: "#"), isAtEnd { return true }
    if source[attributes.lowerBound + 1] != UInt8(ascii: ":") {
      let isBehindPicture =
        attributes.lowerBound > line.lowerBound
        && source[attributes.lowerBound - 1] == UInt8(ascii: ")")
        && lastPicture >= line.lowerBound
      if isBehindPicture || isBehindLinkOrTag(attributes.lowerBound, line) { return true }
      let next = endOfLine(attributes.upperBound) + 1
      let isUnderlined =
        next < source.count
        && (source[next] == UInt8(ascii: "=") || source[next] == UInt8(ascii: "-"))
      return isAtEnd && (isUnderlined || endsParagraph(attributes))
    }
    guard attributes.lowerBound > line.lowerBound else { return true }
    return "*_`)]>\"".utf8.contains(source[attributes.lowerBound - 1])
  }

  /// Whether attributes stand right behind a link or a tag of a site generator.
  private func isBehindLinkOrTag(_ start: Int, _ line: Range<Int>) -> Bool {
    guard start > line.lowerBound else { return false }
    if source[start - 1] == UInt8(ascii: "}") { return start == copied }
    guard source[start - 1] == UInt8(ascii: ")") else { return false }
    var (depth, index) = (0, start - 1)
    while index > line.lowerBound {
      if source[index] == UInt8(ascii: ")") { depth += 1 }
      if source[index] == UInt8(ascii: "(") { depth -= 1 }
      if depth == 0 { return source[index - 1] == UInt8(ascii: "]") }
      index -= 1
    }
    return false
  }

  /// Whether attributes stand behind the last word of a paragraph, as Markdown-it has those of the paragraph.
  private func endsParagraph(_ attributes: Range<Int>) -> Bool {
    guard attributes.lowerBound > 0, source[attributes.lowerBound - 1] == 0x20 else { return false }
    let next = endOfLine(attributes.upperBound) + 1
    return next >= source.count || source[next..<endOfLine(next)].allSatisfy { $0 <= 0x20 }
  }

  /// `{: .class #id key="value"}` or, on headings, `{#id .class}`.
  func attributes(at start: Int, before end: Int) -> Int? {
    guard start + 2 < end,
      let close = source[start..<min(end, start + Self.shortLimit)].firstIndex(
        of: UInt8(ascii: "}")), close > start + 2
    else { return nil }
    let isKramdown = source[start + 1] == UInt8(ascii: ":")
    let inside = String(decoding: source[(start + (isKramdown ? 2 : 1))..<close], as: UTF8.self)
    var isInQuotes = false
    let words = inside.split { character in
      if character == "\"" { isInQuotes.toggle() }
      return !isInQuotes && character.isWhitespace
    }
    let areAttributes = words.allSatisfy { word in
      word.first == "#" || word.first == "." || word.contains("=")
        || isKramdown && word.first?.isLetter == true
    }
    return areAttributes ? close + 1 : nil
  }

  mutating func replace(_ range: Range<Int>, by pieces: [Mask.Piece]) {
    copy(to: range.lowerBound)
    places.add(text.count, is: Int(original.place(of: range.lowerBound)))
    let place = Int(original.place(of: range.lowerBound))
    text += masks.add(
      Mask(place: place..<place + range.count, source: range, pieces: pieces))
    copied = range.upperBound
  }

  /// Puts a sign for something that may stand for blocks: alone on its line it parts paragraphs.
  mutating func replaceBlock(
    _ range: Range<Int>, by pieces: [Mask.Piece], _ line: Range<Int>
  ) {
    let end = endOfLine(range.upperBound)
    let start = lineStart
    let isAlone =
      source[start..<range.lowerBound].allSatisfy { $0 <= 0x20 }
      && source[range.upperBound..<end].allSatisfy { $0 <= 0x20 } && start >= copied
    guard isAlone else { return replace(range, by: pieces) }
    copy(to: start)
    var margin = source[start..<range.lowerBound]
    if !isInList { margin = margin.prefix(0) }
    if let above = self.line(before: start), !source[above].allSatisfy({ $0 <= 0x20 }) {
      part(margin)
    }
    text.append(contentsOf: margin)
    copied = range.lowerBound
    replace(range, by: pieces)
    copy(to: min(end + 1, source.count))
    let next = end + 1
    if next < source.count, !source[next..<endOfLine(next)].allSatisfy({ $0 <= 0x20 }) {
      part(margin)
    }
  }

  mutating func copy(to end: Int) {
    guard end > copied else { return }
    places.add(text.count, is: Int(original.place(of: copied)))
    text.append(contentsOf: source[copied..<end])
    copied = end
  }
}

extension UnsafeBufferPointer<UInt8> {
  func firstIndex(ofByte byte: Unicode.Scalar) -> Int? { firstIndex(of: UInt8(ascii: byte)) }

  func firstIndex(of byte: UInt8) -> Int? {
    guard let base = baseAddress else { return nil }
    let found = galley_index_of(byte, base, count)
    return found < 0 ? nil : found
  }

  /// Whether a colon stands where it may mean a definition.
  fileprivate var hasColonMark: Bool {
    let newline = UInt8(ascii: "\n")
    var start = 0
    while let found = UnsafeBufferPointer(rebasing: self[start...]).firstIndex(ofByte: ":") {
      let colon = start + found
      let before = colon > 0 ? self[colon - 1] : newline
      let after = colon + 1 < count ? self[colon + 1] : newline
      if after <= 0x20 && (before == newline || before == 0x20) { return true }
      start = colon + 1
    }
    return false
  }

  /// Whether `*[` stands there.
  fileprivate var hasAbbreviationMark: Bool {
    var start = 0
    while let found = UnsafeBufferPointer(rebasing: self[start...]).firstIndex(ofByte: "[") {
      let mark = start + found
      if mark > 0, self[mark - 1] == UInt8(ascii: "*") { return true }
      start = mark + 1
    }
    return false
  }

  /// Whether `[^` stands there.
  var hasNoteMark: Bool {
    var start = 0
    while let found = UnsafeBufferPointer(rebasing: self[start...]).firstIndex(ofByte: "^") {
      let mark = start + found
      if mark > 0, self[mark - 1] == UInt8(ascii: "[") { return true }
      start = mark + 1
    }
    return false
  }
}
