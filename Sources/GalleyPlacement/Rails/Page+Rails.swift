import GalleyModel

extension Page {
  /// Puts slots into their rails as often as they were placed there, and takes out those that were not.
  ///
  /// - Parameter rails: by breakpoint.
  mutating func repeatSlots(_ rails: [[RailAds]]) {
    let positions = Set(rails.joined().map(\.query.position))
    // From the last block on, so that the places of those before stay what they are.
    for position in positions.sorted(by: { $0.block > $1.block }) {
      let found = rails.map { $0.first { $0.query.position == position } }
      let block = regions[position.region].blocks[position.block]
      guard case .slot(let place) = block.content else { continue }
      let most = found.compactMap(\.self).map(\.ads.count).max() ?? 0
      let blocks = (0..<max(1, most)).compactMap { number in
        place.turn(number, found).map { place in
          PageBlock(block.name, .slot(place), visible: block.visible.intersection(place.visible))
        }
      }
      regions[position.region].blocks.replaceSubrange(
        position.block..<position.block + 1, with: blocks)
    }
    regions.removeAll { $0.blocks.isEmpty }
  }
}

extension PageSlot {
  /// The slot at one of its turns; `nil` where no breakpoint has so many.
  ///
  /// - Parameters:
  ///   - number: from 0; the first also stands where the rail has nothing beside it.
  ///   - rails: by breakpoint.
  fileprivate func turn(_ number: Int, _ rails: [RailAds?]) -> PageSlot? {
    var turn = self
    turn.visible = []
    turn.limits = SizeLimits()
    for (breakpoint, rail) in rails.enumerated() where visible.contains(index: breakpoint) {
      guard number < rail?.ads.count ?? 1 else { continue }
      turn.visible.formUnion(BreakpointSet(index: breakpoint))
      turn.limits[breakpoint] = rail?.ads[number].limit ?? limits[breakpoint]
    }
    return turn.visible.isEmpty ? nil : turn
  }
}
