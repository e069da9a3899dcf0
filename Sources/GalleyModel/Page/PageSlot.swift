/// A slot at one place of a page: numbers only, as boxes have it with them and are copied a lot.
package struct PageSlot: Hashable, Sendable {
  /// Index in the layout's slots.
  package var slot: Int
  /// How many slots stand up to here, this one included, where the most are shown.
  package var number: Int
  /// Which of the slot's places on the page it is, from 1, in the order of reading.
  package var use: Int
  package var visible: BreakpointSet
  /// The largest of its sizes that there is room for.
  package var limits: SizeLimits

  package init(
    slot: Int, number: Int = 0, use: Int = 1, visible: BreakpointSet,
    limits: SizeLimits = SizeLimits()
  ) {
    self.slot = slot
    self.number = number
    self.use = use
    self.visible = visible
    self.limits = limits
  }
}

/// The size that a slot is limited to at one place, by breakpoint.
package struct SizeLimits: Hashable, Sendable {
  /// How many of a slot's sizes can be told apart.
  package static let capacity = 15
  /// Four bits for each breakpoint: 0 for no limit, else one more than the size's index.
  private var packed: UInt64 = 0

  package init() {}

  /// The index of a size in the slot's list at a breakpoint; `nil` where all may come.
  package subscript(breakpoint: Int) -> Int? {
    get {
      let bits = Int(packed >> UInt64(4 * breakpoint) & 15)
      return bits == 0 ? nil : bits - 1
    }
    set {
      let shift = UInt64(4 * breakpoint)
      packed &= ~(15 << shift)
      if let newValue, newValue < Self.capacity { packed |= UInt64(newValue + 1) << shift }
    }
  }

  package var isEmpty: Bool { packed == 0 }
}

extension Page {
  /// Gives each slot its numbers, in the order of reading.
  ///
  /// Slots that are never shown together may have one number, so that at each breakpoint the numbers
  /// grow and no two are the same.
  package mutating func numberSlots() {
    var numbers = SlotNumbers(slots: layout.slots.count, breakpoints: layout.breakpoints.count)
    for region in regions.indices {
      for block in regions[region].blocks.indices {
        switch regions[region].blocks[block].content {
        case .slot(var slot):
          numbers.number(&slot)
          regions[region].blocks[block].content = .slot(slot)
        case .body(var body) where body.slot != nil:
          for item in body.items.indices {
            guard case .slot(var slot) = body.items[item] else { continue }
            numbers.number(&slot)
            body.items[item] = .slot(slot)
          }
          regions[region].blocks[block].content = .body(body)
        default: break
        }
      }
    }
    for index in overlays.indices { numbers.number(&overlays[index].place) }
  }
}

/// The numbers that slots have got so far.
private struct SlotNumbers {
  /// By breakpoint.
  private var counts: [Int]
  /// By slot.
  private var uses: [Int]

  init(slots: Int, breakpoints: Int) {
    counts = Array(repeating: 0, count: breakpoints)
    uses = Array(repeating: 0, count: slots)
  }

  mutating func number(_ slot: inout PageSlot) {
    let shown = counts.indices.filter(slot.visible.contains(index:))
    slot.number = 1 + (shown.map { counts[$0] }.max() ?? 0)
    for index in shown { counts[index] = slot.number }
    uses[slot.slot] += 1
    slot.use = uses[slot.slot]
  }
}

extension ResolvedLayout {
  /// The element's id of a slot at one place: the slot's name, from its second use on with a number behind a hyphen, or
  /// behind more of them where another slot's name goes on as such an id does.
  package func id(of place: PageSlot) -> String {
    let name = slots[place.slot].name
    guard place.use > 1 else { return name }
    var start = "\(name)-"
    while slots.contains(where: { $0.name.isPlace(after: start) }) { start += "-" }
    return "\(start)\(place.use)"
  }

  /// The id of the element that an ad is put into, and the class of its slot: never a word of the user's
  /// alone, since lists of ad blockers hide elements by such names on every site.
  package static func elementID(of id: String) -> String { "galley-\(id)" }
}

extension String {
  /// Whether only digits and hyphens follow some text.
  fileprivate func isPlace(after start: String) -> Bool {
    hasPrefix(start)
      && utf8.dropFirst(start.utf8.count).allSatisfy { "-0123456789".utf8.contains($0) }
  }
}

