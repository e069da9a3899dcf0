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
  init(_ space: LayerSpace, most: Int) throws(PlacementTooLarge) {
    let layers = try Self.reachable(space, most: most)
    let indices = Dictionary(uniqueKeysWithValues: zip(layers, layers.indices))
    var moves: [Move] = []
    var starts: [Int] = []
    for (source, layer) in layers.enumerated() {
      starts.append(moves.count)
      for (index, size) in space.offers(after: layer) {
        guard let next = space.layer(after: layer, size), let target = indices[next]
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
    _ space: LayerSpace, most: Int
  ) throws(PlacementTooLarge) -> [Layer] {
    var found: Set<Layer> = [Layer()]
    var open = [Layer()]
    while let layer = open.popLast() {
      for (_, size) in space.offers(after: layer) {
        guard let next = space.layer(after: layer, size) else { continue }
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

/// What a placement's future depends on besides its last gap: how many advertisements there are, and
/// how high and how heavy they are together, so far as that matters.
struct Layer: Hashable, Comparable {
  /// Up to `LayerSpace.counts`; the last one also stands for any greater number.
  var count = 0
  /// 64ths of a CSS px; 0 where heights do not matter.
  var height = 0
  /// 64ths of a CSS px; 0 where weights do not matter.
  var weight = 0

  static func < (a: Layer, b: Layer) -> Bool {
    (a.count, a.height, a.weight) < (b.count, b.height, b.weight)
  }
}

/// How finely placements must be told apart for a problem: as coarsely as is exact.
///
/// - **Counts** matter up to the last advertisement that has a spacing or sizes of its own, or may be
///   near an obstacle. All of them matter where a limit cuts the number of advertisements, and where
///   the worth does not tell the number (evenness compares differently for another number).
/// - **Weights** matter where they may exceed their limit.
/// - **Heights** matter for advertisements beside an obstacle.
///
/// So with one spacing, one value and no limits there are two layers: nothing yet, and something.
struct LayerSpace {
  /// The most advertisements that any placement has.
  let most: Int
  /// How many advertisements are told apart; if less than `most`, this one is followed by itself.
  let counts: Int
  /// How many advertisements may be near an obstacle.
  let watched: Int
  private let problem: PlacementProblem
  private let sumsWeights: Bool

  /// - Parameter gaps: the open candidates of the problem.
  init(_ problem: PlacementProblem, gaps: [Candidate], _ clearance: Clearance) {
    self.problem = problem
    let spaced = problem.mostSpaced(in: gaps[...])
    let allowed = min(problem.limit ?? .max, problem.mostOffered)
    let most = min(spaced, allowed)
    let watched = problem.mostSpaced(in: gaps[..<clearance.reach(in: gaps, most: most)])
    let heaviest = problem.offers.joined().map(\.weight).max() ?? 0
    let last = max(1, problem.offers.count - 1, (problem.spacings.last?.from ?? 2) - 1, watched)
    sumsWeights = problem.weightLimit.map { $0 < most * heaviest } ?? false
    self.most = most
    self.watched = min(watched, most)
    let isTold = Self.worthTellsCount(problem, choosesBest: !sumsWeights && watched == 0)
    counts = allowed < spaced || !isTold ? most : min(most, last)
  }

  /// The sizes that are worth a look for the advertisement after a layer.
  func offers(after layer: Layer) -> [(index: Int, offer: Offer)] {
    guard layer.count < counts || counts < most else { return [] }
    let offers = Array(problem.offers(forAd: layer.count + 1).enumerated())
      .map { (index: $0.offset, offer: $0.element) }
    let isSizeFree = !sumsWeights && layer.count >= watched && problem.isEachReaderCounted
    return isSizeFree
      ? Array(offers.max { $1.offer.isBetter(than: $0.offer) }.map { [$0] } ?? []) : offers
  }

  /// The layer after an advertisement, if that is within the limit.
  func layer(after layer: Layer, _ offer: Offer) -> Layer? {
    let count = min(layer.count + 1, counts)
    let weight = sumsWeights ? layer.weight + offer.weight : 0
    guard weight <= problem.weightLimit ?? .max else { return nil }
    return Layer(
      count: count, height: count < watched ? layer.height + offer.height : 0, weight: weight)
  }

  /// Whether placements of equal worth have equally many advertisements: the value of each depends on
  /// nothing but its number, and none is worthless.
  ///
  /// - Parameter choosesBest: whether each takes the most valuable size, as nothing speaks against it.
  private static func worthTellsCount(_ problem: PlacementProblem, choosesBest: Bool) -> Bool {
    let isShareEqual = Set(problem.readers).count < 2
    let isValueEqual = problem.offers.allSatisfy { offers in
      offers.allSatisfy { $0.value > 0 } && (choosesBest || Set(offers.map(\.value)).count < 2)
    }
    return isShareEqual && problem.isEachReaderCounted && isValueEqual
  }
}

extension PlacementProblem {
  /// How many advertisements the spacings alone leave room for. Taking every gap as early as it can be
  /// is never behind any other choice, since what is far enough below a gap is so below any above it.
  fileprivate func mostSpaced(in gaps: ArraySlice<Candidate>) -> Int {
    var count = 0
    var above: Candidate?
    var spacing = Spacing.none
    for gap in gaps {
      if let above, !spacing.holds(between: above, and: gap) { continue }
      above = gap
      count += 1
      spacing = self.spacing(beforeAd: count + 1)
    }
    return count
  }

  /// How many advertisements have a size.
  fileprivate var mostOffered: Int {
    if let empty = offers.firstIndex(where: \.isEmpty) { return empty }
    return repeatsLast && !offers.isEmpty ? .max : offers.count
  }

  /// Whether no part of the content is without any reader.
  fileprivate var isEachReaderCounted: Bool { readers.allSatisfy { $0 > 0 } }
}

extension Offer {
  fileprivate func isBetter(than other: Offer) -> Bool {
    (value, area) > (other.value, other.area)
  }
}
