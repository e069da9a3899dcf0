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
