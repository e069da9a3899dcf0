import GalleyBasics
import GalleyModel

/// What a page's boxes are made of on any screen.
struct PagePlan: Sendable {
  struct Region: Sendable {
    /// Index in the layout's regions.
    var region: Int
    /// Where it has something to show.
    var shown: BreakpointSet
    var isRail: Bool
    /// Whether it holds nothing but slots.
    var isBare: Bool
    /// Whether the article's body stands in it.
    var isStory: Bool
    var children: [Child]
  }

  /// A child of a region's element.
  struct Child: Sendable {
    /// Blocks that stand in one strip, or a single one; none for a hidden headline.
    var blocks: Range<Int>
    var isStrip: Bool
    var shown: BreakpointSet
    var edges: Edges = []
    /// Which part of a rail it stands in.
    var part = 0
    /// The number of `KnownBlocks`, where other pages are likely to show the same.
    var number: Int?
  }

  let outline: PageOutline
  /// One for each of the page's.
  private(set) var regions: [Region]

  init(_ page: Page) {
    let outline = PageOutline(page)
    self.outline = outline
    regions = page.regions.indices.map { index in
      let rail = page.railParts(ofRegion: index)
      let shown = page.regions[index].blocks.shown
      let region = page.regions[index].region
      let isBare = page.isBare(region: index)
      var children =
        rail.isEmpty
        ? Self.children(
          of: page.regions[index].blocks[...],
          hidesHeadline: index == outline.main && outline.headline == nil)
        : Self.children(ofRail: rail, page.regions[index].blocks)
      if isBare {
        // The gap to the next region stands for the margins of its slots.
        for child in children.indices { children[child].edges = [.first, .last] }
      }
      return Region(
        region: region, shown: page.layout.regions[region].visible.intersection(shown),
        isRail: !rail.isEmpty, isBare: isBare, isStory: page.regions[index].blocks.hasBody,
        children: children)
    }
  }

  private static func children(
    of blocks: ArraySlice<PageBlock>, hidesHeadline: Bool = false
  ) -> [Child] {
    var children: [Child] = []
    if hidesHeadline {
      children.append(Child(blocks: 0..<0, isStrip: false, shown: BreakpointSet()))
    }
    for index in blocks.indices {
      let isStrip = blocks[index].name.isStripItem
      if isStrip, let last = children.last, last.isStrip {
        children[children.count - 1].blocks = last.blocks.lowerBound..<index + 1
      } else {
        let everywhere = BreakpointSet(first: BreakpointSet.capacity)
        children.append(
          Child(
            blocks: index..<index + 1, isStrip: isStrip,
            shown: isStrip ? everywhere : blocks.shown(index)))
      }
    }
    for index in children.indices { children[index].edges = Edges(index, of: children.count) }
    return children
  }

  private static func children(ofRail parts: [RailPart], _ blocks: [PageBlock]) -> [Child] {
    parts.enumerated().flatMap { number, part in
      let range =
        switch part {
        case .stack(let stack): stack
        case .turn(let block): block..<block + 1
        }
      var children = children(of: blocks[range])
      for index in children.indices { children[index].part = number }
      return children
    }
  }

  /// Finds out which blocks have been seen on other pages.
  mutating func recognise(_ page: Page, _ known: inout KnownBlocks) {
    for (index, region) in regions.enumerated() {
      for (position, child) in region.children.enumerated() where !child.blocks.isEmpty {
        let blocks = page.regions[index].blocks[child.blocks]
        guard blocks.indices.allSatisfy({ isShared(blocks[$0], in: page) }) else { continue }
        let circumstances = KnownBlocks.Circumstances(
          region: region.region, first: child.blocks.lowerBound, edges: child.edges,
          isStory: region.isStory, language: page.language)
        regions[index].children[position].number = known.number(of: blocks, circumstances)
      }
    }
  }
}

/// Whether other pages are likely to show the same: a date only where it is not the article's own.
private func isShared(_ block: PageBlock, in page: Page) -> Bool {
  guard case .date(let date) = block.content else { return block.name.isShared }
  return date == page.site.date
}

extension RandomAccessCollection<PageBlock> where Index == Int {
  // By index and name: a block is large, and looking at its content would copy it.

  /// Where a block is seen: a slot is not where it has no sizes.
  fileprivate func shown(_ index: Int) -> BreakpointSet {
    if case .spotImg = self[index].name { self[index].shown } else { self[index].visible }
  }

  fileprivate var shown: BreakpointSet {
    indices.reduce(BreakpointSet()) { $0.union(shown($1)) }
  }

  fileprivate var hasBody: Bool {
    indices.contains { if case .body = self[$0].name { true } else { false } }
  }
}

