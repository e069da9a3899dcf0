import GalleyBasics
package import GalleyGeometry
package import GalleyModel

/// A page whose bodies and rails have their advertisements, placed for the screen of each breakpoint.
package struct PageAds: Sendable {
  package private(set) var page: Page
  /// By breakpoint; `nil` where no body shows a slot.
  package private(set) var bodies: [BodyAds?]
  /// By breakpoint, the slots that are repeated down a rail.
  package private(set) var rails: [[RailAds]]

  /// - Parameter previous: where they stood before the article was edited.
  package init(_ unplaced: UnplacedPage, previous: EarlierAds? = nil) {
    var typesetter = Typesetter(unplaced.page.layout)
    self.init(unplaced, &typesetter, previous: previous)
  }

  /// Ends early, with some or none of them, where nobody wants the page any more.
  ///
  /// - Parameter typesetter: one for the screens of the layout's breakpoints.
  package init(
    _ unplaced: UnplacedPage, _ typesetter: inout Typesetter, previous: EarlierAds? = nil
  ) {
    page = unplaced.page
    page.placeInserts()
    bodies = page.layout.breakpoints.map { _ in nil }
    rails = page.layout.breakpoints.map { _ in [] }
    let hasRails = page.hasRepeatedSlot
    guard hasRails || page.hasSlotInBody else { return }
    let placed = typesetter.place(page)
    if let article = page.article { placeBodies(of: article, on: placed, &typesetter, previous) }
    if hasRails { placeRails(beside: placed, &typesetter) }
    self.page.numberSlots()
  }

  private mutating func placeBodies(
    of article: Article, on screens: [PageBoxes], _ typesetter: inout Typesetter,
    _ previous: EarlierAds?
  ) {
    let outline = BodyOutline(article.body)
    var found: [PageOutline.BlockPosition: InsertedSlots] = [:]
    for (index, placed) in screens.enumerated() {
      guard !Cancellation.isRequested,
        let (query, position) = BodyQuery.make(
          page, article, outline, on: placed, &typesetter, previous)
      else { continue }
      let placement = BodyAds(query)
      bodies[index] = placement
      for ad in placement.ads { found[position, default: InsertedSlots()].add(ad, at: index) }
    }
    for (position, slots) in found { insert(slots.all, at: position) }
  }

  /// Beside bodies that have their advertisements already, so that it is known how long they are.
  ///
  /// - Parameter screens: the page without those, which tells already where something stands beside.
  private mutating func placeRails(beside screens: [PageBoxes], _ typesetter: inout Typesetter) {
    let beside = screens.indices.filter { screens[$0].rails.contains { $0.room > .zero } }
    guard let first = beside.first, let last = beside.last else { return }
    page.numberSlots()
    for placed in typesetter.place(page, onScreens: first..<last + 1) {
      let index = placed.breakpoint
      rails[index] = RailQuery.all(page, on: placed, bodies[index]).map { RailAds($0) }
    }
    page.repeatSlots(rails)
  }

  /// Puts slots between the blocks of a body.
  private mutating func insert(_ slots: [InsertedSlot], at position: PageOutline.BlockPosition) {
    let block = page.regions[position.region].blocks[position.block]
    guard case .body(var content) = block.content else { return }
    let sorted = slots.enumerated().sorted {
      ($0.element.gap, $0.offset) < ($1.element.gap, $1.offset)
    }
    var items: [BodyContent.Item] = []
    items.reserveCapacity(content.items.count + slots.count)
    var next = sorted.startIndex
    for item in content.items {
      while next < sorted.endIndex, item == .block(sorted[next].element.gap) {
        items.append(.slot(sorted[next].element.slot))
        next += 1
      }
      items.append(item)
    }
    content.items = items
    page.regions[position.region].blocks[position.block].content = .body(content)
  }
}

/// A slot in a gap, at all breakpoints that have it there.
private struct InsertedSlot {
  let gap: Int
  var slot: PageSlot
}

/// The slots of one body, in the order in which they were found.
private struct InsertedSlots {
  private struct Place: Hashable {
    let gap: Int
    let slot: Int
  }

  private(set) var all: [InsertedSlot] = []
  private var indices: [Place: Int] = [:]

  mutating func add(_ ad: BodyAds.Ad, at breakpoint: Int) {
    let index = indices[Place(gap: ad.gap, slot: ad.slot), default: all.count]
    if index == all.count {
      indices[Place(gap: ad.gap, slot: ad.slot)] = index
      all.append(InsertedSlot(gap: ad.gap, slot: PageSlot(slot: ad.slot, visible: [])))
    }
    all[index].slot.visible.formUnion(BreakpointSet(index: breakpoint))
    all[index].slot.limits[breakpoint] = ad.limit
  }
}

extension Page {
  fileprivate var hasRepeatedSlot: Bool {
    regions.indices.contains { region in
      railParts(ofRegion: region).contains { part in
        guard case .turn(let block) = part,
          case .slot(let place) = regions[region].blocks[block].content
        else { return false }
        return layout.slots[place.slot].isRepeated
      }
    }
  }

  fileprivate var hasSlotInBody: Bool {
    regions.contains { region in
      region.contains { if case .body(let body) = $0 { body.slot != nil } else { false } }
    }
  }
}
