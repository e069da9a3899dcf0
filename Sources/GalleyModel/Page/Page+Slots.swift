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
  /// The element's id of a slot at one place: the slot's name, from its second use on with a number,
  /// which no other slot has for its name.
  package func id(of place: PageSlot) -> String {
    let name = slots[place.slot].name
    guard place.use > 1 else { return name }
    var id = "\(name)-\(place.use)"
    while slots.contains(where: { $0.name == id }) { id += "-\(place.use)" }
    return id
  }

  /// The id of the element that an ad is put into, and the class of its slot: never a word of the user's
  /// alone, since lists of ad blockers hide elements by such names on every site.
  package static func elementID(of id: String) -> String { "galley-\(id)" }
}
