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
    var own: [Int: [Spanned<AdSize>]] = [:]
    for entry in slot.sizes.entries {
      guard let name = entry.breakpoint else {
        own[0] = entry.sizes
        continue
      }
      if let index = breakpoints.index(of: name) { own[index] = entry.sizes }
    }
    var current: [Spanned<AdSize>] = []
    let fits = breakpoints.sorted.indices.map { index in
      current = own[index] ?? current
      return slot.interscroller.map { Fit(current, window: $0.value) }
        ?? Fit(current, reserve: slot.reserve?.value ?? .largest)
    }
    self.init(slot, fits: fits, placement: placement)
  }
}

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
      sequence: placement.sequence?.compactMap(slots.indexInFlow(of:)) ?? [index])
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
