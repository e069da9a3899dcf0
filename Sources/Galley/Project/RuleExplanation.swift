package import GalleyRules
package import GalleyBasics

extension Example {
  /// What `galley validate` finds in the example's files.
  package func check() throws(GalleyError) -> [Diagnostic] {
    let workspace = MemoryWorkspace(
      Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first }))
    let project = Project.bare(in: workspace)
    if isProject { return try project.validate().diagnostics }
    return try project.validate(files.map(\.path)).diagnostics
  }
}

/// The rules' documentation, for a terminal.
package enum RuleExplanation {
  /// One line for each rule.
  package static func list(style: DiagnosticStyle) -> String {
    RuleDocumentation(style: style).list(RuleRegistry.all)
  }

  /// Everything about one rule, with what it says of its wrong example.
  package static func text(
    of id: String, style: DiagnosticStyle
  ) throws(GalleyError) -> String {
    var found: [Diagnostic] = []
    if let example = RuleRegistry.wrongExample(of: id) {
      found = try example.check().filter { $0.rule.rawValue == id }
    }
    let output = found.isEmpty ? nil : DiagnosticPrinter(style: style).render(found)
    if let text = RuleDocumentation(style: style).render(id, output: output) { return text }
    throw unknown(id)
  }

  /// What a rule is about, and why it matters; `nil` where there is none of the name.
  package static func words(of id: String) -> (summary: String, explanation: String)? {
    RuleRegistry.rule(named: id).map { ($0.summary, $0.explanation) }
  }

  /// The rules of some names.
  static func ids(named names: [String]) throws(GalleyError) -> Set<RuleID> {
    var ids: Set<RuleID> = []
    for name in names {
      guard let id = RuleID(rawValue: name) else { throw unknown(name) }
      ids.insert(id)
    }
    return ids
  }

  private static func unknown(_ id: String) -> GalleyError {
    let likely = Suggestion.nearest(to: id, among: RuleID.allCases.map(\.rawValue))
    return GalleyError(
      "no rule is named '\(id)'"
        + (likely.map { "; did you mean '\($0)'?" } ?? "; 'galley explain' lists them all"))
  }
}
