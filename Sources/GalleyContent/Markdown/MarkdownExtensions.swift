/// Notes at the end of an article, `[^label]: …`.
extension MarkdownSource {
  /// The labels of all notes, each with its index.
  static func labels(in source: UnsafeBufferPointer<UInt8>) -> [String: Int] {
    guard source.hasNoteMark else { return [:] }
    var labels: [String: Int] = [:]
    var start = 0
    while start < source.count {
      let rest = UnsafeBufferPointer(rebasing: source[start...])
      let end = rest.firstIndex(ofByte: "\n").map { start + $0 } ?? source.count
      let first = source[start..<end].firstIndex { $0 != 0x20 } ?? end
      if first - start <= 3, let label = label(at: first, before: end, in: source),
        label.end < end, source[label.end] == UInt8(ascii: ":")
      {
        labels[label.text] = labels[label.text] ?? labels.count
      }
      start = end + 1
    }
    return labels
  }

  /// `[^label]`.
  static func label(
    at start: Int, before end: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> (text: String, end: Int)? {
    guard start + 3 < end, source[start] == UInt8(ascii: "["),
      source[start + 1] == UInt8(ascii: "^"),
      let close = source[(start + 2)..<min(end, start + shortLimit)].firstIndex(
        of: UInt8(ascii: "]")),
      close > start + 2, !source[(start + 2)..<close].contains(where: { $0 <= 0x20 })
    else { return nil }
    let text = String(decoding: source[(start + 2)..<close], as: UTF8.self)
    return (text.lowercased(), close + 1)
  }

  /// Sets a note apart, with the lines that belong to it: those right below, and indented ones.
  mutating func readNote(_ first: Int, _ end: Int) -> Bool {
    guard !labels.isEmpty, first - position <= 3,
      let label = Self.label(at: first, before: end, in: source), label.end < end,
      source[label.end] == UInt8(ascii: ":")
    else { return false }
    var note = NoteLines(source, original)
    note.add(label.end + 1..<end)
    var next = end + 1
    var isAfterEmptyLine = false
    while next < source.count {
      let lineEnd = endOfLine(next)
      let start = source[next..<lineEnd].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? lineEnd
      if start == lineEnd {
        isAfterEmptyLine = true
      } else {
        let isIndented = start - next >= 2 || source[next] == 0x09
        let isNote = Self.label(at: start, before: lineEnd, in: source) != nil
        if isAfterEmptyLine && !isIndented || isNote && !isIndented { break }
        note.add(min(start, next + 4)..<lineEnd, isAfterEmptyLine: isAfterEmptyLine)
        isAfterEmptyLine = false
      }
      next = lineEnd + 1
    }
    copy(to: position)
    copied = min(note.end + 1, source.count)
    position = copied
    finish(note, label.text, at: Int(original.place(of: first)))
    return true
  }

  private mutating func finish(_ lines: NoteLines, _ label: String, at place: Int) {
    let masks = masks
    self.masks = Masks()
    let made = lines.text.withUnsafeBufferPointer {
      MarkdownSource($0, lines.places, masks: masks, labels: labels)
    }
    self.masks = made.masks
    let note = Note(label: label, place: place, text: made.text, places: made.places)
    if let index = labels[label], notes[index] == nil {
      notes[index] = note
    } else {
      surplus.append(note)
    }
  }
}

/// The lines of a note, without what indents them.
private struct NoteLines {
  private let source: UnsafeBufferPointer<UInt8>
  private var original: PlaceMap
  private(set) var text: [UInt8] = []
  private(set) var places = PlaceMap()
  /// Where the last line ends.
  private(set) var end = 0

  init(_ source: UnsafeBufferPointer<UInt8>, _ places: PlaceMap) {
    self.source = source
    original = places
  }

