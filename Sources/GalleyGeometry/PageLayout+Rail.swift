import GalleyModel

// A rail: a column of blocks and slots beside others, whose slots share what these are longer.
extension PageLayout {
  /// Keeps the gap free between two parts of a rail, whose own margins stay inside.
  mutating func endRailPart() {
    flow.settle()
    flow.advance(LayoutUnit(styles.railGap))
  }

  func isRail(_ box: Int) -> Bool {
    if case .region(let index) = flow.boxes[box].role { plan.regions[index].isRail } else { false }
  }

  /// Shares out what a rail's content leaves of its height, in equal parts to its slots: each takes its
  /// part below itself, and a sticky one goes along in it.
  ///
  /// - Parameter room: the height that the regions beside it have without it.
  mutating func share(_ height: LayoutUnit, in rail: Int, room: LayoutUnit) {
    let own = flow.boxes[rail].frame.height
    let turns = turns(in: rail)
    let rest = max(.zero, height - own)
    rails.append(
      PlacedRail(
        box: rail, room: room, height: own, gap: LayoutUnit(styles.railGap), turns: turns))
    for (number, turn) in turns.enumerated() {
      let share = medium.share(number, of: turns.count, in: rest)
      if let slot = flow.boxes[turn].role.slot, page.layout.slots[slot.slot].slot.sticky {
        flow.change(turn) { $0.travel = share }
      }
      flow.shift(flow.boxes[turn].end..<flow.boxes[rail].end, by: share)
    }
  }

  private func turns(in rail: Int) -> [Int] {
    var turns: [Int] = []
    var index = rail + 1
    while index < flow.boxes[rail].end {
      if let place = flow.boxes[index].role.slot, page.layout.slots[place.slot].takesTurns {
        turns.append(index)
      }
      index = flow.boxes[index].end
    }
    return turns
  }
}

extension Medium {
  /// One of so many equal parts of a length, on cells in whole ones.
  fileprivate func share(_ number: Int, of count: Int, in length: LayoutUnit) -> LayoutUnit {
    guard isCells else { return length.part(number, of: count) }
    let cells = length.rawValue / LayoutUnit(1).rawValue
    return LayoutUnit(LayoutUnit(rawValue: cells).part(number, of: count).rawValue)
  }
}
