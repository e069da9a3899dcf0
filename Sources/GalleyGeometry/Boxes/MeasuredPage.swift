package import GalleyBasics
package import GalleyModel

/// An article's page and where its boxes land on one screen: what rules for pages look at.
package struct MeasuredPage: Sendable {
  package let page: Page
  package let placed: PageBoxes
  /// The same boxes as they stand until the theme's own fonts are there; `nil` where it has none, or nobody asked.
  package var beforeFonts: PageBoxes?
  /// The same page as it comes to look when its ads come late, by how they fill; empty where nobody asked.
  package var late: [PageBoxes?] = []
  /// The slots that are shown in the flow of the page, in the order of reading.
  package let slots: [MeasuredSlot]
  /// Those that are out of it, as they stand before anybody scrolls.
  package let overlays: [MeasuredSlot]
  /// The blocks of all regions but slots, in the order of reading.
  package let blocks: [MeasuredBlock]

  package init(_ page: Page, _ placed: PageBoxes) {
    self.page = page
    self.placed = placed
    var slots: [MeasuredSlot] = []
    var blocks: [MeasuredBlock] = []
    var overlays: [MeasuredSlot] = []
    for region in placed.regions {
      if case .slot(let place) = placed.boxes[region].role {
        overlays.append(
          MeasuredSlot(place, at: region, inRegion: nil, page.layout.slots[place.slot], placed))
        continue
      }
      guard case .region(let index) = placed.boxes[region].role else { continue }
      for box in region..<placed.boxes[region].end {
        switch placed.boxes[box].role {
        case .slot(let place):
          slots.append(
            MeasuredSlot(place, at: box, inRegion: index, page.layout.slots[place.slot], placed))
        case .block(_, let name):
          blocks.append(MeasuredBlock(box: box, region: index, name: name))
        default: break
        }
      }
    }
    self.slots = slots
    self.blocks = blocks
    self.overlays = overlays
  }

  /// All slots that are shown, those in the flow first.
  package var allSlots: [MeasuredSlot] { overlays.isEmpty ? slots : slots + overlays }

  /// The slots that cover a part of the screen while the page scrolls.
  package var anchors: [MeasuredSlot] {
    overlays.filter { $0.slot.position?.staysOnScreen == true }
  }

  /// Lays a page out on a screen and measures it there.
  package init(_ page: Page, screen: PixelSize) {
    self.init(page, PageLayout(page, viewport: screen).place())
  }

  /// A page on the screen of each breakpoint.
  package static func all(of page: Page) -> [MeasuredPage] {
    var typesetter = Typesetter(page.layout)
    return typesetter.place(page).map { MeasuredPage(page, $0) }
  }

  package var breakpoint: String { page.layout.breakpoints[placed.breakpoint].name.value }
  package var screen: PixelSize { placed.viewport }
  /// Where the first screen ends.
  package var fold: LayoutUnit { LayoutUnit(screen.height) }
  /// Whether it is the page as phones show it.
  package var isSmallest: Bool { placed.breakpoint == 0 }

  package func frame(of block: MeasuredBlock) -> Frame { placed.boxes[block.box].frame }
  package func region(of block: MeasuredBlock) -> ResolvedRegion {
    page.layout.regions[page.regions[block.region].region]
  }
}

/// A block of a region at its place.
package struct MeasuredBlock: Sendable {
  /// Index in the boxes.
  package let box: Int
  /// Index in the page's regions.
  package let region: Int
  package let name: BlockName

  /// Whether it is a part of the article, rather than a way to somewhere else.
  package var isArticle: Bool {
    switch name {
    case .sectionLabel, .headline, .standfirst, .byline, .image, .shareLinks, .tags, .body, .text:
      true
    default: false
    }
  }

  /// Whether it is what readers come for.
  package var isContent: Bool {
    switch name {
    case .headline, .standfirst, .image, .body, .text, .articleList: true
    default: false
    }
  }
}

extension Frame {
  package func isBeside(_ other: Frame) -> Bool { y < other.maxY && other.y < maxY }
  package func isAboveOrBelow(_ other: Frame) -> Bool { x < other.maxX && other.x < maxX }
}

/// A slot at its place on a page.
package struct MeasuredSlot: Sendable {
  package let slot: ResolvedSlot
  package let place: PageSlot
  /// Index in the boxes.
  package let box: Int
  /// At the page's breakpoint.
  package let fit: ResolvedSlot.Fit
  /// With its label.
  package let frame: Frame
  /// The space for the advertisement itself.
  package let ad: Frame
  /// How far it goes along with the reader.
  package let travel: LayoutUnit
  /// Index in the page's regions; `nil` for one that is not in the flow of the page.
  package let region: Int?

  /// - Parameters:
  ///   - box: the slot's index in the boxes.
  ///   - region: its region's index in the page's.
  init(
    _ place: PageSlot, at box: Int, inRegion region: Int?, _ slot: ResolvedSlot,
    _ placed: PageBoxes
  ) {
    self.slot = slot
    self.place = place
    self.box = box
    self.region = region
    fit = slot.fit(at: placed.breakpoint, for: place)
    frame = placed.boxes[box].frame
    let inside = placed.boxes[box..<placed.boxes[box].end]
    ad = inside.first { $0.role == .element(.slotBox) }?.frame ?? frame
    travel = placed.boxes[box].travel
  }

  package var name: String { slot.name }
  /// Where the slot is defined.
  package var span: Span { slot.slot.name.span }
  /// The height of its middle, below the page's top.
  package var middle: LayoutUnit { ad.y + ad.height / 2 }
}

/// The part of a page that is the article, by the Better Ads Standards: from the top of its region to
/// the end of its last own block, headers, footers, menus and related articles left out.
package struct MainContent: Sendable {
  /// The advertisements in it, and those that cover it along an edge of the screen; those below its end are not.
  package let slots: [MeasuredSlot]
  /// The heights of the advertisements, without their labels.
  package let ads: LayoutUnit
  package let height: LayoutUnit

  package var adShare: Double {
    height > .zero ? Double(ads.rawValue) / Double(height.rawValue) : 0
  }

  package init(_ page: MeasuredPage) {
    let stories = Set(
      page.blocks.filter { $0.name == .headline || $0.name == .body }.map(\.region))
    let frames = page.placed.regions.map { page.placed.boxes[$0] }.filter { box in
      if case .region(let index) = box.role { stories.contains(index) } else { false }
    }.map(\.frame)
    let article = page.blocks.filter { $0.isArticle && stories.contains($0.region) }
    guard let top = frames.map(\.y).min(),
      let bottom = article.map({ page.frame(of: $0).maxY }).max()
    else {
      slots = []
      ads = .zero
      height = .zero
      return
    }
    let isInside = { (frame: Frame) in
      frame.y >= top && frame.maxY <= bottom && frames.contains { $0.isAboveOrBelow(frame) }
    }
    let others = page.blocks.filter { !$0.isArticle && isInside(page.frame(of: $0)) }
    // Of a page whose ads are blocked, those are there that take their places.
    let isBlocked = page.page.areAdsBlocked
    slots =
      page.slots.filter { isInside($0.frame) && (!isBlocked || $0.slot.houseAd != nil) }
      + page.overlays.filter { $0.slot.position?.isAnchor == true }
    ads = slots.reduce(.zero) { $0 + $1.ad.height }
    height = others.reduce(bottom - top) { $0 - page.frame(of: $1).height }
  }
}
