import GalleyBasics
import GalleyModel

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

extension Condition {
  /// The numbers of words that satisfy all comparisons; `nil` when none does.
  var wordRange: ClosedRange<Int>? {
    var (least, most) = (0, Int.max)
    for comparison in words.lazy.map(\.value) {
      switch comparison.op {
      case .atLeast: least = max(least, comparison.number)
      case .moreThan: least = max(least, comparison.number + 1)
      case .atMost: most = min(most, comparison.number)
      case .lessThan: most = min(most, comparison.number - 1)
      case .equal: (least, most) = (max(least, comparison.number), min(most, comparison.number))
      }
    }
    return least <= most ? least...most : nil
  }

  /// Whether no article satisfies both: their sections have none in common, their word counts do not
  /// overlap, or one holds only where the other says that it may not. Tags never exclude each other,
  /// since an article may have many.
  func excludes(_ other: Condition) -> Bool {
    if !sections.isEmpty, !other.sections.isEmpty,
      Set(sections.map(\.value)).isDisjoint(with: other.sections.map(\.value))
    {
      return true
    }
    if not.contains(where: other.implies) || other.not.contains(where: implies) { return true }
    guard !words.isEmpty || !other.words.isEmpty else { return false }
    guard let range = wordRange, let others = other.wordRange else { return true }
    return !range.overlaps(others)
  }

  /// One of the conditions that may not hold, which always does where the others do.
  var contradiction: Condition? { not.first(where: implies) }

  /// Whether another certainly holds wherever this one does.
  private func implies(_ other: Condition) -> Bool {
    Self.covers(other.sections, sections) && Self.covers(other.tags, tags)
      && Self.covers(other.breakpoints, breakpoints) && impliesWords(of: other)
      && other.not.allSatisfy(excludes)
  }

  private func impliesWords(of other: Condition) -> Bool {
    guard !other.words.isEmpty else { return true }
    guard !words.isEmpty, let range = wordRange, let others = other.wordRange else { return false }
    return others.lowerBound <= range.lowerBound && range.upperBound <= others.upperBound
  }

  /// Whether names that are asked for, of which none is all, include every one of some others.
  private static func covers(_ asked: [Spanned<String>], _ own: [Spanned<String>]) -> Bool {
    asked.isEmpty || !own.isEmpty && Set(own.map(\.value)).isSubset(of: asked.map(\.value))
  }
}
