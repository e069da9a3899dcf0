extension Page {
  /// Gives each slot its number and its element's id, in the order of reading.
  ///
  /// Slots that are never shown together may have one number, so that at each breakpoint the numbers
  /// grow and no two are the same.
  package mutating func numberSlots() {
    var numbers = SlotNumbers(layout.slots.map(\.name), breakpoints: layout.breakpoints.count)
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

/// The numbers and ids that slots have got so far.
private struct SlotNumbers {
  private let names: [String]
  /// By breakpoint.
  private var counts: [Int]
  /// By slot.
  private var uses: [Int]

  init(_ names: [String], breakpoints: Int) {
    self.names = names
    counts = Array(repeating: 0, count: breakpoints)
    uses = Array(repeating: 0, count: names.count)
  }

  mutating func number(_ slot: inout PageSlot) {
    let shown = counts.indices.filter(slot.visible.contains(index:))
    slot.number = 1 + (shown.map { counts[$0] }.max() ?? 0)
    for index in shown { counts[index] = slot.number }
    uses[slot.slot] += 1
    slot.id = id(ofUse: slot.slot)
  }

  /// The slot's name, from its second use on with a number, which no other slot has for its name.
  private func id(ofUse index: Int) -> String {
    let (name, use) = (names[index], uses[index])
    guard use > 1 else { return name }
    var id = "\(name)-\(use)"
    while names.contains(id) { id += "-\(use)" }
    return id
  }
}
