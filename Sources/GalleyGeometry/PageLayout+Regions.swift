import GalleyModel
import GalleySyntax

extension PageLayout {
  /// Lays out all regions, each from the top, then moves them down to their rows.
  ///
  /// - Returns: the page's height.
  mutating func regions() -> LayoutUnit {
    let grid = page.layout.grids[breakpoint]
    var placed: [(box: Int, area: ResolvedGrid.Area)] = []
    for (index, region) in page.regions.enumerated() where isShown(region) {
      guard let area = grid.areas.first(where: { $0.region == region.region }) else { continue }
      placed.append((flow.boxes.count, area))
      flow.move(to: .zero)
      let meant = page.layout.regions[region.region]
      self.region(
        region, at: index, Room(screen.columns[area.columns], area, of: grid, region, meant))
    }
    let margin = LayoutUnit(grid.gap.row)
    let rows = GridRows(
      count: grid.rowCount, flexible: grid.flexibleRow,
      items: placed.map { ($0.area.rows, flow.boxes[$0.box].frame.height + margin) })
    for (box, area) in placed {
      flow.shift(box..<flow.boxes[box].end, by: rows.top(of: area.rows.lowerBound))
      let height = rows.height(of: area.rows) - margin
      flow.change(box) { $0.frame.height = height }
      letStick(in: box)
    }
    return rows.total + (outline.main == nil ? margin : .zero)
  }

  private func isShown(_ region: PageRegion) -> Bool {
    page.layout.regions[region.region].visible.contains(index: breakpoint)
      && region.shown.contains(index: breakpoint)
  }

  private mutating func region(_ region: PageRegion, at index: Int, _ room: Room) {
    let box = flow.open(.region(index), room.column, isolated: true)
    let groups = region.blocks.grouped(
      startsHidden: index == outline.main && outline.headline == nil)
    for (position, group) in groups.enumerated() {
      let edges = Edges(position, of: groups.count)
      switch group {
      case .hiddenHeadline: break
      case .strip(let blocks): strip(region.blocks, blocks, edges, room)
      case .block(let block):
        guard region.blocks[block].shown.contains(index: breakpoint) else { continue }
        self.block(region.blocks[block], at: block, edges, room)
      }
    }
    flow.close(box, isolated: true)
  }

  /// A sticky slot goes along until its region ends.
  private mutating func letStick(in region: Int) {
    let bottom = flow.boxes[region].frame.maxY
    for index in region..<flow.boxes[region].end {
      guard case .slot(let slot) = flow.boxes[index].role, page.layout.slots[slot.slot].slot.sticky
      else { continue }
      flow.change(index) { $0.travel = max(.zero, bottom - $0.frame.maxY) }
    }
  }
}

/// A region's column and what the stylesheet says of it.
struct Room {
  let column: Column
  /// Whether an article's body stands in it, which keeps its blocks to the measure.
  let isStory: Bool
  /// Whether what is narrower than the region stands in its middle.
  let isCentered: Bool
  let area: ResolvedGrid.Area
  /// The space to the viewport's edges.
  let margin: LayoutUnit

  init(
    _ column: Column, _ area: ResolvedGrid.Area, of grid: ResolvedGrid, _ region: PageRegion,
    _ meant: ResolvedRegion
  ) {
    self.column = column
    self.area = area
    margin = LayoutUnit(grid.margin)
    isStory = region.contains(\.isBody)
    isCentered = area.columns == grid.columns.indices && meant.hasBody
  }
}

/// A child of a region's element.
private enum Group {
  case hiddenHeadline
  /// Blocks that stand in one strip.
  case strip(Range<Int>)
  case block(Int)
}

extension ResolvedRegion {
  fileprivate var hasBody: Bool {
    blocks.indices.contains { if case .body = blocks[$0].kind { true } else { false } }
  }
}

extension [PageBlock] {
  fileprivate func grouped(startsHidden: Bool) -> [Group] {
    var groups: [Group] = startsHidden ? [.hiddenHeadline] : []
    for index in indices {
      if !self[index].content.isStripItem {
        groups.append(.block(index))
      } else if case .strip(let range) = groups.last {
        groups[groups.count - 1] = .strip(range.lowerBound..<index + 1)
      } else {
        groups.append(.strip(index..<index + 1))
      }
    }
    return groups
  }
}
