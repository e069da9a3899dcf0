/// A step from layer to layer: an advertisement more.
struct Move {
  /// Indices of layers.
  let source: Int
  let target: Int
  /// Index and value of the size.
  let offer: Int
  let size: Offer
}

/// All layers that a placement can come through, and the moves between them.
struct LayerGraph {
  /// Ascending, so that each move leads to a later layer or to its own. The first has no advertisement.
  let layers: [Layer]
  /// By source.
  let moves: [Move]
  private let starts: [Int]

  /// - Parameter most: how many layers there may be.
  init(_ rule: LayerRule, most: Int) throws(PlacementTooLarge) {
    let layers = try Self.reachable(rule, most: most)
    let indices = Dictionary(uniqueKeysWithValues: zip(layers, layers.indices))
    var moves: [Move] = []
    var starts: [Int] = []
    for (source, layer) in layers.enumerated() {
      starts.append(moves.count)
      for (index, size) in rule.offers(after: layer) {
        guard let next = rule.layer(after: layer, size), let target = indices[next]
        else { continue }
        moves.append(Move(source: source, target: target, offer: index, size: size))
      }
    }
    self.layers = layers
    self.moves = moves
    self.starts = starts + [moves.count]
  }

  /// The moves that leave a layer, with their indices.
  func moves(from layer: Int) -> ArraySlice<Move> { moves[starts[layer]..<starts[layer + 1]] }

  private static func reachable(
    _ rule: LayerRule, most: Int
  ) throws(PlacementTooLarge) -> [Layer] {
    var found: Set<Layer> = [Layer()]
    var open = [Layer()]
    while let layer = open.popLast() {
      for (_, size) in rule.offers(after: layer) {
        guard let next = rule.layer(after: layer, size) else { continue }
        if found.insert(next).inserted { open.append(next) }
      }
      if found.count > most { throw PlacementTooLarge() }
    }
    return found.sorted()
  }
}

/// There are so many ways to place advertisements that no time is spent on them: many gaps together
/// with many advertisements of many heights.
package struct PlacementTooLarge: Error {}
