/// Slips that leave a document well formed, but certainly not as it was meant.
extension YAMLComposer {
  /// A text over several lines one of which starts with a dash: a list item indented too far, or
  /// below a key without `:`.
  mutating func warn(ofListIn span: Span) {
    let bytes = file.bytes
    var isLineStart = false
    for offset in span.range {
      if bytes[offset].isLineBreak {
        isLineStart = true
      } else if isLineStart, !bytes[offset].isBlank {
        let next = offset + 1
        if bytes[offset] == UInt8(ascii: "-"), next < span.range.upperBound, bytes[next].isBlank {
          diagnostics.append(listInText(span, dash: offset))
          return
        }
        isLineStart = false
      }
    }
  }

  private func listInText(_ span: Span, dash: Int) -> Diagnostic {
    let start = span.range.lowerBound
    let firstLine = span.range.prefix { !file.bytes[$0].isLineBreak }
    return Diagnostic(
      .listInText, .warning, "this '-' starts no list item: the line continues the text above",
      at: .init(Span(file, dash..<dash + 1), "part of the text"),
      also: [.init(Span(file, start..<start + firstLine.count), "the text starts here")],
      notes: ["items of one list start in the same column, and a key above a list ends with ':'"])
  }

  /// Where a key has no value: reads `{from:0}` as `{from: 0}`, with an error, and warns of `ink: #333`.
  mutating func repair(_ key: inout YAMLNode, _ value: inout YAMLNode, inMappingAt start: Int) {
    guard value.span.range.isEmpty, let scalar = key.scalar, scalar.style == .plain else { return }
    if start < source.count, source[start] == UInt8(ascii: "{"),
      let colon = joiningColon(key, scalar)
    {
      diagnostics.append(
        Diagnostic(
          .yamlSyntax,
          "a space is missing after '\(excerpt(scalar.text.utf8.prefix(colon).string)):'",
          at: .init(key.span(ofText: colon..<colon + 1), "write a space after this"),
          fixIt: .init(key.span(ofText: colon + 1..<colon + 1), " ")))
      split(&key, &value, scalar, colon)
    } else {
      warn(ofCommentAfter: key)
    }
  }

  /// The offset in a key's text of a `:` with something on both sides, no part of a URL.
  private func joiningColon(_ key: YAMLNode, _ scalar: YAMLScalar) -> Int? {
    let text = Array(scalar.text.utf8)
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < text.count,
      text[colon + 1] != UInt8(ascii: "/"), key.span.range.count == text.count
    else { return nil }
    return colon
  }

  private func split(
    _ key: inout YAMLNode, _ value: inout YAMLNode, _ scalar: YAMLScalar, _ colon: Int
  ) {
    let text = scalar.text.utf8
    let valueSpan = key.span(ofText: colon + 1..<text.count)
    value = YAMLNode(.scalar(YAMLScalar(text.dropFirst(colon + 1).string)), valueSpan)
    key = YAMLNode(.scalar(YAMLScalar(text.prefix(colon).string)), key.span(ofText: 0..<colon))
  }

  private mutating func warn(ofCommentAfter key: YAMLNode) {
    let end = base + source.count
    var start = key.span.range.upperBound
    while start < end,
      file.bytes[start] == UInt8(ascii: ":") || file.bytes[start] == UInt8(ascii: " ")
    {
      start += 1
    }
    guard start + 1 < end, file.bytes[start] == UInt8(ascii: "#") else { return }
    let isWord = !file.bytes[start + 1].isBlank && file.bytes[start + 1] != UInt8(ascii: "#")
    guard isWord else { return }
    var stop = start
    while stop < end, !file.bytes[stop].isLineBreak { stop += 1 }
    diagnostics.append(
      Diagnostic(
        .commentAsValue, .warning,
        "'\(excerpt(key.scalar?.text ?? ""))' has no value, since '#' starts a comment",
        at: .init(Span(file, start..<stop), "put this in quotes if it is the value")))
  }
}

extension Substring.UTF8View {
  fileprivate var string: String { String(Substring(self)) }
}