/// A part of a rail: of a region whose slots share the height that the regions beside it leave to it.
package enum RailPart: Hashable, Sendable {
  /// Blocks one below the other, as high as they are.
  case stack(Range<Int>)
  /// A slot's turn: it takes its share of what is left over, and a sticky slot goes along in it.
  case turn(Int)
}

extension Page {
  /// The parts of a region, from the top down; none for a region that is no rail.
  ///
  /// A rail is a region without a body in which a slot sticks, or is repeated.
  package func railParts(ofRegion index: Int) -> [RailPart] {
    let blocks = regions[index].blocks.indices
    guard blocks.contains(where: { takesTurns($0, inRegion: index) }),
      !layout.regions[regions[index].region].hasBody
    else { return [] }
    var parts: [RailPart] = []
    for position in blocks {
      if takesTurns(position, inRegion: index) {
        parts.append(.turn(position))
      } else if case .stack(let stack) = parts.last {
        parts[parts.count - 1] = .stack(stack.lowerBound..<position + 1)
      } else {
        parts.append(.stack(position..<position + 1))
      }
    }
    return parts
  }

  /// Whether a region holds nothing but slots, so that it takes no room where none of them is there.
  package func isBare(region index: Int) -> Bool {
    let blocks = regions[index].blocks
    return blocks.indices.allSatisfy { blocks[$0].name == .spotImg }
      && railParts(ofRegion: index).isEmpty
  }

  /// The name is asked first: a block's content is large, and looking at it copies it.
  private func takesTurns(_ block: Int, inRegion region: Int) -> Bool {
    guard regions[region].blocks[block].name == .spotImg,
      case .slot(let place) = regions[region].blocks[block].content
    else { return false }
    return layout.slots[place.slot].takesTurns
  }
}

extension ResolvedSlot {
  /// Whether it shares the height of a rail that it stands in.
  package var takesTurns: Bool { slot.sticky || isRepeated }

  /// Whether it stands in a rail as often as its placement allows.
  package var isRepeated: Bool { slot.placement != nil }
}

extension ResolvedRegion {
  /// Whether it is where an article's body stands.
  package var hasBody: Bool {
    blocks.indices.contains { if case .body = blocks[$0].kind { true } else { false } }
  }
}

extension ResolvedLayout {
  /// Whether any of its regions may be a rail.
  package var hasRail: Bool { !slotsInTurns.isEmpty }

  /// Indices of the slots that stand where and how often there is room for them, ascending.
  package var placedSlots: [Int] {
    slotsInBodies + slotsInTurns.filter { slots[$0].isRepeated && !slotsInBodies.contains($0) }
  }

  /// Indices of the slots that share the height of a rail, ascending.
  private var slotsInTurns: [Int] {
    var found: Set<Int> = []
    for region in regions.indices where !regions[region].hasBody {
      found.formUnion(regions[region].blocks.lazy.compactMap(\.slot))
    }
    return found.filter { slots[$0].takesTurns }.sorted()
  }
}

extension StyleTable {
  /// Between two parts of a rail: as much as above and below a slot elsewhere.
  package var railGap: Int { self[.slot].marginTop }
}

extension Page {
  /// Leaves out some slots, given by their indices in the layout's.
  package mutating func close(_ slots: Set<Int>) {
    for region in regions.indices { regions[region].close(slots) }
    regions.removeAll(where: \.blocks.isEmpty)
  }

  /// The page as readers get it whose browsers block its ads: what is out of the flow is not there, slots that collapse
  /// are closed, all others leave their space, or their house ad.
  package var withoutAds: Page {
    var page = self
    page.areAdsBlocked = true
    page.overlays = []
    let closing = layout.slots.indices.filter { layout.slots[$0].slot.unfilled == .collapse }
    if !closing.isEmpty { page.close(Set(closing)) }
    return page
  }
}

extension PageRegion {
  /// Leaves out some slots, given by their indices in the layout's.
  fileprivate mutating func close(_ slots: Set<Int>) {
    blocks.removeAll { block in
      if case .slot(let place) = block.content { slots.contains(place.slot) } else { false }
    }
    for index in blocks.indices {
      guard case .body(var body) = blocks[index].content else { continue }
      body.items.removeAll { item in
        if case .slot(let place) = item { slots.contains(place.slot) } else { false }
      }
      blocks[index].content = .body(body)
    }
  }
}
