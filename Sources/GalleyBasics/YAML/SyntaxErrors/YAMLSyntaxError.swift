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
    switch problem {
    case "mapping values are not allowed in this context": return unexpectedColon
    case "could not find expected ':'": return missingColon(source.line(at: contextPlace))
    case "did not find expected key", "did not find expected '-' indicator":
      return unexpectedContent
    case "did not find expected ',' or ']'": return unfinishedBracket("]")
    case "did not find expected ',' or '}'": return unfinishedBracket("}")
    case "found unexpected end of stream", "found unexpected document indicator":
      return unclosedQuote(contextPlace)
    case "found unknown escape character": return unknownEscape
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

  func insertion(_ text: String, at offset: Int) -> Diagnostic.FixIt {
    .init(source.span(offset..<offset), text)
  }
}
