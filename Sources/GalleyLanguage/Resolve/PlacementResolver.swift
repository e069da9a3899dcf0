import GalleyModel
import GalleyBasics

/// Spreads a slot's placement over the breakpoints, its preset below it.
struct PlacementResolver {
  private let breakpoints: BreakpointTable
  private let slots: SlotTable
  private let findings: Findings

  init(breakpoints: BreakpointTable, slots: SlotTable, _ findings: Findings) {
    self.breakpoints = breakpoints
    self.slots = slots
    self.findings = findings
  }

  /// - Parameter index: the slot's own.
  func resolve(_ slot: Slot, at index: Int) -> ResolvedPlacement {
    let placement = slot.placement ?? .usual(at: slot.name.span)
    let preset = placement.preset.flatMap { PlacementPreset.named($0, findings) }
    let changes = placement.changes.compactMap { change in
      breakpoints.index(of: change.breakpoint).map { (index: $0, rules: change.rules) }
    }
    let rules = breakpoints.sorted.indices.map { breakpoint in
      let width = breakpoints.sorted[breakpoint].from.value
      let base = preset?.rules(fromWidth: width) ?? PlacementRules()
      var rules = changes.filter { $0.index <= breakpoint }.sorted { $0.index < $1.index }
        .reduce(placement.rules.overriding(base)) { $1.rules.overriding($0) }
      rules.density = rules.density ?? Spanned(.policy, slot.name.span)
      return rules
    }
    return ResolvedPlacement(
      rules: rules, sequence: placement.sequence?.compactMap(slots.index(of:)) ?? [index])
  }
}

extension Placement {
  /// That of a slot that says nothing of it.
  fileprivate static func usual(at span: Span) -> Placement {
    var usual = Placement()
    usual.preset = Spanned("balanced", span)
    return usual
  }
}
