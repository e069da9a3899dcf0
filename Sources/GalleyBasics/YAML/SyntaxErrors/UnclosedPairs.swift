/// Quotes and brackets that are not closed, or too early.
extension YAMLSyntaxError {
  func unclosedQuote(_ start: Int) -> Diagnostic {
    let line = source.line(at: start)
    let quote = source.text(start..<start + 1)
    let end = line.content.upperBound
    let isAlone = source.plainText(from: start).upperBound == end
    return error(
      "this \(quote) is never closed", start..<start + 1, "the text starts here",
      notes: quote == "'"
        ? ["an apostrophe at the start of a text needs double quotes around it"] : [],
      fixIt: isAlone && end > start + 1 ? insertion(quote, at: end, isGuess: true) : nil)
  }

  /// Text behind the quote that ended a text: too early, or never meant to end it.
  func textAfterQuote(_ quote: Int) -> Diagnostic {
    let sign = source.text(quote..<quote + 1)
    let line = source.line(at: quote)
    let quotes = line.range.filter { $0 <= quote && source.byte($0) == source.byte(quote) }
    let rest = place..<max(place, line.content.upperBound)
    if startsText(quote, line) {
      if quotes.count > 1 { return closedByNext(quotes[quotes.count - 2], quote) }
      if let open = openQuote(above: line, source.byte(quote)) { return closedByNext(open, quote) }
    }
    let hint =
      sign == "'" ? "write '' for an apostrophe inside" : "write \\\" for a quotation mark inside"
    let opening = quotes.first { startsText($0, line) }
    return error(
      "the text in quotes ends here, but more follows", quote..<quote + 1, "ends the text; \(hint)",
      also: [(rest, "cannot follow")] + (opening.map { [($0..<$0 + 1, "starts here")] } ?? []))
  }

  /// Whether a quote stands where a text can start: behind `:`, `-`, `,`, a bracket or nothing.
  private func startsText(_ quote: Int, _ line: YAMLLine) -> Bool {
    guard let before = source.lastContent(before: quote), before >= line.item.lowerBound else {
      return true
    }
    return ":,[{-".unicodeScalars.contains { $0 == source.byte(before) }
  }

  /// A quote on a line above that has no second one there.
  private func openQuote(above line: YAMLLine, _ sign: Unicode.Scalar?) -> Int? {
    for above in source.contentLines(above: line.range.lowerBound) {
      let quotes = above.range.filter { source.byte($0) == sign }
      if !quotes.count.isMultiple(of: 2) { return quotes.last }
    }
    return nil
  }

  private func closedByNext(_ open: Int, _ close: Int) -> Diagnostic {
    error(
      "this \(source.text(open..<open + 1)) is not closed before the next text",
      open..<open + 1, "the text starts here",
      also: [(close..<close + 1, "and ends only here")])
  }

  // MARK: Brackets

  /// In a `[` or `{`, something came that is neither a comma nor the closing bracket.
  func unfinishedBracket(_ closer: Unicode.Scalar) -> Diagnostic {
    let open = contextPlace
    let line = source.line(at: place)
    if let byte = source.byte(place), byte == "]" || byte == "}" {
      return error(
        "this '\(byte)' does not close the '\(opener(closer))'", character(place),
        "write '\(closer)'",
        also: [(open..<open + 1, "opened here")],
        fixIt: .init(source.span(character(place)), String(Character(closer))))
    }
    let isOneLine = source.number(ofLineAt: open) == source.number(ofLineAt: place)
    let isInside = isOneLine || line.indentation > source.line(at: open).indentation
    if isInside, line.content.contains(place) { return missingComma(line) }
    return neverClosed(open)
  }

  private func missingComma(_ line: YAMLLine) -> Diagnostic {
    if let before = source.lastContent(before: place), source.byte(place) != ":",
      let sign = source.byte(before), sign == "\"" || sign == "'"
    {
      let next = source.byte(place)
      if next != "\"", next != "'", next != "{", next != "[" { return textAfterQuote(before) }
    }
    var start = place
    if source.byte(place) == ":" {
      while start > line.range.lowerBound, !source.file.bytes[start - 1].isBlank { start -= 1 }
    }
    var end = start
    while end > contextPlace + 1, source.file.bytes[end - 1].isBlank { end -= 1 }
    return error(
      "a ',' is missing before '\(shortened(word(start)))'", end..<end, "add ',' here",
      also: [(contextPlace..<contextPlace + 1, "inside this")], fixIt: insertion(",", at: end))
  }

  private func word(_ start: Int) -> Range<Int> {
    let end = (start..<source.range.upperBound).first {
      source.file.bytes[$0].isBlank || ",]}:".utf8.contains(source.file.bytes[$0])
    }
    return start..<(end ?? source.range.upperBound)
  }

  private func neverClosed(_ open: Int) -> Diagnostic {
    let line = source.line(at: open)
    let sign = source.byte(open) ?? "["
    if let comment = comment(in: line), comment.lowerBound > open {
      return error(
        "'\(sign)' is not closed, since '#' starts a comment", comment,
        "put text that starts with '#' in quotes", also: [(open..<open + 1, "never closed")])
    }
    let after = character(place)
    return error(
      "this '\(sign)' is never closed", open..<open + 1, "no '\(sign == "[" ? "]" : "}")' for it",
      also: after.isEmpty || !source.line(at: place).content.contains(place)
        ? [] : [(after, "this cannot be inside")])
  }

  /// The comment that ends a line.
  private func comment(in line: YAMLLine) -> Range<Int>? {
    guard
      let start = (line.content.upperBound..<line.range.upperBound).first(where: {
        source.byte($0) == "#"
      })
    else { return nil }
    let isSpaced = source.byte(start + 1) == " "
    return isSpaced ? nil : start..<line.range.upperBound
  }

  /// The document ended, or went on with other things, while a value in brackets was awaited.
  func unclosedBracketBefore(_ place: Int) -> Diagnostic {
    var depth = 0
    for line in source.contentLines(above: place) {
      for offset in line.content.reversed() {
        switch source.byte(offset) {
        case "]", "}": depth += 1
        case "[", "{":
          if depth == 0 { return neverClosed(offset) }
          depth -= 1
        default: break
        }
      }
    }
    return error("a value was expected here", character(place), "")
  }
}
