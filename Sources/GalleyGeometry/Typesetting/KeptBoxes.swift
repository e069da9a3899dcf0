import GalleyModel

/// What known blocks and slots look like on one screen: their boxes, which are moved to where the next
/// page has them.
struct KeptBoxes: Sendable {
  /// What decides how a slot looks at any of its places.
  struct Slot: Equatable, Sendable {
    /// Index of the layout's slot.
    var slot: Int
    /// The size that it is limited to.
    var limit: Int?
    /// Index of the layout's region.
    var region: Int
    var edges: Edges
    var isStory: Bool
  }

  /// How many boxes the last page had.
  var boxCount = 0
  /// By the blocks' numbers.
  private var blocks: [Flow?] = []
  private var slots: [Slot] = []
  private var boxesOfSlots: [Flow] = []

  mutating func forgetBlocks() { blocks.removeAll(keepingCapacity: true) }

  subscript(number: Int) -> Flow? {
    get { number < blocks.count ? blocks[number] : nil }
    set {
      while blocks.count <= number { blocks.append(nil) }
      blocks[number] = newValue
    }
  }

  subscript(slot: Slot) -> Flow? {
    get { slots.firstIndex(of: slot).map { boxesOfSlots[$0] } }
    set {
      guard let newValue else { return }
      slots.append(slot)
      boxesOfSlots.append(newValue)
    }
  }
}
