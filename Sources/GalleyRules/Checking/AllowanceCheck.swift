import GalleyBasics
import GalleyGeometry
import GalleyModel

/// Finds the allowances of a layout that accept nothing, and names that no rule has.
struct AllowanceCheck {
  private let layout: ResolvedLayout

  init(_ layout: ResolvedLayout) {
    self.layout = layout
  }

  /// - Parameter findings: what all other rules found, since that tells which allowances they used.
  func report(_ findings: inout RuleFindings) {
    let allowances = allowances
    // What the project's policy says is told once, with its own file.
    let rules = layout.policy.rules.filter { layout.files.contains($0.name.span.file.path) }
    Self.reportUnknownRules(rules.map(\.name) + allowances.map(\.name), &findings)
    Self.reportFixedRules(rules, &findings)
    reportUnused(allowances, &findings)
  }

  /// Finds what a policy names in vain.
  static func report(_ policy: Policy, _ findings: inout RuleFindings) {
    reportUnknownRules(policy.rules.map(\.name), &findings)
    reportFixedRules(policy.rules, &findings)
  }

  /// Those that this layout's own file says: what its base allows may be of use to others.
  private var allowances: [Allowance] {
    let blocks = layout.regions.flatMap(\.allBlocks)
    let all =
      layout.allow + layout.regions.flatMap(\.allow) + blocks.flatMap(\.allow)
      + layout.slots.flatMap(\.slot.allow)
    return all.filter { $0.name.span.file == layout.name.span.file }
  }

  private static func reportUnknownRules(
    _ names: [Spanned<String>], _ findings: inout RuleFindings
  ) {
    guard findings.begin(UnknownRule.self) else { return }
    for name in names where RuleID(rawValue: name.value) == nil {
      let likely = Suggestion.nearest(to: name.value, among: RuleID.allCases.map(\.rawValue))
      findings.report(
        "no rule is named '\(name.value)'", at: name.span,
        likely.map { "did you mean '\($0)'?" } ?? "",
        notes: likely == nil ? ["'galley explain' lists all rules"] : [],
        fixIt: likely.flatMap { Diagnostic.FixIt(value: name.span, $0, isGuess: true) })
    }
  }

  /// What reading finds is an error whatever a policy says of it, the layout's own or the project's.
  private static func reportFixedRules(
    _ rules: [PolicyChanges.RuleSetting], _ findings: inout RuleFindings
  ) {
    guard findings.begin(UnusedAllow.self) else { return }
    for name in rules.map(\.name) {
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

/// An `allow` for which there is nothing to accept.
enum UnusedAllow: Rule {
  static let id = RuleID.unusedAllow
  static let severity = Severity.info
  static let summary = "An 'allow' accepts nothing."
  static let explanation = """
    What it once accepted has been put right, or it stands at another place than the finding. Left
    there, it would hide the next mistake of that kind.

    Accepted are findings of the rules that check a layout, where the `allow` stands on the block,
    region or slot that the finding is about, or on the whole layout. Mistakes of the language itself,
    such as an unknown key, cannot be accepted. Rules that look at pages, such as
    `ad-density-mobile`, are not known to find nothing, and so are not reported. What a layout takes over from the one that it extends is
    not reported.
    """
  static let wrong: Example? = .layout(
    line: 8,
    """
    layout: article
    regions:
      story:
        - spot_img: top
    slots:
      top:
        sizes: [300x250]
        allow: { unknown-size: Sold directly }
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - spot_img: top
    slots:
      top:
        sizes: [310x250]
        allow: { unknown-size: Sold directly }
    """)
}

/// An `allow` or a policy that names no rule.
enum UnknownRule: Rule {
  static let id = RuleID.unknownRule
  static let severity = Severity.error
  static let summary = "An 'allow' or 'policy' names a rule that does not exist."
  static let explanation = """
    What it was meant to accept or to change is reported as before. `galley explain` without a rule
    lists all that there are.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    regions:
      story: [headline, body]
    policy:
      rules:
        unknown-sise: off
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
    policy:
      rules:
        unknown-size: off
    """)
}

extension MeasuredPage {
  /// What accepts findings about a slot, innermost first: the slot, its block and its region.
  func allowances(of slot: MeasuredSlot) -> [[Allowance]] {
    let named =
      slot.region.map { page.regions[$0].region }
      ?? page.overlays.first { $0.place == slot.place }?.region
    guard let named else { return [slot.slot.slot.allow] }
    let region = page.layout.regions[named]
    let block = region.blocks.first {
      $0.slot == slot.place.slot && $0.visible.contains(index: placed.breakpoint)
    }
    return [slot.slot.slot.allow, block?.allow ?? [], region.allow]
  }
}
