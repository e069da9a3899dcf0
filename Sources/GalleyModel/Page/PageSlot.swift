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
