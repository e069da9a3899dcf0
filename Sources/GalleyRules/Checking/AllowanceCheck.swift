import GalleyModel
import GalleyBasics

/// Finds the allowances of a layout that accept nothing, and names that no rule has.
struct AllowanceCheck {
  private let layout: ResolvedLayout

  init(_ layout: ResolvedLayout) {
    self.layout = layout
  }

  /// - Parameter findings: what all other rules found, since that tells which allowances they used.
  func report(_ findings: inout RuleFindings) {
    let allowances = allowances
    reportUnknownRules(allowances, &findings)
    reportFixedRules(&findings)
    reportUnused(allowances, &findings)
  }

  /// Those that this layout's own file says: what its base allows may be of use to others.
  private var allowances: [Allowance] {
    let blocks = layout.regions.flatMap(\.blocks)
    let all =
      layout.allow + layout.regions.flatMap(\.allow) + blocks.flatMap(\.allow)
      + layout.slots.flatMap(\.slot.allow)
    return all.filter { $0.name.span.file == layout.name.span.file }
  }

  private func reportUnknownRules(_ allowances: [Allowance], _ findings: inout RuleFindings) {
    guard findings.begin(UnknownRule.self) else { return }
    for name in layout.policy.rules.map(\.name) + allowances.map(\.name)
    where RuleID(rawValue: name.value) == nil {
      let likely = Suggestion.nearest(to: name.value, among: RuleID.allCases.map(\.rawValue))
      findings.report(
        "no rule is named '\(name.value)'", at: name.span,
        likely.map { "did you mean '\($0)'?" } ?? "",
        notes: likely == nil ? ["'galley explain' lists all rules"] : [],
        fixIt: likely.map { Diagnostic.FixIt(name.span, $0, isGuess: true) })
    }
  }

  /// What reading finds is an error whatever a policy says of it, the layout's own or the project's.
  private func reportFixedRules(_ findings: inout RuleFindings) {
    guard findings.begin(UnusedAllow.self) else { return }
    for name in layout.policy.rules.map(\.name) {
      guard let rule = RuleRegistry.rule(named: name.value),
        !(rule is any PolicyRule.Type)
      else { continue }
      findings.report(
        "no policy changes '\(rule.id)': without it put right there is no page", at: name.span,
        "remove it")
    }
  }

  private func reportUnused(_ allowances: [Allowance], _ findings: inout RuleFindings) {
    let used = findings.usedAllowances
    guard findings.begin(UnusedAllow.self) else { return }
    for allowance in allowances where !used.contains(allowance.name.span) {
      // What a page's rules find is not known from its layout alone.
      guard let rule = RuleRegistry.rule(named: allowance.name.value),
        !(rule is any FoundOnPages.Type)
      else { continue }
      let isChecked = rule is any LayoutRule.Type
      findings.report(
        "this 'allow' accepts nothing: '\(rule.id)' "
          + (isChecked ? "finds nothing here" : "cannot be accepted"),
        at: allowance.name.span, "remove it")
    }
  }
}
