package import GalleyGeometry
package import GalleyModel
import GalleyBasics

/// What is asked of a slot that stands in a rail as often as its placement allows, on one screen.
///
/// It is a value, so that the same rail can be asked about other rules, one number changed.
package struct RailQuery: Sendable {
  /// Index in the layout's slots.
  package let slot: Int
  /// The block that is repeated.
  let position: PageOutline.BlockPosition
  /// Index in the layout's breakpoints.
  package let breakpoint: Int
  package var rules: PlacementRules
  let offers: [SlotOffer]
  /// Whether the slot goes along with the reader.
  package let isSticky: Bool
  /// Its left edge.
  package let x: LayoutUnit
  /// Where the first begins, below the page's top, when no slot above it takes more than its height.
  package let top: LayoutUnit
  /// The height that the columns beside the rail leave to the slot, at all of its places.
  package let room: LayoutUnit
  /// Between two parts of the rail.
  let gap: LayoutUnit
  /// How many other slots share what is left over, above and below.
  let turnsAbove: Int
  let turnsBelow: Int
  /// What the rules' units stand for.
  let scale: Scale
  let wordCount: Int
  let neighbors: [BodyNeighbor]

  /// An advertisement in the body that one in the rail keeps away from.
  struct BodyNeighbor: Sendable {
    /// From 1.
    var number: Int
    var top: LayoutUnit
    var bottom: LayoutUnit
    var rule: PlacementRule
    var distance: LayoutUnit
  }

  /// Whether the article is long enough for any advertisement.
  var isLongEnough: Bool { wordCount >= rules.minWords?.value ?? 0 }

  /// How far one stays from the next, where there are so many, and by which rules.
  func distances(count: Int) -> [(rule: PlacementRule, need: Need)] {
    guard count > 1 else { return [] }
    var distances = (rules.gap ?? []).filter { $0.from <= count }.map {
      (PlacementRule(.gap, $0.distance.span), Need($0.distance.value, on: scale))
    }
    if let screen = rules.screen, screen.value {
      distances.append(
        (PlacementRule(.screen, screen.span), Need(Distance(1, .screens), on: scale)))
    }
    return distances
  }

  /// What is left for each slot of the rail to go along in, or below it.
  ///
  /// - Parameters:
  ///   - count: how many advertisements there are.
  ///   - height: what they take together.
  /// - Returns: a negative length where they do not fit.
  func share(count: Int, height: LayoutUnit) -> LayoutUnit {
    let rest = rest(count: count, height: height)
    return rest < .zero ? rest : rest / (count + turnsAbove + turnsBelow)
  }

  /// What so many advertisements leave of the room, gaps not counted.
  func rest(count: Int, height: LayoutUnit) -> LayoutUnit {
    room - height - gap * (count - 1)
  }
}
