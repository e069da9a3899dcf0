/// Says what libyaml found in words that help whoever wrote the file, at the place to edit.
///
/// libyaml notices a mistake where it can no longer go on, which is often below or behind it. From
/// what it says, and the look of the lines around, each method here guesses what was meant.
struct YAMLSyntaxError {
  /// libyaml's own words, such as "did not find expected key".
  let problem: String
  /// Where it noticed.
  let place: Int
  /// What it was reading then, such as "while parsing a block mapping", and since where.
  let context: String
  let contextPlace: Int
  let source: YAMLText

  var diagnostic: Diagnostic {
    let visible = byProblem
    return invisibleCharacter(near: visible.primary.span.range.lowerBound) ?? visible
  }

  private var byProblem: Diagnostic {
    switch problem {
    case "mapping values are not allowed in this context": return unexpectedColon
    case "could not find expected ':'": return missingColon(source.line(at: contextPlace))
    case "did not find expected key", "did not find expected '-' indicator":
      return unexpectedContent
    case "found unexpected ':'": return colonWithoutSpace
    case "did not find expected ',' or ']'": return unfinishedBracket("]")
    case "did not find expected ',' or '}'": return unfinishedBracket("}")
    case "found unexpected end of stream", "found unexpected document indicator":
      return unclosedQuote(contextPlace)
    case "found unknown escape character": return unknownEscape
    case "mapping keys are not allowed in this context": return mustBeQuoted(place)
    case "found duplicate %YAML directive", "found duplicate %TAG directive":
      return error(
        "this instruction to YAML stands above already", source.line(at: place).content,
        "remove this")
    case "did not find expected node content": return missingContent
    case "did not find expected <document start>": return contentAfterEnd
    case "block sequence entries are not allowed in this context": return listOnKeyLine
    case "found character that cannot start any token",
      "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return unexpectedCharacter
    default: return byContext
    }
  }

  private var byContext: Diagnostic {
    switch context {
    case "while scanning an alias", "while scanning an anchor", "while scanning a tag",
      "while parsing a tag":
      return mustBeQuoted(contextPlace)
    case "while scanning a block scalar": return textAfterIndicator
    case "while scanning a directive", "while scanning a %YAML directive",
      "while scanning a %TAG directive":
      return error(
        "a line that starts with '%' is an instruction to YAML, and this one is unknown",
        source.line(at: contextPlace).content, "quote it if it is text")
    default: return unexplained
    }
  }

  /// For what hardly ever happens: libyaml's words.
  private var unexplained: Diagnostic {
    let places = [
      "found incompatible YAML document": "only YAML 1.1 and 1.2 are read",
      "found undefined tag handle": "text that starts with '!' must be quoted",
      "did not find expected hexdecimal number":
        "'\\x', '\\u' and '\\U' need two, four and eight hexadecimal digits",
      "found invalid Unicode character escape code": "there is no such Unicode character",
    ]
    return error(
      places[problem] ?? "this is not YAML: \(problem)", character(place), context)
  }

  // MARK: Making diagnostics

  func error(
    _ message: String, _ range: Range<Int>, _ label: String,
    also secondary: [(range: Range<Int>, text: String)] = [], notes: [String] = [],
    fixIt: Diagnostic.FixIt? = nil
  ) -> Diagnostic {
    Diagnostic(
      .yamlSyntax, message, at: .init(source.span(range), label),
      also: secondary.map { .init(source.span($0.range), $0.text) }, notes: notes, fixIt: fixIt)
  }

  /// The bytes of the character at a place; empty at the end.
  func character(_ place: Int) -> Range<Int> {
    let start = min(max(place, source.range.lowerBound), source.range.upperBound)
    var end = start
    repeat {
      end += 1
    } while end < source.range.upperBound
      && source.file.bytes[end] & 0xC0 == 0x80
    return start..<min(end, source.range.upperBound)
  }

  func insertion(_ text: String, at offset: Int, isGuess: Bool = false) -> Diagnostic.FixIt {
    .init(source.span(offset..<offset), text, isGuess: isGuess)
  }
}

/// Characters that cannot stand where they do.
extension YAMLSyntaxError {
  private var unexpectedCharacter: Diagnostic {
    let line = source.line(at: place)
    if source.byte(place) == "\t" || problem.hasPrefix("found a tab") { return tab(line) }
    return mustBeQuoted(place)
  }