  mutating func add(_ line: Range<Int>, isAfterEmptyLine: Bool = false) {
    if isAfterEmptyLine { text.append(UInt8(ascii: "\n")) }
    places.add(text.count, is: Int(original.place(of: line.lowerBound)))
    text.append(contentsOf: source[line])
    text.append(UInt8(ascii: "\n"))
    end = line.upperBound
  }
}

/// What kramdown, the Markdown of Jekyll, has of its own (kramdown.gettalong.org/syntax.html, "Extensions").
extension MarkdownSource {
  /// Reads `{::comment}`, `{::nomarkdown}` or `{::options …/}`, up to its end where it has one.
  ///
  /// - Returns: where it ends; `nil` where it is none of these, and so is text.
  mutating func readExtension(at start: Int, _ line: Range<Int>) -> Int? {
    guard
      let close = source[start..<min(source.count, start + Self.shortLimit)].firstIndex(
        of: UInt8(ascii: "}"))
    else { return nil }
    let end = close + 1
    let inside = source[(start + 3)..<close]
    let name = String(
      decoding: inside.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
    let isAlone = inside.last == UInt8(ascii: "/")
    switch name {
    case "options" where isAlone, "comment" where isAlone, "nomarkdown" where isAlone:
      replaceBlock(start..<end, by: [], line)
      return end
    case "comment":
      guard let last = endOfExtension("comment", from: end) else { return nil }
      replaceBlock(start..<last.upperBound, by: [], line)
      return last.upperBound
    case "nomarkdown":
      guard let last = endOfExtension("nomarkdown", from: end) else { return nil }
      let html = String(decoding: source[end..<last.lowerBound], as: UTF8.self)
      replaceBlock(start..<last.upperBound, by: [.html(html)], line)
      return last.upperBound
    default: return nil
    }
  }

  /// The next `{:/name}` or `{:/}`.
  private mutating func endOfExtension(_ name: String, from start: Int) -> Range<Int>? {
    let long = nextMark("{:/\(name)}", from: start)
    let short = nextMark("{:/}", from: start)
    switch (long, short) {
    case (let long?, let short?): return long.lowerBound < short.lowerBound ? long : short
    default: return long ?? short
    }
  }

  private mutating func nextMark(_ mark: String, from start: Int) -> Range<Int>? {
    next(mark, from: start).map { $0..<$0 + mark.utf8.count }
  }

  /// Parts what stands in an element with `markdown="1"` from its tag, so that it is read as Markdown.
  mutating func openMarkdown(_ line: Range<Int>) {
    guard source[line.lowerBound] == UInt8(ascii: "<"),
      let key = search("markdown=", from: line.lowerBound, before: line.upperBound),
      source[key - 1] <= 0x20,
      let end = source[key..<line.upperBound].firstIndex(of: UInt8(ascii: ">"))
    else { return }
    let value = source[(key + 9)..<end].drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      .prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
    let isWanted = ["1", "block", "span", "true"].contains { value.elementsEqual($0.utf8) }
    guard isWanted else { return }
    copy(to: end + 1)
    text += "\n\n".utf8
    position = end + 1
  }

  /// Leaves out a line that says what an abbreviation stands for, `*[HTML]: Hyper Text …`: sites show it at the
  /// mouse.
  mutating func readAbbreviation(_ line: Range<Int>) -> Bool {
    guard source[line].starts(with: "*[".utf8),
      let close = source[line].firstIndex(of: UInt8(ascii: "]")), close > line.lowerBound + 2,
      close + 1 < line.upperBound, source[close + 1] == UInt8(ascii: ":")
    else { return false }
    copy(to: lineStart)
    copied = min(line.upperBound + 1, source.count)
    return true
  }
}

/// A tag of the names that Office and other programs add to HTML, such as `<o:p>` or `<st1:City w:st="on">`.
///
/// To CommonMark a name with a colon in it is no tag but text, or an address.
enum OfficeTag {
  /// Where the tag ends that begins at a place.
  ///
  /// - Returns: `nil` where none does: prefixes of more letters may be those of addresses, as in
  ///   `<mailto:jane@courier.example>`.
  static func end(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = start + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    let prefix = bytes[index...].prefix(4).prefix { $0 != UInt8(ascii: ":") }
    let colon = index + prefix.count
    guard isKnown(prefix), colon + 1 < bytes.count, bytes[colon] == UInt8(ascii: ":"),
      isLetter(bytes[colon + 1])
    else { return nil }
    let rest = bytes[(colon + 1)...].prefix(MarkdownSource.shortLimit)
    guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
      bytes[end] == UInt8(ascii: ">")
    else { return nil }
    let behind = rest.first { !isLetter($0) && !(0x30...0x39).contains($0) }
    guard let behind, behind <= 0x20 || behind == UInt8(ascii: "/") || behind == UInt8(ascii: ">")
    else { return nil }
    return end + 1
  }

  /// Whether the name is that of a picture, which is not shown.
  static func isPicture(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.elementsEqual("v:imagedata".utf8)
  }

  /// One letter, as no scheme of addresses has; those of smart tags and of Facebook's buttons.
  private static func isKnown(_ prefix: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch prefix.count {
    case 1: prefix.allSatisfy(isLetter)
    case 2: prefix.elementsEqual("fb".utf8)
    case 3: prefix.starts(with: "st".utf8) && prefix.last.map { (0x31...0x39).contains($0) } == true
    default: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension MarkdownSource {
  /// Reads what a `<` begins if it is such a tag: HTML's reader knows what to make of it.
  ///
  /// - Returns: where it ends.
  mutating func readOfficeTag(at start: Int) -> Int? {
    guard let end = OfficeTag.end(at: start, in: source) else { return nil }
    replace(
      start..<end,
      by: [
        .html(String(decoding: UnsafeBufferPointer(rebasing: source[start..<end]), as: UTF8.self))
      ]
    )
    return end
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether such a tag stands there.
  var hasOfficeTag: Bool {
    var start = 0
    while let found = UnsafeBufferPointer(rebasing: self[start...]).firstIndex(ofByte: "<") {
      if OfficeTag.end(at: start + found, in: self) != nil { return true }
      start += found + 1
    }
    return false
  }
}
