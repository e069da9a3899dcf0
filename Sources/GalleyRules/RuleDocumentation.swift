package import GalleyBasics

/// Writes a rule's documentation for a terminal: what `galley explain` shows.
package struct RuleDocumentation: Sendable {
  private static let indent = 4

  private let style: DiagnosticStyle

  package init(style: DiagnosticStyle = DiagnosticStyle()) {
    self.style = style
  }

  /// Everything about one rule.
  ///
  /// - Parameter output: what checking the wrong example prints; left out where it is `nil`.
  package func render(_ rule: any Rule.Type, output: String? = nil) -> String {
    var text = "\(bold(rule.id.rawValue))  \(colored(rule.severity.rawValue, rule.severity))\n\n"
    text += wrapped(rule.summary) + "\n" + wrapped(rule.explanation)
    if let wrong = rule.wrong {
      text += "\n\(bold("Wrong"))\n\n" + indented(wrong.files, of: wrong)
    }
    if let output { text += "\n" + indented(output) }
    if let right = rule.right {
      text += "\n\(bold("Right"))\n\n" + indented(right.omitting(rule.wrong), of: right)
    }
    return text
  }

  /// Everything about the rule of an id; `nil` where there is none.
  package func render(_ id: String, output: String? = nil) -> String? {
    RuleRegistry.rule(named: id).map { render($0, output: output) }
  }

  /// One line for each rule: its id, its severity and its summary.
  package func list(_ rules: [any Rule.Type]) -> String {
    let width = rules.map { $0.id.rawValue.utf8.count }.max() ?? 0
    return rules.map { rule in
      let id = rule.id.rawValue + String(repeating: " ", count: width - rule.id.rawValue.utf8.count)
      let gap = String(
        repeating: " ", count: Severity.longestName - rule.severity.rawValue.utf8.count)
      return
        "\(bold(id))  \(colored(rule.severity.rawValue, rule.severity))\(gap)  \(rule.summary)\n"
    }.joined()
  }

  private func indented(_ files: [Example.File], of example: Example) -> String {
    let isProject = example.files.count > 1
    return files.map { file in
      (isProject ? indented("\(file.path):") : "") + indented(file.text)
    }.joined(separator: "\n")
  }

  private func indented(_ text: String) -> String {
    let margin = String(repeating: " ", count: Self.indent)
    return text.trimmingLastLineBreak.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "\(margin)\($0)\n" }.joined()
  }

  /// Paragraphs filled to the style's width; a list item stays a line of its own.
  private func wrapped(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for written in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if written.isEmpty || written.hasPrefix("- ") {
        lines.append(line)
        line = ""
        if written.isEmpty { lines.append("") }
      }
      for word in written.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > style.width {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? "\(word)" : " \(word)"
      }
    }
    lines.append(line)
    return lines.enumerated()
      .filter { !$1.isEmpty || ($0 > 0 && !lines[$0 - 1].isEmpty) }
      .map { $1 + "\n" }.joined()
  }

  private func bold(_ text: String) -> String { style.color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func colored(_ text: String, _ severity: Severity) -> String {
    guard style.color else { return text }
    let color =
      switch severity {
      case .error: 31
      case .warning: 33
      case .info: 34
      }
    return "\u{1B}[\(color)m\(text)\u{1B}[0m"
  }
}

extension Severity {
  fileprivate static var longestName: Int { allCases.map(\.rawValue.utf8.count).max() ?? 0 }
}

extension String {
  var trimmingLastLineBreak: Substring { hasSuffix("\n") ? dropLast() : self[...] }
}
