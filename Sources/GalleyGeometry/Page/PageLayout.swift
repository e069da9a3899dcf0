import GalleyBasics
package import GalleyModel

/// Finds the place of every box of a page at one viewport, as a browser does for its HTML and CSS, or on the
/// cells of a terminal.
///
/// Each family of blocks is an extension in its own file, as in the renderer. A `Typesetter` lays out many
/// pages in less time.
package struct PageLayout {
  let page: Page
  let plan: PagePlan
  private(set) var screen: ScreenPlan
  /// What was laid out on other pages; `nil` where nothing is kept.
  var kept: KeptBoxes?
  /// The page on the screen before, where one typesetter lays out both.
  private(set) var earlier: PageBoxes?
  /// A page with the same body on this screen.
  private(set) var last: PageBoxes?
  var words: ShortTexts
  var days: WrittenDays
  /// The texts of the article's head and body.
  var head = HeadTexts()
  var texts: BodyTexts
  var flow = Flow(capacity: 0)
  var body: BodyBoxes?
  var rails: [RailBoxes] = []

  package init(_ page: Page, viewport: PixelSize, in fonts: FontSet = .builtIn) {
    self.init(
      page, PagePlan(page), on: ScreenPlan(viewport, of: page.layout),
      BodyTexts(page.article?.body ?? Body(), in: fonts.speaking(page.language)))
  }

  /// - Parameters:
  ///   - cells: the width of a terminal; at least 18 are used.
  ///   - breakpoint: index in the layout's breakpoints.
  package init(_ page: Page, cells: Int, breakpoint: Int) {
    self.init(
      page, PagePlan(page), on: ScreenPlan(cells: cells, breakpoint: breakpoint, of: page.layout),
      BodyTexts(page.article?.body ?? Body()))
  }

  init(_ page: Page, _ plan: PagePlan, on screen: ScreenPlan, _ texts: consuming BodyTexts) {
    self.page = page
    self.plan = plan
    self.screen = screen
    self.texts = texts
    words = ShortTexts(in: texts.fonts)
    days = WrittenDays(page.language)
  }

  package consuming func place() -> PageBoxes { placed() }

  /// Places every box anew at another viewport, with the texts as they were measured before.
  package mutating func place(at viewport: PixelSize) -> PageBoxes {
    screen = ScreenPlan(viewport, of: page.layout)
    return placed()
  }

  /// Places the boxes on a screen, with what is kept of other pages there.
  ///
  /// - Parameter last: a page with the same body on this screen.
  mutating func place(
    on screen: ScreenPlan, after last: PageBoxes?, _ boxes: inout KeptBoxes?
  ) -> PageBoxes {
    self.screen = screen
    self.last = last
    kept = boxes.take()
    defer { boxes = kept.take() }
    let page = placed()
    earlier = page
    return page
  }

  private mutating func placed() -> PageBoxes {
    let text = page.article?.body
    flow = Flow(
      medium, in: fonts,
      capacity: max(
        kept?.boxCount ?? 0, 96 + (text?.blocks.count ?? 0) + (text?.runs.count ?? 0)),
      isRightToLeft: page.isRightToLeft)
    rails.removeAll()
    words.begin()
    var height = regions()
    if !page.overlays.isEmpty { height = overlays(below: height) }
    kept?.boxCount = flow.boxes.count
    if page.isRightToLeft { flow.mirror(at: LayoutUnit(viewport.width)) }
    let placed = flow.taken()
    return PageBoxes(
      viewport: viewport, breakpoint: breakpoint, height: height, boxes: placed.boxes,
      body: body.take(), rails: rails, lines: placed.lines, fonts: fonts)
  }

  var viewport: PixelSize { screen.viewport }
  var breakpoint: Int { screen.breakpoint }
  var fonts: FontSet { texts.fonts }
  var styles: StyleTable { screen.styles }
  var medium: Medium { screen.medium }
  var lengths: FixedLengths { screen.medium.lengths }

  /// A text in the type of a box.
  func measured(_ text: String, _ style: BoxStyle) -> MeasuredText {
    MeasuredText(text, TextStyle(style), in: fonts)
  }
}

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
    let items = placed.map {
      ($0.area.rows, flow.boxes[$0.box].frame.height + (isBare($0.box) ? .zero : margin))
    }
    let rows = GridRows(count: grid.rowCount, flexible: grid.flexibleRow, items: items)
    for (index, (box, area)) in placed.enumerated() {
      flow.shift(box..<flow.boxes[box].end, by: rows.top(of: area.rows.lowerBound))
      let height = rows.height(of: area.rows) - (isBare(box) ? .zero : margin)
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
      // The gap to the next region belongs to the slot, and goes with it.
      if plan.regions[index].isBare { flow.advance(LayoutUnit(screen.grid.gap.row)) }
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
  /// Whether it is the room of a block that stands in a body.
  var isInsert = false
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

// A rail: a column of blocks and slots beside others, whose slots share what these are longer.
extension PageLayout {
  /// Keeps the gap free between two parts of a rail, whose own margins stay inside.
  mutating func endRailPart() {
    flow.settle()
    flow.advance(LayoutUnit(styles.railGap))
  }

  private func isBare(_ box: Int) -> Bool {
    if case .region(let index) = flow.boxes[box].role { plan.regions[index].isBare } else { false }
  }

  func isRail(_ box: Int) -> Bool {
    if case .region(let index) = flow.boxes[box].role { plan.regions[index].isRail } else { false }
  }

  /// Shares out what a rail's content leaves of its height, in equal parts to its slots: each takes its
  /// part below itself, and a sticky one goes along in it.
  ///
  /// - Parameter room: the height that the regions beside it have without it.
  mutating func share(_ height: LayoutUnit, in rail: Int, room: LayoutUnit) {
    let own = flow.boxes[rail].frame.height
    let turns = turns(in: rail)
    let rest = max(.zero, height - own)
    rails.append(
      RailBoxes(
        box: rail, room: room, height: own, gap: LayoutUnit(styles.railGap), turns: turns,
        tops: turns.map { flow.boxes[$0].frame.y }))
    let shares = rest.parts(turns.count, inStepsOf: medium.isCells ? LayoutUnit(1).rawValue : 1)
    for (turn, share) in zip(turns, shares) {
      flow.shift(flow.boxes[turn].end..<flow.boxes[rail].end, by: share)
      if let slot = flow.boxes[turn].role.slot, page.layout.slots[slot.slot].slot.sticky {
        stick(turn, travel: share)
      }
    }
  }

  /// Lets a slot go along with the reader.
  mutating func stick(_ box: Int, travel: LayoutUnit) {
    let y = flow.boxes[box].frame.y
    let stuck = medium.isCells ? (y, travel) : PageBox.stick(at: y, travel: travel)
    flow.shift(box..<flow.boxes[box].end, by: stuck.0 - y)
    flow.change(box) { $0.travel = stuck.1 }
  }

  private func turns(in rail: Int) -> [Int] {
    var turns: [Int] = []
    var index = rail + 1
    while index < flow.boxes[rail].end {
      if let place = flow.boxes[index].role.slot, page.layout.slots[place.slot].takesTurns {
        turns.append(index)
      }
      index = flow.boxes[index].end
    }
    return turns
  }
}
