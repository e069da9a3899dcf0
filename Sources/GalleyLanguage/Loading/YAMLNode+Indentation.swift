import GalleyBasics

extension YAMLNode {
  /// Reports what stands no deeper than what it belongs to: lines of lists in brackets and of texts in quotes.
  ///
  /// The standard forbids it, and many readers of YAML refuse it. libyaml reads it; so it is in the front matter
  /// of many archives, and is read there. A bracket alone may end a list in the column of its key.
  func reportOutdents(_ findings: Findings) {
    OutdentCheck(findings).visit(self, below: -1)
  }
}

private struct OutdentCheck {
  private let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  /// Looks at each node where it is written: what an alias or a merge repeats lies outside of what repeats it.
  ///
  /// - Parameter column: that of the key or dash which the node belongs to; -1 for the document.
  func visit(_ node: YAMLNode, below column: Int) {
    if case .scalar(let scalar) = node.content, scalar.style == .plain { return }
    let (file, range) = (node.span.file, node.span.range)
    guard !range.isEmpty else { return }
    let first = file.bytes[range.lowerBound]
    switch node.content {
    case .mapping where first == UInt8(ascii: "{"):
      checkLines(of: node, "a mapping in braces", below: column)
    case .sequence where first == UInt8(ascii: "["):
      checkLines(of: node, "a list in brackets", below: column)
    case .mapping(let entries):
      for entry in entries where range.contains(entry.key.span.range.lowerBound) {
        visit(entry.value, below: Self.column(of: entry.key.span.range.lowerBound, in: file))
      }
    case .sequence(let items):
      for item in items where range.contains(item.span.range.lowerBound) {
        visit(item, below: Self.dash(of: item) ?? column)
      }
    case .scalar where first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"):
      checkLines(of: node, "a text in quotes", below: column)
    case .scalar(let scalar):
      guard first == UInt8(ascii: "|") || first == UInt8(ascii: ">"),
        scalar.text.utf8.allSatisfy({ $0 == UInt8(ascii: "\n") })
      else { return }
      checkBlankLines(of: node, below: column)
    }
  }

  /// - Parameter what: what goes on over several lines.
  private func checkLines(of node: YAMLNode, _ what: String, below column: Int) {
    let (file, end) = (node.span.file, node.span.range.upperBound)
    let isText = node.scalar != nil
    var place = node.span.range.lowerBound
    while let line = file.bytes[place..<end].firstIndex(where: \.endsLine).map({ $0 + 1 }) {
      place = line
      let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
      guard let start = file.bytes[line..<end].firstIndex(where: { !isBlank($0) }) else { return }
      let byte = file.bytes[start]
      let mayStandAnywhere =
        byte.endsLine
        || !isText
          && (byte == UInt8(ascii: "#") || byte == UInt8(ascii: "]")
            || byte == UInt8(ascii: "}"))
      let spaces = file.bytes[line..<start].prefix { $0 == UInt8(ascii: " ") }.count
      guard !mayStandAnywhere, spaces <= column else { continue }
      findings.report(
        Diagnostic(
          .yamlSyntax, .error,
          "\(what) goes on here, and must be indented deeper than what it belongs to",
          at: .init(Span(file, start..<start + 1), "\(column + 2) spaces belong before this"),
          fixIt: .init(Span(file, line..<start), String(repeating: " ", count: column + 2))))
    }
  }

  /// Blank lines before a text may not have more spaces than the text itself.
  private func checkBlankLines(of node: YAMLNode, below column: Int) {
    let bytes = node.span.file.bytes
    guard var line = bytes[node.span.range.lowerBound...].firstIndex(where: \.endsLine),
      !bytes[node.span.range.lowerBound..<line].contains(where: { (0x30...0x39).contains($0) })
    else { return }
    var most = 0
    while true {
      line += 1
      guard let start = bytes[line...].firstIndex(where: { $0 != UInt8(ascii: " ") }) else {
        return
      }
      let spaces = start - line
      guard bytes[start].endsLine else {
        guard spaces > column, spaces < most else { return }
        return findings.report(
          Diagnostic(
            .yamlSyntax, .error, "the blank lines above have more spaces than this line",
            at: .init(Span(node.span.file, start..<start + 1)),
            also: [
              .init(
                Span(node.span.file, node.span.range.lowerBound..<node.span.range.lowerBound + 1),
                "the text begins here")
            ]))
      }
      most = max(most, spaces)
      line = start
    }
  }

  private static func column(of place: Int, in file: SourceFile) -> Int {
    let bytes = file.bytes
    // A byte order mark takes no room.
    let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return place - (bytes[..<place].lastIndex(where: \.endsLine).map { $0 + 1 } ?? first)
  }

  /// The column of an item's dash.
  private static func dash(of item: YAMLNode) -> Int? {
    let file = item.span.file
    let before = file.bytes[..<item.span.range.lowerBound]
    let dash = before.lastIndex { $0 != UInt8(ascii: " ") && !$0.endsLine }
    return dash.flatMap { file.bytes[$0] == UInt8(ascii: "-") ? column(of: $0, in: file) : nil }
  }
}

extension UInt8 {
  fileprivate var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
