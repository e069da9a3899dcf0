import GalleyBasics
import GalleyModel

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
    var visible = region.intersection(when.possible).subtracting(breakpoints.set(of: block.hidden))
    var heights: [Int] = []
    if case .custom(let custom) = block.kind {
      let known = self.heights(of: custom)
      heights = known.map { $0 ?? 0 }
      let shown = known.indices.filter { known[$0] != nil }.map(BreakpointSet.init(index:))
      visible = visible.intersection(BreakpointSet(shown))
    }
    return ResolvedBlock(
      block.kind, span: block.span, when: when, visible: visible,
      slot: block.kind.slotName.flatMap {
        block.kind.name == .body ? slots.indexInFlow(of: $0) : slots.index(of: $0)
      }, allow: block.allow,
      inserts: block.kind.inserts.map {
        ResolvedInsert(resolve($0.block, within: visible), after: $0.after)
      }, heights: heights)
  }

  /// By breakpoint; one that is not named has the height of the next smaller one.
  private func heights(of custom: Custom) -> [Int?] {
    var own: [Int: Int] = [:]
    for height in custom.heights {
      let index = height.breakpoint.map(breakpoints.index(of:)) ?? 0
      if let index { own[index] = height.pixels }
    }
    var current: Int?
    return breakpoints.sorted.indices.map { index in
      current = own[index] ?? current
      return current
    }
  }

  private func resolve(_ condition: Condition) -> ResolvedCondition {
    let asked = breakpoints.set(of: condition.breakpoints)
    return ResolvedCondition(
      condition, breakpoints: condition.breakpoints.isEmpty ? breakpoints.all : asked,
      not: condition.not.map(resolve))
  }
}

/// Decides which landmark each region is, so that a page has one `main`, at most one `header` and
/// `footer`, and everything else inside a landmark.
struct LandmarkChoice {
  private var landmarks: [Landmark]

  subscript(region: Int) -> Landmark { landmarks[region] }

  init(_ regions: [Region]) {
    landmarks = regions.map { $0.landmark?.value ?? Self.usual($0) }
    let written = regions.map { $0.landmark?.value }
    if !written.contains(.main), let main = Self.main(regions, free: written.map { $0 == nil }) {
      landmarks[main] = .main
    }
    claim(.header, regions, written) { block in
      switch block {
      case .masthead, .weather, .date, .place: true
      default: false
      }
    }
    claim(.footer, regions, written) { block in
      if case .copyright = block { true } else { false }
    }
  }

  /// Gives a landmark to the first free region that holds what belongs there.
  private mutating func claim(
    _ landmark: Landmark, _ regions: [Region], _ written: [Landmark?],
    where belongs: (BlockKind) -> Bool
  ) {
    guard !written.contains(landmark) else { return }
    let first = regions.indices.first {
      written[$0] == nil && landmarks[$0] != .main
        && regions[$0].blocks.contains { belongs($0.kind) }
    }
    if let first { landmarks[first] = landmark }
  }

  /// The region with the body, else with the headline, else with the first list, else the first.
  private static func main(_ regions: [Region], free: [Bool]) -> Int? {
    let candidates = regions.indices.filter { free[$0] }
    func first(_ name: BlockName) -> Int? {
      candidates.first { regions[$0].blocks.contains { $0.kind.name == name } }
    }
    return first(.body) ?? first(.headline) ?? first(.articleList) ?? candidates.first
  }

  /// A region of slots and lines needs no landmark: each slot is one itself.
  private static func usual(_ region: Region) -> Landmark {
    let isBare = region.blocks.allSatisfy { block in
      switch block.kind {
      case .spotImg, .divider: true
      default: false
      }
    }
    return isBare ? .none : .aside
  }
}
