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
      breakpoints.index(of: change.breakpoint).map { (index: $0, constraints: change.constraints) }
    }
    let constraints = breakpoints.sorted.indices.map { breakpoint in
      let width = breakpoints.sorted[breakpoint].from.value
      let base = preset?.constraints(fromWidth: width) ?? Constraints()
      var constraints = changes.filter { $0.index <= breakpoint }.sorted { $0.index < $1.index }
        .reduce(placement.constraints.overriding(base)) { $1.constraints.overriding($0) }
      constraints.density = constraints.density ?? Spanned(.policy, slot.name.span)
      return constraints
    }
    return ResolvedPlacement(
      constraints: constraints,
      sequence: placement.sequence?.compactMap(slots.index(of:)) ?? [index])
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
