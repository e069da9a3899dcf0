import GalleyModel
import GalleyBasics

extension PageLayout {
  /// Lays out all regions, each from the top, then moves them down to their rows.
  ///
  /// - Returns: the page's height.
  mutating func regions() -> LayoutUnit {
    let grid = screen.grid
    var placed: [(box: Int, area: ResolvedGrid.Area)] = []
    for index in plan.regions.indices {
      guard plan.regions[index].shown.contains(index: breakpoint),
        let area = screen.areas[plan.regions[index].region]
      else { continue }
      placed.append((flow.boxes.count, area))
      flow.move(to: .zero)
      region(
        index,
        Room(
          screen.columns[area.columns], area, of: grid, isStory: plan.regions[index].isStory,
          isMeantForStory: screen.hasBody[plan.regions[index].region]))
    }
    let margin = LayoutUnit(grid.gap.row)
    let items = placed.map { ($0.area.rows, flow.boxes[$0.box].frame.height + margin) }
    let rows = GridRows(count: grid.rowCount, flexible: grid.flexibleRow, items: items)
    for (index, (box, area)) in placed.enumerated() {
      flow.shift(box..<flow.boxes[box].end, by: rows.top(of: area.rows.lowerBound))
      let height = rows.height(of: area.rows) - margin
      if isRail(box) {
        let others = items[..<index] + items[(index + 1)...]
        let rest = GridRows(
          count: grid.rowCount, flexible: grid.flexibleRow, items: Array(others))
        share(height, in: box, room: max(.zero, rest.height(of: area.rows) - margin))
      } else {
        letStick(in: box, until: flow.boxes[box].frame.y + height)
      }
      flow.change(box) { $0.frame.height = height }
    }
    return rows.total + (plan.outline.main == nil ? margin : .zero)
  }

  private mutating func region(_ index: Int, _ room: Room) {
    let box = flow.open(.region(index), room.column, isolated: true)
    var part: Int?
    for position in plan.regions[index].children.indices {
      let child = plan.regions[index].children[position]
      guard child.shown.contains(index: breakpoint) else { continue }
      if let part, part != child.part { endRailPart() }
      part = child.part
      if let number = child.number, kept != nil {
        known(child, number, of: index, room)
      } else {
        self.child(child, of: index, room)
      }
    }
    flow.close(box, isolated: true)
  }

  /// A child that other pages are likely to show too.
  private mutating func known(
    _ child: PagePlan.Child, _ number: Int, of region: Int, _ room: Room
  ) {
    if let boxes = kept?[number] { return flow.append(boxes) }
    let boxes = apart { $0.child(child, of: region, room) }
    guard boxes.isSolid else { return self.child(child, of: region, room) }
    kept?[number] = boxes
    flow.append(boxes)
  }

  private mutating func child(_ child: PagePlan.Child, of region: Int, _ room: Room) {
    if child.isStrip {
      strip(page.regions[region].blocks, child.blocks, child.edges, room)
    } else {
      let index = child.blocks.lowerBound
      block(page.regions[region].blocks[index], at: index, child.edges, room)
    }
  }

  /// Lays something out in a flow of its own.
  mutating func apart(_ layOut: (inout Self) -> Void) -> Flow {
    let outer = flow.taken()
    defer { flow = outer }
    layOut(&self)
    return flow.taken()
  }

  /// A sticky slot goes along until its region ends.
  private mutating func letStick(in region: Int, until bottom: LayoutUnit) {
    for index in region..<flow.boxes[region].end {
      guard case .slot(let slot) = flow.boxes[index].role, page.layout.slots[slot.slot].slot.sticky
      else { continue }
      stick(index, travel: max(.zero, bottom - flow.boxes[index].frame.maxY))
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
    _ column: Column, _ area: ResolvedGrid.Area, of grid: ResolvedGrid, isStory: Bool,
    isMeantForStory: Bool
  ) {
    self.column = column
    self.area = area
    margin = LayoutUnit(grid.margin)
    self.isStory = isStory
    isCentered = area.columns == grid.columns.indices && isMeantForStory
  }
}
