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
