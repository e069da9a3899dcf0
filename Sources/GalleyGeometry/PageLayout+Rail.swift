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
        box: rail, room: room, height: own, gap: LayoutUnit(styles.railGap), turns: turns,
        tops: turns.map { flow.boxes[$0].frame.y }))
    let shares = rest.parts(turns.count, inStepsOf: medium.isCells ? LayoutUnit(1).rawValue : 1)
    for (turn, share) in zip(turns, shares) {
      flow.shift(flow.boxes[turn].end..<flow.boxes[rail].end, by: share)
      if let slot = flow.boxes[turn].role.slot, page.layout.slots[slot.slot].slot.sticky {
        stick(turn, travel: share)
      }
    }
  }

  /// Lets a slot go along with the reader.
  mutating func stick(_ box: Int, travel: LayoutUnit) {
    let y = flow.boxes[box].frame.y
    let stuck = medium.isCells ? (y, travel) : PlacedBox.stick(at: y, travel: travel)
    flow.shift(box..<flow.boxes[box].end, by: stuck.0 - y)
    flow.change(box) { $0.travel = stuck.1 }
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
