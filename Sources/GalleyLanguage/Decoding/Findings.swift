package import GalleySyntax

/// Collects what one decoding finds. It lives as long as the decoding and is not shared.
package final class Findings {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  package func report(contentsOf others: [Diagnostic]) {
    diagnostics.append(contentsOf: others)
  }

  package func report(
    _ rule: String, _ message: String, at span: Span, _ label: String = "",
    fixIt: Diagnostic.FixIt? = nil
  ) {
    report(
      Diagnostic(
        rule, .error, message, at: Diagnostic.Label(span, label), fixIt: fixIt))
  }

  /// Reports a word that names nothing, with the likely intent or else all that could stand there.
  package func reportUnknown(
    _ rule: String, _ what: String, _ word: Spanned<String>, among known: [String],
    severity: Severity = .error, definedAt: (String) -> Span? = { _ in nil }
  ) {
    var diagnostic = Diagnostic(
      rule, severity, "\(what) '\(excerpt(word.value))'", at: Diagnostic.Label(word.span))
    if let likely = Suggestion.nearest(to: word.value, among: known) {
      diagnostic.primary.text = "did you mean '\(likely)'?"
      diagnostic.fixIt = Diagnostic.FixIt(word.span, likely)
      if let span = definedAt(likely) {
        diagnostic.secondary = [Diagnostic.Label(span, "defined here")]
      }
    } else if !known.isEmpty {
      diagnostic.notes = ["known here: \(known.joined(separator: ", "))"]
    }
    report(diagnostic)
  }

  /// Reports a node that is of another kind than its place asks for.
  package func reportWrongType(_ node: YAMLNode, expected: String) {
    report(
      "wrong-type", "expected \(expected), found \(node.kindName)", at: node.span,
      "expected \(expected)")
  }
}
