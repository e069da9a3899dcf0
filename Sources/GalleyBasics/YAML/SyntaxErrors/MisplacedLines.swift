/// Lines that no open mapping or list can take.
extension YAMLSyntaxError {
  /// libyaml expected a key or an item's dash.
  var unexpectedContent: Diagnostic {
    let line = source.line(at: place)
    if let byte = source.byte(place), byte == "]" || byte == "}" {
      return error(
        "this '\(byte)' closes nothing", character(place), "no '\(opener(byte))' before it")
    }
    if source.byte(place) == ":", place == line.item.lowerBound { return missingKey }
    if place > line.content.lowerBound, let before = source.lastContent(before: place) {
      return contentAfterValue(line, before)
    }
    return wrongIndentation(line)
  }

  private func contentAfterValue(_ line: YAMLLine, _ before: Int) -> Diagnostic {
    let rest = place..<max(place, line.content.upperBound)
    switch source.byte(before) {
    case "'", "\"": return textAfterQuote(before)
    case "]", "}":
      return error(
        "nothing can follow this '\(source.text(before..<before + 1))' on its line", rest,
        "remove this, or put the whole value in quotes")
    default:
      return error("this cannot follow on the same line", rest, "put it on a line of its own")
    }
  }

  /// The line is the first of a block, but its column fits none that is open.
  private func wrongIndentation(_ line: YAMLLine) -> Diagnostic {
    let what = line.isListItem ? "list item" : "line"
    guard let sibling = sibling(of: line) else { return misplaced(line) }
    let own = line.content.lowerBound - line.range.lowerBound
    let wanted = sibling.column
    let start = line.content.lowerBound
    return error(
      "this \(what) is indented by \(spaces(own)), those beside it by \(wanted)",
      line.isListItem ? start..<start + 1 : start..<keyEnd(line), "indent it by \(spaces(wanted))",
      also: [(sibling.range, "indented by \(spaces(wanted))")],
      fixIt: .init(
        source.span(line.range.lowerBound..<start), String(repeating: " ", count: wanted),
        isGuess: true))
  }

  /// The nearest line above that this one was probably meant to stand under: a list item for a list
  /// item, a key for a key; in a column near its own, but not in the same.
  private func sibling(of line: YAMLLine) -> (range: Range<Int>, column: Int)? {
    let isKey = source.first(":", endingWordIn: line.item) != nil
    guard isKey || line.isListItem else { return nil }
    var best: (range: Range<Int>, column: Int)?
    for above in source.contentLines(above: place) {
      if line.isListItem, above.isListItem, above.indentation != line.indentation {
        best = nearer(
          best, (above.content.lowerBound..<above.content.lowerBound + 1, above.indentation), line)
      } else if !line.isListItem, let colon = source.first(":", endingWordIn: above.item) {
        let column = above.item.lowerBound - above.range.lowerBound
        if column == line.indentation, above.isListItem == false { break }
        best = nearer(best, (above.item.lowerBound..<colon, column), line)
      }
      if above.indentation < line.indentation || above.range.lowerBound <= contextPlace { break }
    }
    return best
  }

  private func nearer(
    _ best: (range: Range<Int>, column: Int)?, _ other: (range: Range<Int>, column: Int),
    _ line: YAMLLine
  ) -> (range: Range<Int>, column: Int) {
    guard let best else { return other }
    return abs(other.column - line.indentation) < abs(best.column - line.indentation) ? other : best
  }

  /// A list item among keys, or a key among list items.
  private func misplaced(_ line: YAMLLine) -> Diagnostic {
    let start = line.content.lowerBound
    let opened = character(contextPlace)
    if line.isListItem {
      return error(
        "a list item cannot stand among the keys of a mapping", start..<start + 1,
        "starts a list item", also: [(opened, "the mapping starts here")],
        notes: ["indent the item below the key that it belongs to, whose line ends with ':'"])
    }
    if problem.hasSuffix("'-' indicator") {
      return error(
        "a key cannot stand among the items of a list", start..<keyEnd(line),
        "starts no list item", also: [(opened, "the list starts here")],
        notes: ["start the line with '- ', or put the list under a key of its own"])
    }
    let above = source.contentLine(above: place)
    return error(
      "this line fits no block above it", start..<max(start, line.content.upperBound),
      "indented by \(spaces(line.indentation))",
      also: above.map { [($0.content, "indented by \(spaces($0.indentation))")] } ?? [],
      notes: ["lines of one block start in the same column"])
  }

  private func keyEnd(_ line: YAMLLine) -> Int {
    source.first(":", endingWordIn: line.item) ?? line.content.upperBound
  }
}

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
      fixIt: insertion(":", at: text.upperBound, isGuess: true))
  }

  /// In brackets, a `:` with a bracket, a comma or a quote right behind it: `{ sizes:[300x250] }`.
  var colonWithoutSpace: Diagnostic { missingSpace(contextPlace..<place, place) }

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
      fixIt: insertion("  ", at: line.content.lowerBound, isGuess: true))
  }

  func spaces(_ count: Int) -> String { count == 1 ? "1 space" : "\(count) spaces" }

  func shortened(_ range: Range<Int>) -> String {
    excerpt(source.text(range.lowerBound..<min(range.upperBound, range.lowerBound + 1000)))
  }
}
