/// What the standard refuses and libyaml reads all the same.
extension YAMLComposer {
  /// What stands right behind a value, or at its head.
  mutating func check(_ node: YAMLNode, inFlow: Bool) {
    let range = node.span.range.lowerBound - base..<node.span.range.upperBound - base
    switch node.content {
    case .scalar(let scalar):
      switch scalar.style {
      case .plain:
        if inFlow, scalar.text == "-" { report(loneDash: node.span) }
      case .singleQuoted, .doubleQuoted: check(commentAt: range.upperBound)
      case .literal, .folded:
        let header = (range.lowerBound + 1..<source.count).first { offset in
          !"+-0123456789".utf8.contains(source[offset])
        }
        if let header { check(commentAt: header) }
      }
    case .sequence, .mapping:
      if isFlow("[", at: range.lowerBound) || isFlow("{", at: range.lowerBound) {
        check(commentAt: range.upperBound)
      }
    }
  }

  /// Whether a list or mapping begins with its bracket.
  func isFlow(_ bracket: Unicode.Scalar, at offset: Int) -> Bool {
    offset < source.count && source[offset] == UInt8(ascii: bracket)
  }

  /// Looks for comments between the items of a list or mapping in brackets.
  mutating func check(gap: (from: Int, to: Int)) {
    var offset = gap.from
    while offset < gap.to {
      if source[offset] == UInt8(ascii: "#") {
        if offset > 0, ",[{".utf8.contains(source[offset - 1]) { check(commentAt: offset) }
        while offset < gap.to, !source[offset].isLineBreak { offset += 1 }
      }
      offset += 1
    }
  }

  /// Looks at the lines of directives above the document: `%YAML 1.1#` is none.
  mutating func checkDirectives() {
    var offset = 0
    while offset < source.count, source[offset] == UInt8(ascii: "%") {
      while offset < source.count, !source[offset].isLineBreak {
        if source[offset] == UInt8(ascii: "#"), !source[offset - 1].isBlank {
          check(commentAt: offset)
        }
        offset += 1
      }
      while offset < source.count, source[offset].isLineBreak { offset += 1 }
    }
  }

  private mutating func check(commentAt offset: Int) {
    guard offset < source.count, source[offset] == UInt8(ascii: "#") else { return }
    let place = base + offset
    diagnostics.append(
      Diagnostic(
        .yamlSyntax, "a space is missing before '#', which starts a comment",
        at: .init(Span(file, place..<place + 1), "write a space before this"),
        notes: ["text that holds '#' must be quoted"],
        fixIt: .init(Span(file, place..<place), " ")))
  }

  private mutating func report(loneDash place: Span) {
    diagnostics.append(
      Diagnostic(
        .yamlSyntax, "'-' alone is no value of a list or mapping in brackets",
        at: .init(place, "put it in quotes if it is text"),
        fixIt: .init(place, "\"-\"", isGuess: true)))
  }
}
