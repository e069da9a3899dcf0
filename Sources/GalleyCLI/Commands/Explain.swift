import ArgumentParser
import Galley
import GalleyBasics

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule means, why, and what is wrong and right by it.",
    discussion: """
      Without a rule it lists them all.

      EXAMPLES:
        galley explain
        galley explain size-too-wide
      """)

  @Argument(help: "The rule's id, as it stands in brackets behind a finding.")
  var rule: String?

  func run() throws {
    let style = Terminal.output.diagnosticStyle
    let text =
      if let rule {
        try RuleExplanation.text(of: rule, style: style)
      } else {
        RuleExplanation.list(style: style)
      }
    Terminal.output.write(Array(text.utf8))
  }
}
