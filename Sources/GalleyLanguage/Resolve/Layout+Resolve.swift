package import GalleyBasics
package import GalleyModel

extension Layout {
  /// Binds every name, inherits what is inherited and fills in what is usual.
  ///
  /// The result is complete even where there are errors, so that later checks can go on; a page is
  /// made of it only when there are none.
  package func resolve() -> Diagnosed<ResolvedLayout> {
    let findings = Findings()
    let breakpoints = BreakpointTable(self, findings)
    return Diagnosed(
      withoutRegionsLeftOut(breakpoints).resolve(breakpoints, findings), findings.diagnostics)
  }

  private func resolve(_ breakpoints: BreakpointTable, _ findings: Findings) -> ResolvedLayout {
    let order = readingOrder(breakpoints)
    let grids = GridResolver(self, order: order, breakpoints: breakpoints, findings).resolve()
    let table = SlotTable(self, findings)
    let regions = RegionResolver(self, grids: grids, breakpoints: breakpoints, slots: table)
      .resolve(order)
    let placements = PlacementResolver(breakpoints: breakpoints, slots: table, findings)
    return ResolvedLayout(
      name: name, description: description, breakpoints: breakpoints.sorted, grids: grids,
      regions: regions,
      slots: slots.enumerated().map { index, slot in
        ResolvedSlot(
          resolving: slot, breakpoints, placement: placements.resolve(slot, at: index))
      },
      theme: theme.applied(to: Theme()),
      policy: Policy(policy),
      allow: allow)
  }

  /// The regions in the order of the smallest breakpoint's areas, then those that it leaves out.
  private func readingOrder(_ breakpoints: BreakpointTable) -> [Region] {
    let smallest = breakpoints.sorted.lazy.compactMap { grids[named: $0.name.value]?.areas?.value }
    let ranks = (smallest.first ?? []).joined().map(\.value).firstIndices
    let ranked = regions.enumerated().sorted { a, b in
      let rank = (ranks[a.element.name.value] ?? .max, ranks[b.element.name.value] ?? .max)
      return rank.0 == rank.1 ? a.offset < b.offset : rank.0 < rank.1
    }
    return ranked.map(\.element)
  }

  /// Whether something was written in a layout that this one extends.
  func isInherited(_ span: Span) -> Bool { span.file != name.span.file }

  /// The layout without the inherited regions that no areas name, and without the cells of inherited
  /// areas whose regions were taken away.
  private func withoutRegionsLeftOut(_ breakpoints: BreakpointTable) -> Layout {
    guard extends != nil else { return self }
    var layout = self
    for index in grids.indices {
      layout.grids[index].areas = grids[index].areas?.map { $0.compactMap(withoutTakenAway) }
    }
    // Without areas at the smallest breakpoint, all regions are shown there.
    guard let smallest = breakpoints.sorted.first?.name.value, grids[named: smallest]?.areas != nil
    else { return layout }
    let named = Set(layout.grids.compactMap(\.areas?.value).joined().joined().map(\.value))
    layout.regions.removeAll { region in
      !named.contains(region.name.value) && region.blocks.allSatisfy { isInherited($0.span) }
    }
    return layout
  }

  /// A row of areas with empty cells where a region was taken away; `nil` where that leaves nothing.
  private func withoutTakenAway(_ row: [Spanned<String>]) -> [Spanned<String>]? {
    let cells = row.map { word in
      isInherited(word.span) && takenAway.regions.contains(word.value)
        ? Spanned(".", word.span) : word
    }
    let isEmptied = cells != row && cells.allSatisfy { $0.value == "." }
    return isEmptied ? nil : cells
  }
}

/// A layout's breakpoints from the smallest up, and what their names mean.
final class BreakpointTable {
  private(set) var sorted: [Breakpoint]
  private let findings: Findings
  private let isTakenAway: (Spanned<String>) -> Bool
  private var reported: Set<String> = []

  init(_ layout: Layout, _ findings: Findings) {
    self.findings = findings
    isTakenAway = { layout.isInherited($0.span) && layout.takenAway.breakpoints.contains($0.value) }
    let own =
      layout.breakpoints.isEmpty
      ? Breakpoint.standard(at: layout.name.span) : layout.breakpoints
    sorted = Array(
      own.sorted { $0.from.value < $1.from.value }.prefix(BreakpointSet.capacity))
    checkStart()
    checkDistances()
    checkScreens()
    if own.count > BreakpointSet.capacity {
      findings.report(
        .badValue, "\(own.count) breakpoints, \(BreakpointSet.capacity) at the most",
        at: own[BreakpointSet.capacity].name.span)
    }
  }

  /// All breakpoints.
  var all: BreakpointSet { BreakpointSet(first: sorted.count) }

  /// The index of a name; one that is unknown is reported at its first use.
  func index(of name: Spanned<String>) -> Int? {
    if let index = sorted.firstIndex(where: { $0.name.value == name.value }) { return index }
    guard !isTakenAway(name), reported.insert(name.value).inserted else { return nil }
    findings.reportUnknown(
      .unknownBreakpoint, "no breakpoint is named", name, among: sorted.map(\.name.value),
      definedAt: { name in self.sorted[named: name]?.name.span })
    return nil
  }

  /// The set of some names.
  func set(of names: [Spanned<String>]) -> BreakpointSet {
    BreakpointSet(names.compactMap(index(of:)).map(BreakpointSet.init(index:)))
  }

  private func checkStart() {
    guard let first = sorted.first, first.from.value != 0 else { return }
    findings.report(
      .badValue,
      "no breakpoint begins at 0: viewports narrower than \(first.from.value)px have no layout",
      at: first.from.span, "the smallest one begins at 0")
  }

  /// A screen as wide as the next breakpoint begins would show the page as that one has it.
  private func checkScreens() {
    for (index, next) in sorted.dropFirst().enumerated() {
      let own = sorted[index]
      guard own.screen.width >= next.from.value, own.from.value < next.from.value else { continue }
      guard let span = own.screenSpan else {
        sorted[index].screen.width = next.from.value - 1
        continue
      }
      findings.report(
        Diagnostic(
          .badValue, .error,
          "a screen \(own.screen.width)px wide is not at this breakpoint, which ends before "
            + "\(next.from.value)px",
          at: Diagnostic.Label(span, "less than \(next.from.value)px wide"),
          also: [Diagnostic.Label(next.from.span, "the next begins here")]))
    }
  }

  private func checkDistances() {
    for (a, b) in zip(sorted, sorted.dropFirst()) where a.from.value == b.from.value {
      findings.report(
        Diagnostic(
          .badValue, .error, "two breakpoints begin at \(b.from.value)px",
          at: Diagnostic.Label(b.from.span), also: [Diagnostic.Label(a.from.span, "the other")]))
    }
  }
}
