/// Collects what one decoding finds. It lives as long as the decoding and is not shared.
package final class Findings {
  package private(set) var diagnostics: [Diagnostic] = []
  /// How many more names are compared with unknown ones: a file of thousands of both would otherwise
  /// take a time that grows with their product.
  private var comparisons = 50_000
  /// The most names that a note lists.
  private static let listed = 30

  package init() {}

  package func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  package func report(contentsOf others: [Diagnostic]) {
    diagnostics.append(contentsOf: others)
  }

  package func report(
    _ rule: RuleID, _ message: String, at span: Span, _ label: String = "",
    fixIt: Diagnostic.FixIt? = nil
  ) {
    report(
      Diagnostic(
        rule, .error, message, at: Diagnostic.Label(span, label), fixIt: fixIt))
  }

  /// Reports a word that names nothing, with the likely intent or else all that could stand there.
  ///
  /// - Parameter meant: the likely intent, where it is known already.
  package func reportUnknown(
    _ rule: RuleID, _ what: String, _ word: Spanned<String>, among known: [String],
    meant: String? = nil, severity: Severity = .error, definedAt: (String) -> Span? = { _ in nil }
  ) {
    var diagnostic = Diagnostic(
      rule, severity, "\(what) '\(excerpt(word.value))'", at: Diagnostic.Label(word.span))
    if let likely = meant ?? suggestion(for: word.value, among: known) {
      diagnostic.primary.text = "did you mean '\(likely)'?"
      diagnostic.fixIt = Diagnostic.FixIt(word.span, likely)
      if let span = definedAt(likely) {
        diagnostic.secondary = [Diagnostic.Label(span, "defined here")]
      }
    } else if !known.isEmpty {
      let more = known.count > Self.listed ? ", …" : ""
      diagnostic.notes = ["known here: \(known.prefix(Self.listed).joined(separator: ", "))\(more)"]
    }
    report(diagnostic)
  }

  /// The name that was probably meant, as long as there have not been too many unknown ones.
  package func suggestion(for word: String, among known: [String]) -> String? {
    comparisons -= known.count
    return comparisons < 0 ? nil : Suggestion.nearest(to: word, among: known)
  }

  /// Reports a node that is of another kind than its place asks for.
  package func reportWrongType(_ node: YAMLNode, expected: String, found: String? = nil) {
    report(
      .wrongType, "expected \(expected), found \(found ?? node.kindName)", at: node.span,
      "expected \(expected)")
  }
}
