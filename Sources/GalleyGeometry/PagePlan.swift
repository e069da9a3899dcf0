import GalleyModel

/// What a page's boxes are made of on any screen.
struct PagePlan: Sendable {
  struct Region: Sendable {
    /// Index in the layout's regions.
    var region: Int
    /// Where it has something to show.
    var shown: BreakpointSet
    var isRail: Bool
    /// Whether the article's body stands in it, and whether the layout has one there.
    var isStory: Bool
    var isMeantForStory: Bool
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
      let region = page.regions[index].region
      let blocks = page.regions[index].blocks
      let rail = page.railParts(ofRegion: index)
      return Region(
        region: region,
        shown: page.layout.regions[region].visible.intersection(page.regions[index].shown),
        isRail: !rail.isEmpty,
        isStory: blocks.indices.contains { blocks[$0].name == .body },
        isMeantForStory: page.layout.regions[region].hasBody,
        children: rail.isEmpty
          ? Self.children(
            of: blocks[...], hidesHeadline: index == outline.main && outline.headline == nil)
          : Self.children(ofRail: rail, blocks))
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
            shown: isStrip ? everywhere : blocks[index].shown))
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
        guard blocks.indices.allSatisfy({ blocks[$0].name.isShared }) else { continue }
        let circumstances = KnownBlocks.Circumstances(
          region: region.region, first: child.blocks.lowerBound, edges: child.edges,
          isStory: region.isStory, language: page.language)
        regions[index].children[position].number = known.number(of: blocks, circumstances)
      }
    }
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
