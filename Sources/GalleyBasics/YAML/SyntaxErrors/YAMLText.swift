/// The source that a syntax error is in, line by line. Offsets count from the file's start.
struct YAMLText {
  let file: SourceFile
  let range: Range<Int>
  private let map: LineMap

  init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    self.range = range
    map = LineMap(file)
  }

  func byte(_ offset: Int) -> Unicode.Scalar? {
    range.contains(offset) ? Unicode.Scalar(file.bytes[offset]) : nil
  }

  func number(ofLineAt offset: Int) -> Int { map.location(of: offset).line }

  func line(at offset: Int) -> YAMLLine { line(number(ofLineAt: offset)) }

  func line(_ number: Int) -> YAMLLine {
    YAMLLine(file.bytes, map.lineRange(number).clamped(to: range))
  }

  /// The nearest line above that has content.
  func contentLine(above offset: Int) -> YAMLLine? {
    contentLines(above: offset).first { _ in true }
  }

  /// The lines above that have content, the nearest first.
  func contentLines(above offset: Int) -> some Sequence<YAMLLine> {
    let first = number(ofLineAt: range.lowerBound)
    return stride(from: number(ofLineAt: offset) - 1, through: first, by: -1).lazy
      .map { line($0) }.filter { !$0.content.isEmpty }
  }

  func text(_ range: Range<Int>) -> String { file.text(in: range) }

  func span(_ range: Range<Int>) -> Span { Span(file, range) }

  /// The first place in a range where a byte stands before a blank or the range's end.
  func first(_ byte: Unicode.Scalar, endingWordIn range: Range<Int>) -> Int? {
    range.first { offset in
      file.bytes[offset] == UInt8(ascii: byte)
        && (offset + 1 == range.upperBound || file.bytes[offset + 1].isBlank)
    }
  }

  /// The last byte before an offset that is not blank, on the same line.
  func lastContent(before offset: Int) -> Int? {
    let line = line(at: offset).range
    return (line.lowerBound..<max(line.lowerBound, min(offset, line.upperBound))).last {
      !file.bytes[$0].isBlank
    }
  }

  /// The unquoted text that starts at an offset: to the line's end or, within brackets, to the
  /// comma or bracket that ends it.
  func plainText(from offset: Int) -> Range<Int> {
    let line = line(at: offset)
    let before = file.bytes[line.range.lowerBound..<offset]
    let isInBrackets = before.contains(UInt8(ascii: "[")) || before.contains(UInt8(ascii: "{"))
    var end = max(offset, line.content.upperBound)
    if isInBrackets {
      let ending = (offset..<end).first { ",]}".utf8.contains(file.bytes[$0]) }
      end = ending ?? end
    }
    while end > offset, file.bytes[end - 1].isBlank { end -= 1 }
    return offset..<end
  }

  /// The text in double quotes, where nothing in it would need an escape.
  func quoting(_ range: Range<Int>) -> Diagnostic.FixIt? {
    let text = text(range)
    guard !text.isEmpty, range.count <= 120, !text.contains(where: { $0 == "\"" || $0 == "\\" })
    else { return nil }
    return .init(span(range), "\"\(text)\"")
  }
}

/// A line of YAML source, as far as one can tell without parsing it. Offsets count from the file's start.
struct YAMLLine {
  /// Without its line break.
  let range: Range<Int>
  /// Without indentation, a comment at the end and blanks before it.
  let content: Range<Int>
  /// The content behind the dashes of list items.
  let item: Range<Int>

  var indentation: Int { content.lowerBound - range.lowerBound }
  var isListItem: Bool { item.lowerBound > content.lowerBound }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    var start = range.lowerBound
    while start < range.upperBound, bytes[start].isBlank { start += 1 }
    var end = start
    for offset in start..<range.upperBound {
      let isComment =
        bytes[offset] == UInt8(ascii: "#") && (offset == start || bytes[offset - 1].isBlank)
      if isComment { break }
      if !bytes[offset].isBlank { end = offset + 1 }
    }
    content = start..<end
    while start < end, bytes[start] == UInt8(ascii: "-"),
      start + 1 == end || bytes[start + 1].isBlank
    {
      start += 1
      while start < end, bytes[start].isBlank { start += 1 }
    }
    item = start..<end
  }
}
