package import GalleyModel
package import GalleyBasics

extension Layout {
  /// Binds every name, inherits what is inherited and fills in what is usual.
  ///
  /// The result is complete even where there are errors, so that later checks can go on; a page is
  /// made of it only when there are none.
  package func resolve() -> Diagnosed<ResolvedLayout> {
    let findings = Findings()
    let breakpoints = BreakpointTable(self, findings)
    let order = readingOrder(breakpoints)
    let grids = GridResolver(self, order: order, breakpoints: breakpoints, findings).resolve()
    let table = SlotTable(slots, findings)
    let regions = RegionResolver(self, grids: grids, breakpoints: breakpoints, slots: table)
      .resolve(order)
    let placements = PlacementResolver(breakpoints: breakpoints, slots: table, findings)
    let resolved = ResolvedLayout(
      name: name, description: description, breakpoints: breakpoints.sorted, grids: grids,
      regions: regions,
      slots: slots.enumerated().map { index, slot in
        ResolvedSlot(
          resolving: slot, breakpoints, placement: placements.resolve(slot, at: index))
      },
      theme: theme.applied(to: Theme()),
      policy: Policy(
        profiles: policy.profiles ?? [.betterAds], rules: policy.rules, labels: policy.labels),
      allow: allow)
    return Diagnosed(resolved, findings.diagnostics)
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
}
