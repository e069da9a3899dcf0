import GalleyModel
import GalleyBasics

/// A block that shows a slot, by its name or in its sequence, with the region that it stands in.
struct SlotPlacement {
  /// Index in the layout's regions.
  let region: Int
  let block: ResolvedBlock
  /// Where the slot's name is written.
  let name: Span
  /// Where both the block and the slot are there.
  let visible: BreakpointSet

  /// What must hold for the slot to be there.
  var conditions: [Condition] { block.conditions }
}

extension ResolvedBlock {
  /// All conditions that are written of it.
  var conditions: [Condition] {
    if case .body(_, let slot, _) = kind { [when.written, slot] } else { [when.written] }
  }
}

extension ResolvedLayout {
  /// The blocks that show each slot, by the slot's index, in the order of reading.
  var slotPlacements: [[SlotPlacement]] {
    var placements: [[SlotPlacement]] = Array(repeating: [], count: slots.count)
    let visible = slots.map(\.visible)
    for (index, region) in regions.enumerated() {
      for block in region.blocks {
        guard let name = block.kind.slotName else { continue }
        for slot in slots(of: block) {
          placements[slot].append(
            SlotPlacement(
              region: index, block: block, name: name.span,
              visible: block.visible.intersection(visible[slot])))
        }
      }
    }
    return placements
  }

  /// Indices of the slot that a block names and, for a body, of those that stand in it in its sequence.
  private func slots(of block: ResolvedBlock) -> [Int] {
    guard let named = block.slot else { return [] }
    guard case .body = block.kind else { return [named] }
    return Set(slots[named].placement.sequence + [named]).sorted()
  }

  /// "mobile", "mobile and tablet", "mobile, tablet and desktop".
  func names(of set: BreakpointSet) -> String {
    list(set.indices.filter { $0 < breakpoints.count }.map { breakpoints[$0].name.value }, "and")
  }
}

/// "a", "a or b", "a, b or c".
func list(_ words: [String], _ conjunction: String) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}