extension BlockName {
  fileprivate var isStripItem: Bool {
    switch self {
    case .weather, .place, .date, .appLinks, .languageLinks: true
    default: false
    }
  }
}

/// What is the same for all pages of a layout on one screen.
struct ScreenPlan: Sendable {
  /// In units of the medium.
  let viewport: PixelSize
  /// Index in the layout's breakpoints.
  let breakpoint: Int
  let medium: Medium
  let styles: StyleTable
  /// In units of the medium.
  let grid: ResolvedGrid
  let columns: GridColumns
  /// By the index of the layout's regions; `nil` for those that are not in the grid.
  let areas: [ResolvedGrid.Area?]
  /// By the index of the layout's regions, whether an article's body is meant to stand there.
  let hasBody: [Bool]
  /// The widest line of body text, in units of the medium.
  let measure: Int
  /// Whether a body looks the same as on the screen before, in a column of the same width.
  let sharesBody: Bool

  /// - Parameter earlier: the screen that pages are laid out on before.
  init(_ viewport: PixelSize, of layout: ResolvedLayout, after earlier: ScreenPlan? = nil) {
    self.viewport = viewport
    breakpoint = layout.breakpoint(forWidth: viewport.width)
    medium = .pixels
    styles = StyleTable(
      theme: layout.theme, fromWidth: layout.breakpoints[breakpoint].from.value)
    grid = layout.grids[breakpoint]
    columns = GridColumns(grid, viewport: viewport.width)
    areas = grid.areas(ofRegions: layout.regions.count)
    hasBody = layout.regions.map(\.hasBody)
    measure = layout.theme.measure
    sharesBody = earlier?.styles.hasSameBody(as: styles) ?? false
  }

  /// A terminal of so many cells, which show the page as it is on the screen that a breakpoint is judged
  /// on: its grid takes all of them, but no cell stands for less than 6 px, so that a phone's page stays
  /// narrow on a wide terminal.
  init(cells: Int, breakpoint: Int, of layout: ResolvedLayout) {
    let screen = layout.breakpoints[breakpoint].screen
    let pixels = GridColumns(layout.grids[breakpoint], viewport: screen.width)
    let total = max(1, pixels.total.pixels)
    let cells = max(Self.narrowestColumn, min(cells, Int(total / Self.leastPixelsPerCell)))
    medium = .cells(pixelsPerCell: max(1, total / Double(cells)))
    self.breakpoint = breakpoint
    styles = .cells
    viewport = PixelSize(width: cells, height: medium.down(screen.height))
    let grid = layout.grids[breakpoint].onCells(medium)
    let columns = pixels.fitted(to: cells, gap: grid.gap.column)
    let isTooNarrow = grid.areas.contains {
      columns[$0.columns].width < LayoutUnit(Self.narrowestColumn)
    }
    self.grid = isTooNarrow ? grid.stacked : grid
    areas = self.grid.areas(ofRegions: layout.regions.count)
    hasBody = layout.regions.map(\.hasBody)
    self.columns =
      isTooNarrow ? GridColumns([Column(x: .zero, width: LayoutUnit(cells))]) : columns
    measure = max(Self.narrowestMeasure, medium.across(layout.theme.measure))
    sharesBody = false
  }

  /// The narrowest column that is pleasant to read, and the narrowest that text is made for the sake of
  /// scale, in cells.
  private static let narrowestColumn = 18
  private static let narrowestMeasure = 64
  private static let leastPixelsPerCell = 6.0
}

extension StyleTable {
  /// Whether all elements of bodies have the same styles.
  fileprivate func hasSameBody(as other: StyleTable) -> Bool {
    StyledElement.allCases.allSatisfy { !$0.isOfBody || self[$0] == other[$0] }
  }
}

extension ResolvedRegion {
  fileprivate var hasBody: Bool {
    blocks.contains { if case .body = $0.kind { true } else { false } }
  }
}

extension ResolvedGrid {
  /// The first area of each region.
  fileprivate func areas(ofRegions count: Int) -> [Area?] {
    var found = [Area?](repeating: nil, count: count)
    for area in areas.reversed() where found.indices.contains(area.region) {
      found[area.region] = area
    }
    return found
  }

  fileprivate func onCells(_ medium: Medium) -> ResolvedGrid {
    var grid = self
    grid.width = nil
    grid.margin = 0
    grid.gap = GridGap(
      row: min(2, medium.down(gap.row)),
      column: columns.count > 1 ? max(2, medium.across(gap.column)) : 0)
    return grid
  }

  /// All areas one below the other.
  fileprivate var stacked: ResolvedGrid {
    var grid = self
    grid.columns = [.fraction(1)]
    grid.rowCount = areas.count
    for index in areas.indices {
      grid.areas[index].rows = index..<index + 1
      grid.areas[index].columns = 0..<1
    }
    return grid
  }
}
