package import GalleyBasics
import GalleyGeometry
import GalleyModel

/// Collects what the rules find, with the severities of a policy, and leaves out what is allowed.
package struct RuleFindings {
  package private(set) var diagnostics: [Diagnostic] = []
  /// By how much each of the diagnostics is beyond its limit, in the rule's own measure.
  package private(set) var excesses: [Double] = []
  /// How far the page shifts on its worst screen, whether that is reported or allowed; `nil` where nobody looked.
  package private(set) var layoutShift: Double?
  /// How many findings an `allow` accepted.
  package private(set) var allowedCount = 0
  /// The places of the allowances that accepted something.
  private(set) var usedAllowances: Set<Span> = []

  /// The blocks that show each slot of the layout, once a rule has asked for them.
  private var placements: [[SlotPlacement]]?
  private let settings: [PolicyChanges.RuleSetting]
  private let everywhere: [Allowance]
  private var rule = RuleID.unknownRule
  private var severity = Severity.error
  /// Whether the policy says how grave the rule is.
  private var isSevereByPolicy = false

  /// - Parameter everywhere: the allowances that hold for the whole file.
  init(policy: Policy?, everywhere: [Allowance] = []) {
    settings = policy?.rules ?? []
    self.everywhere = everywhere
  }

  /// Starts a rule; tells whether it is to be checked at all.
  mutating func begin(_ rule: any Rule.Type) -> Bool {
    self.rule = rule.id
    severity = rule.severity
    isSevereByPolicy = false
    guard let setting = settings[named: rule.id.rawValue] else { return true }
    isSevereByPolicy = true
    severity = setting.severity ?? severity
    return setting.severity != nil
  }

  /// The blocks that show each slot of the layout that is checked: several rules ask for them.
  mutating func slotPlacements(in layout: ResolvedLayout) -> [[SlotPlacement]] {
    let known = placements ?? layout.slotPlacements
    placements = known
    return known
  }

  /// Reports a finding of the rule that was begun, unless one of the allowances accepts it.
  ///
  /// - Parameters:
  ///   - usual: how grave it is here, unless the policy says otherwise; `nil` for what the rule says.
  ///   - excess: by how much a limit is passed; of findings at one place the worst is told.
  mutating func report(
    _ message: String, _ usual: Severity? = nil, at span: Span, _ label: String = "",
    also: [Diagnostic.Label] = [],
    notes: [String] = [], fixIt: Diagnostic.FixIt? = nil, allowedBy allowances: [[Allowance]] = [],
    excess: Double = 0
  ) {
    if let allowance = allowance(among: allowances) {
      usedAllowances.insert(allowance.name.span)
      allowedCount += 1
      return
    }
    excesses.append(excess)
    diagnostics.append(
      Diagnostic(
        rule, isSevereByPolicy ? severity : usual ?? severity, message,
        at: Diagnostic.Label(span, label), also: also, notes: notes,
        fixIt: fixIt))
  }

  /// Keeps how far the page shifts, for those who count it.
  mutating func note(layoutShift score: Double) { layoutShift = score }

  private func allowance(among allowances: [[Allowance]]) -> Allowance? {
    allowances.lazy.compactMap { $0[named: rule.rawValue] }.first
      ?? everywhere[named: rule.rawValue]
  }
}

/// "30%", "34.2%".
func percent(_ share: Double) -> String { "\(decimal(share * 100, places: 1))%" }

/// "250px", rounded.
func pixels(_ length: LayoutUnit) -> String { pixels(length.pixels) }
func pixels(_ length: Double) -> String { "\(decimal(length, places: 0))px" }

/// "1 place", "2 places".
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// A number rounded to some decimals, without zeros at its end.
func decimal(_ number: Double, places: Int) -> String {
  let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
  let rounded = (max(-1e12, min(1e12, number)) * scale).rounded() / scale
  return Int(exactly: rounded).map(String.init) ?? rounded.description
}
