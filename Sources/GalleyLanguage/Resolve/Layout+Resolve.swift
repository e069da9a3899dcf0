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
