import GalleyModel
import GalleyBasics

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
      return Fit(current, reserve: slot.reserve?.value ?? .largest)
    }
    self.init(slot, fits: fits, placement: placement)
  }
}