  private func tab(_ line: YAMLLine) -> Diagnostic {
    let start = source.byte(place) == "\t" ? place : line.range.lowerBound
    var end = start
    while source.byte(end) == "\t" || source.byte(end) == " " { end += 1 }
    let isIndentation = start <= line.content.lowerBound
    return error(
      isIndentation
        ? "this line is indented with a tab; YAML takes only spaces"
        : "a tab cannot stand here; YAML takes only spaces",
      start..<max(end, start + 1), "write spaces",
      notes: isIndentation
        ? ["indent by two spaces for each level, and let the editor insert spaces for Tab"] : [])
  }

  /// Text whose first character means something else to YAML.
  private func mustBeQuoted(_ start: Int) -> Diagnostic {
    let text = source.plainText(from: start)
    let character = source.text(character(start))
    let meaning =
      switch character {
      case "*": ", since '*' repeats an anchored value"
      case "&": ", since '&' names a value"
      case "!": ", since '!' starts a tag"
      case "%": ", since '%' starts an instruction to YAML"
      case "?": ", since '? ' starts a key"
      default: ""
      }
    return error(
      "text that starts with '\(character)' must be in quotes\(meaning)",
      text.isEmpty ? self.character(start) : text, "put this in quotes",
      fixIt: source.quoting(text))
  }

  /// `|` or `>` with text on its line.
  private var textAfterIndicator: Diagnostic {
    if problem.contains("indentation indicator") {
      return error("the number behind '|' or '>' is 1 to 9", character(place), "not this")
    }
    let indicator = source.text(character(contextPlace))
    let text = source.plainText(from: contextPlace)
    let next = source.byte(contextPlace + 1)
    if indicator == ">" || next.map({ $0 != " " }) ?? false { return mustBeQuoted(contextPlace) }
    return error(
      "text after '\(indicator)' starts on the next line", text, "only '\(indicator)' here",
      notes: ["write the text below, indented by two spaces, or without '\(indicator)' here"])
  }

  private var unknownEscape: Diagnostic {
    let range = place..<character(place + 1).upperBound
    let text = source.text(range)
    return error(
      "'\(text)' is no escape that YAML knows", range, "write '\\\\' for a backslash",
      notes: ["in single quotes a backslash is just a backslash"],
      fixIt: insertion("\\", at: place))
  }

  private var listOnKeyLine: Diagnostic {
    error(
      "a list cannot start on the line of its key", character(place),
      "write this on the next line",
      notes: ["each list item has a line of its own that starts with '- '; or write [a, b] here"])
  }

  /// A value was expected, and something else came.
  private var missingContent: Diagnostic {
    guard let byte = source.byte(place), !source.file.bytes[place].isBlank,
      source.line(at: place).content.contains(place)
    else { return unclosedBracketBefore(place) }
    let range = character(place)
    switch byte {
    case "]", "}":
      return error("this '\(byte)' closes nothing", range, "no '\(opener(byte))' before it")
    case ":": return missingKey
    case ",":
      let before = source.lastContent(before: place).flatMap { source.byte($0) }
      if before == "," || before == "[" || before == "{" {
        return error("there is nothing before this ','", range, "remove it, or write a value")
      }
      return mustBeQuoted(place)
    default:
      if isNewKey(place) { return unclosedBracketBefore(place) }
      return error("a value was expected here", range, "this is not the start of one")
    }
  }

  var missingKey: Diagnostic {
    error("there is no key before this ':'", character(place), "write a key")
  }

  /// Whether an offset is the start of a line that reads `key:`, which no list in brackets holds.
  private func isNewKey(_ place: Int) -> Bool {
    let line = source.line(at: place)
    return line.content.lowerBound == place && source.first(":", endingWordIn: line.content) != nil
  }

  func opener(_ closer: Unicode.Scalar) -> String { closer == "]" ? "[" : "{" }

  private var contentAfterEnd: Diagnostic {
    let line = source.line(at: place)
    if let byte = source.byte(place), byte == "]" || byte == "}" { return missingContent }
    return error(
      "the YAML document has ended before this", place..<max(place, line.content.upperBound),
      "cannot follow")
  }
}

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
