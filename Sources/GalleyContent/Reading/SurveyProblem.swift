import GalleyBasics

/// What is wrong with a file of many articles as a whole.
package struct SurveyProblem: Sendable {
  let rule: RuleID
  let message: String
  /// Stands at the place.
  let label: String
  /// The text at the place, to be shown with it.
  let text: [UInt8]
  let line: Int
  let column: Int
  /// Whether it is the end of the text that is meant.
  private var isAtEnd = false

  /// A file that ends although something is open.
  ///
  /// - Parameters:
  ///   - end: where the file ends.
  ///   - tail: its last bytes.
  init(_ rule: RuleID, _ message: String, endingAt end: FilePlace, tail: [UInt8]) {
    let start = tail.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = tail[start...].drop { $0 & 0xC0 == 0x80 }
    let characters = line.count { $0 & 0xC0 != 0x80 }
    self.init(
      rule, message, label: "here the file ends", text: Array(line), line: end.line,
      column: max(1, end.column - characters))
    isAtEnd = true
  }

  init(
    _ rule: RuleID, _ message: String, label: String, text: [UInt8], line: Int, column: Int
  ) {
    self.rule = rule
    self.message = message
    self.label = label
    self.text = text
    self.line = line
    self.column = column
  }

  func diagnostic(path: String) -> Diagnostic {
    let file = SourceFile(path: path, bytes: text, firstLine: line, firstColumn: column)
    let place = isAtEnd ? max(0, text.count - 1)..<text.count : 0..<text.count
    return Diagnostic(rule, message, at: Diagnostic.Label(Span(file, place), label))
  }
}
