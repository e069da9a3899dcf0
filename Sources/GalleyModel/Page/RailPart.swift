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
    let rails = regions.filter { !$0.hasBody }
    return Set(rails.flatMap(\.blocks).compactMap(\.slot)).filter { slots[$0].takesTurns }.sorted()
  }
}

extension StyleTable {
  /// Between two parts of a rail: as much as above and below a slot elsewhere.
  package var railGap: Int { self[.slot].marginTop }
}
