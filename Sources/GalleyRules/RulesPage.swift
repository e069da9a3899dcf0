import GalleyBasics

/// Writes the documentation of all rules as one Markdown page, `docs/rules.md`.
package enum RulesPage {
  /// - Parameter output: what checking a rule's wrong example prints, where it can be checked.
  package static func markdown(
    _ rules: [any Rule.Type], output: (any Rule.Type) -> String?
  ) -> String {
    let index = rules.map { rule in
      "| [`\(rule.id)`](#\(rule.id)) | \(rule.severity.rawValue) | \(rule.summary) |\n"
    }
    return introduction + index.joined()
      + rules.map { section($0, output: output($0)) }.joined()
  }

  private static let introduction = """
    # Rules

    Everything that Galley may report, by name. `galley explain <rule>` shows the same in a terminal. A
    layout's `policy: { rules: { … } }` changes a severity or turns a rule off, and `allow: { rule: reason }`
    on a block, region, slot or layout accepts a finding on purpose.

    This page is written from the rules' own files, and so are its examples, which the tests check.

    | rule | severity | what is wrong |
    |---|---|---|

    """

  private static func section(_ rule: any Rule.Type, output: String?) -> String {
    var text = "\n## \(rule.id)\n\n\(rule.summary)\n\n\(rule.explanation)\n"
    if let wrong = rule.wrong { text += "\nWrong:\n" + fences(wrong.files, of: wrong) }
    if let output { text += "\n" + fence("text", output) }
    if let right = rule.right {
      text += "\nRight:\n" + fences(right.omitting(rule.wrong), of: right)
    }
    return text
  }

  private static func fences(_ files: [Example.File], of example: Example) -> String {
    files.map { file in
      let isProject = example.files.count > 1
      let language = file.path.hasSuffix(".md") ? "markdown" : "yaml"
      return (isProject ? "\n`\(file.path)`:\n\n" : "\n") + fence(language, file.text)
    }.joined()
  }

  private static func fence(_ language: String, _ text: String) -> String {
    "```\(language)\n\(printable(text.trimmingLastLineBreak))\n```\n"
  }

  /// Control characters are shown by their pictures (U+2400 and on), as they cannot be seen themselves.
  private static func printable(_ text: Substring) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
            ? Unicode.Scalar(0x2400 + scalar.value) ?? scalar : scalar
        }))
  }
}
