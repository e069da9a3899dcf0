/// Colons that are missing, or that stand where no key can be.
extension YAMLSyntaxError {
  /// A `:` where no mapping can be: the mistake is in this line, or in the one above.
  var unexpectedColon: Diagnostic {
    let line = source.line(at: place)
    if let first = source.first(":", endingWordIn: line.item), first < place {
      return secondColon(line, first)
    }
    guard let above = source.contentLine(above: place) else {
      return error(
        "a ':' cannot stand here", character(place), "quote the text if it belongs to it")
    }
    if let colon = source.first(":", endingWordIn: above.item), colon + 1 < above.item.upperBound {
      return indentedUnderValue(line, above, colon)
    }
    return missingColon(topOfText(above))
  }

  /// `title: Breaking: news`
  private func secondColon(_ line: YAMLLine, _ first: Int) -> Diagnostic {
    var start = first + 1
    while start < place, source.byte(start) == " " { start += 1 }
    let key = shortened(line.item.lowerBound..<first)
    let value = start..<line.content.upperBound
    let example = source.quoting(value).map { ": \($0.replacement)" } ?? ""
    return error(
      "a second ':' on one line", character(place), "not allowed in the value of '\(key)'",
      also: [(first..<first + 1, "the value starts after this one")],
      notes: [
        "if it belongs to the text, put the value in quotes\(example)",
        "if a new key starts here, put it on a line of its own",
      ])
  }

  /// A key indented under `layout: article`, or under the item `- headline`.
  private func indentedUnderValue(_ line: YAMLLine, _ above: YAMLLine, _ colon: Int) -> Diagnostic {
    let key = shortened(above.item.lowerBound..<colon)
    let column = above.item.lowerBound - above.range.lowerBound
    return error(
      "this line is indented as if it belonged to '\(key)', which has a value already",
      line.item.lowerBound..<place,
      "indented by \(spaces(line.indentation)), '\(key)' by \(column)",
      also: [(colon + 1..<above.item.upperBound, "the value of '\(key)'")].map {
        (trimmedStart($0.0), $0.1)
      },
      notes: ["keys of one mapping start in the same column"])
  }

  private func trimmedStart(_ range: Range<Int>) -> Range<Int> {
    let start = range.first { !source.file.bytes[$0].isBlank } ?? range.upperBound
    return start..<range.upperBound
  }

  /// The first of the lines that YAML reads as one text with a line: those above it without a `:`.
  private func topOfText(_ line: YAMLLine) -> YAMLLine {
    var top = line
    for above in source.contentLines(above: line.range.lowerBound) {
      if top.isListItem || above.indentation < top.indentation { break }
      if source.first(":", endingWordIn: above.item) != nil { break }
      top = above
    }
    return top
  }

  /// A line that should be a key, but has no `:` that ends a word.
  func missingColon(_ line: YAMLLine) -> Diagnostic {
    let text = line.item
    if source.byte(text.lowerBound) == "-", text.count > 1, source.byte(text.lowerBound + 1) != "-"
    {
      return error(
        "a space is missing after '-'", text.lowerBound..<text.lowerBound + 1,
        "a list item starts with '- '", fixIt: insertion(" ", at: text.lowerBound + 1))
    }
    if source.text(text).allSatisfy({ $0 == "-" }) {
      return error(
        "this line of dashes has no meaning here", text, "three of them end front matter")
    }
    if let sign = text.first(where: { source.byte($0) == ":" || source.byte($0) == "=" }) {
      return source.byte(sign) == ":" ? missingSpace(text, sign) : equalsSign(text, sign)
    }
    if let above = source.contentLine(above: line.range.lowerBound), !line.isListItem,
      above.indentation == line.indentation, source.byte(above.item.upperBound - 1) == ":"
    {
      return notIndented(line, above)
    }
    return error(
      "a ':' is missing after '\(shortened(text))'", text.upperBound..<text.upperBound,
      "add ':' here",
      also: context.isEmpty || source.line(at: place).range == line.range
        ? [] : [(character(place), "so this could not be read")].filter { !$0.0.isEmpty },
      fixIt: insertion(":", at: text.upperBound))
  }

  private func missingSpace(_ text: Range<Int>, _ colon: Int) -> Diagnostic {
    error(
      "a space is missing after '\(shortened(text.lowerBound..<colon)):'", colon..<colon + 1,
      "write a space after this", fixIt: insertion(" ", at: colon + 1))
  }

  private func equalsSign(_ text: Range<Int>, _ sign: Int) -> Diagnostic {
    let end = source.lastContent(before: sign).map { $0 + 1 } ?? sign
    return error(
      "a key and its value are separated by ':', not by '='", sign..<sign + 1, "write ':'",
      fixIt: .init(source.span(end..<sign + 1), ":"))
  }

  /// Text below `description:` that starts in the same column.
  private func notIndented(_ line: YAMLLine, _ above: YAMLLine) -> Diagnostic {
    let key = shortened(above.item.lowerBound..<above.item.upperBound - 1)
    return error(
      "this text must be indented to be the value of '\(key)'", line.content,
      "indent it by \(spaces(above.indentation + 2))",
      also: [(above.item, "has no value on its line")],
      fixIt: insertion("  ", at: line.content.lowerBound))
  }

  func spaces(_ count: Int) -> String { count == 1 ? "1 space" : "\(count) spaces" }

  func shortened(_ range: Range<Int>) -> String {
    excerpt(source.text(range.lowerBound..<min(range.upperBound, range.lowerBound + 1000)))
  }
}
