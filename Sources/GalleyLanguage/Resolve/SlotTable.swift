import GalleyBasics
import GalleyModel

/// What the names of a layout's slots mean.
final class SlotTable {
  private let slots: [Slot]
  private let names: [String]
  private let indices: [String: Int]
  private let isTakenAway: (Spanned<String>) -> Bool
  private let findings: Findings
  private var reported: Set<String> = []

  init(_ layout: Layout, _ findings: Findings) {
    slots = layout.slots
    isTakenAway = { layout.isInherited($0.span) && layout.takenAway.slots.contains($0.value) }
    names = slots.map(\.name.value)
    indices = names.firstIndices
    self.findings = findings
  }

  /// Whether a slot says nothing of its placement.
  var hasUsualPlacements: Bool { slots.contains { $0.placement == nil } }

  /// The index of a name in a body; one that is out of the flow of the page cannot stand there.
  func indexInFlow(of name: Spanned<String>) -> Int? {
    guard let index = index(of: name) else { return nil }
    guard let position = slots[index].position else { return index }
    findings.report(
      Diagnostic(
        .badValue, .error, "the slot '\(name.value)' is out of the flow, so no body can hold it",
        at: Diagnostic.Label(name.span, "show it with '- spot_img: \(name.value)'"),
        also: [Diagnostic.Label(position.span, "out of the flow")]))
    return nil
  }

  /// The index of a name; one that is unknown is reported at its first use.
  func index(of name: Spanned<String>) -> Int? {
    if let index = indices[name.value] { return index }
    if !isTakenAway(name), reported.insert(name.value).inserted {
      findings.reportUnknown(
        .unknownSlot, "no slot is named", name, among: names,
        definedAt: { name in self.slots[named: name]?.name.span })
    }
    return nil
  }
}

extension [String] {
  /// Where each name first stands.
  var firstIndices: [String: Int] {
    Dictionary(enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ResolvedSlot {
  /// A slot with its size mapping spread over the breakpoints.
  init(resolving slot: Slot, _ breakpoints: BreakpointTable, placement: ResolvedPlacement) {
    func fit(_ sizes: [Spanned<AdSize>]) -> Fit {
      slot.interscroller.map { Fit(sizes, window: $0.value) }
        ?? Fit(sizes, reserve: slot.reserve?.value ?? .largest)
    }
    var own: [Fit?] = Array(repeating: nil, count: breakpoints.sorted.count)
    for entry in slot.sizes.entries {
      let index = entry.breakpoint.map { breakpoints.index(of: $0) } ?? 0
      if let index { own[index] = fit(entry.sizes) }
    }
    var current: Fit?
    let fits = own.map { own in
      let next = own ?? current ?? fit([])
      current = next
      return next
    }
    self.init(slot, fits: fits, placement: placement)
  }
}

/// Spreads a slot's placement over the breakpoints, its preset below it.
struct PlacementResolver {
  private let breakpoints: BreakpointTable
  private let slots: SlotTable
  private let findings: Findings
  /// What holds at each breakpoint for a slot that says nothing of its placement, as most do.
  private let usual: [Constraints]

  init(breakpoints: BreakpointTable, slots: SlotTable, _ findings: Findings) {
    self.breakpoints = breakpoints
    self.slots = slots
    self.findings = findings
    let preset = slots.hasUsualPlacements ? PlacementPreset(named: "balanced") : nil
    usual = breakpoints.sorted.map {
      preset?.constraints(fromWidth: $0.from.value) ?? Constraints()
    }
  }

  /// - Parameter index: the slot's own.
  func resolve(_ slot: Slot, at index: Int) -> ResolvedPlacement {
    guard let placement = slot.placement else {
      let constraints = usual.map { $0.withDensity(at: slot.name.span) }
      return ResolvedPlacement(constraints: constraints, sequence: [index])
    }
    let preset = placement.preset.flatMap { PlacementPreset.named($0, findings) }
    let changes = placement.changes.compactMap { change in
      breakpoints.index(of: change.breakpoint).map { (index: $0, constraints: change.constraints) }
    }
    let constraints = breakpoints.sorted.indices.map { breakpoint in
      let width = breakpoints.sorted[breakpoint].from.value
      let base = preset?.constraints(fromWidth: width) ?? Constraints()
      return changes.filter { $0.index <= breakpoint }.sorted { $0.index < $1.index }
        .reduce(placement.constraints.overriding(base)) { $1.constraints.overriding($0) }
        .withDensity(at: slot.name.span)
    }
    return ResolvedPlacement(
      constraints: constraints,
      sequence: placement.sequence?.compactMap(slots.indexInFlow(of:)) ?? [index])
  }
}

extension Constraints {
  /// The same with the policy's density, where they say none.
  fileprivate func withDensity(at span: Span) -> Constraints {
    var constraints = self
    constraints.density = density ?? Spanned(.policy, span)
    return constraints
  }
}
