package import GalleyModel
package import GalleyBasics

extension Body {
  /// Reads Markdown: CommonMark with tables, strikethrough, task lists and autolinks, raw HTML mapped
  /// to the same blocks.
  ///
  /// Whatever the bytes are, there is a body: no Markdown is wrong.
  ///
  /// - Parameters:
  ///   - range: the bytes of the file that are Markdown.
  ///   - isHTML: whether they are HTML instead, with the tags of a site generator in it.
  package static func parse(
    _ file: SourceFile, in range: Range<Int>, isHTML: Bool = false
  ) -> Diagnosed<Body> {
    let range = range.clamped(to: 0..<file.bytes.count)
    return file.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[range])
      let lines = SourceLines(bytes, firstLine: file.firstLine)
      if isValidUTF8(text) {
        return parse(text, PlaceMap(startingAt: range.lowerBound), lines, file, isHTML: isHTML)
      }
      var repaired = String(decoding: text, as: UTF8.self)
      var read = repaired.withUTF8 {
        parse(
          $0, PlaceMap(linesOf: $0, from: range.lowerBound, in: bytes), lines, file, isHTML: isHTML)
      }
      if let finding = Diagnostic.notUTF8(in: file, range) { read.diagnostics.append(finding) }
      return read
    }
  }

  /// Reads Markdown that stands in a YAML scalar.
  ///
  /// - Parameter line: the number of the line that the scalar begins on, which its reader knows: a file may have
  ///   thousands of them.
  package static func parse(
    markdown: Spanned<String>, onLine line: Int
  ) -> Diagnosed<Body> {
    let (file, range) = (markdown.span.file, markdown.span.range)
    var text = markdown.value
    return file.bytes.withUnsafeBufferPointer { bytes in
      let end = min(range.upperBound, bytes.count)
      let lines = SourceLines(
        UnsafeBufferPointer(rebasing: bytes[..<end]), from: range.lowerBound, firstLine: line)
      return text.withUTF8 { text in
        parse(
          text, PlaceMap(linesOf: text, from: Self.start(of: markdown.span), in: bytes), lines, file
        )
      }
    }
  }

  /// Where the text of a scalar begins: that of a literal or folded one on the line after its mark.
  private static func start(of scalar: Span) -> Int {
    let bytes = scalar.file.bytes[scalar.range.clamped(to: 0..<scalar.file.bytes.count)]
    guard bytes.first == UInt8(ascii: "|") || bytes.first == UInt8(ascii: ">"),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return scalar.range.lowerBound }
    return end + 1
  }

  private static func parse(
    _ text: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, _ lines: SourceLines,
    _ file: SourceFile,
    isHTML: Bool = false
  ) -> Diagnosed<Body> {
    let (body, unread) =
      isHTML
      ? MarkdownReader.read(html: text, places, in: lines)
      : MarkdownReader.read(text, places, in: lines)
    return Diagnosed(body, unread.diagnostics(in: file))
  }
}

extension PlaceMap {
  /// A text whose lines are those of the file from a place on, though what stands on them may differ.
  fileprivate init(
    linesOf text: UnsafeBufferPointer<UInt8>, from start: Int, in file: UnsafeBufferPointer<UInt8>
  ) {
    self.init(startingAt: start)
    var place = start
    for (offset, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      guard let end = file[min(place, file.count)...].firstIndex(of: byte) else { return }
      place = end + 1
      add(offset + 1, is: place)
    }
  }
}
