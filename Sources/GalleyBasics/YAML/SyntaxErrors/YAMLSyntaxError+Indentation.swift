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
        source.span(line.range.lowerBound..<start), String(repeating: " ", count: wanted)))
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
