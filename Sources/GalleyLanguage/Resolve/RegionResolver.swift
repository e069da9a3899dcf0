import GalleyModel
import GalleyBasics

/// Binds the blocks of every region and decides which landmark each region is.
struct RegionResolver {
  private let layout: Layout
  private let grids: [ResolvedGrid]
  private let breakpoints: BreakpointTable
  private let slots: SlotTable

  init(
    _ layout: Layout, grids: [ResolvedGrid], breakpoints: BreakpointTable, slots: SlotTable
  ) {
    self.layout = layout
    self.grids = grids
    self.breakpoints = breakpoints
    self.slots = slots
  }

  func resolve(_ regions: [Region]) -> [ResolvedRegion] {
    let landmarks = LandmarkChoice(regions)
    let placed = places(of: regions.count)
    return regions.enumerated().map { index, region in
      let visible = placed[index].subtracting(breakpoints.set(of: region.hidden))
      return ResolvedRegion(
        name: region.name, landmark: landmarks[index], label: region.label,
        blocks: region.blocks.map { resolve($0, within: visible) }, visible: visible,
        allow: region.allow)
    }
  }

  /// The breakpoints whose grid has an area for each region.
  private func places(of count: Int) -> [BreakpointSet] {
    var places = Array(repeating: BreakpointSet(), count: count)
    for (index, grid) in grids.enumerated() {
      for area in grid.areas { places[area.region].formUnion(BreakpointSet(index: index)) }
    }
    return places
  }

  private func resolve(_ block: Block, within region: BreakpointSet) -> ResolvedBlock {
    let when = resolve(block.when)
    return ResolvedBlock(
      block.kind, span: block.span, when: when,
      visible: region.intersection(when.possible).subtracting(breakpoints.set(of: block.hidden)),
      slot: block.kind.slotName.flatMap(slots.index(of:)), allow: block.allow)
  }

  private func resolve(_ condition: Condition) -> ResolvedCondition {
    let asked = breakpoints.set(of: condition.breakpoints)
    return ResolvedCondition(
      condition, breakpoints: condition.breakpoints.isEmpty ? breakpoints.all : asked,
      not: condition.not.map(resolve))
  }
}
