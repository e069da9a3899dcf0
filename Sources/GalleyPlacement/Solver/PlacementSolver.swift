extension PlacementProblem {
  /// The best placement of all, exactly.
  ///
  /// - Parameter prefixes: how many gaps times layers there may be.
  package func solve(
    prefixes: Int = SolverBounds.prefixes
  ) throws(PlacementTooLarge) -> PlacementSolution {
    var solver = try PlacementSolver(self, prefixes: prefixes)
    return solver.solve()
  }
}

/// Dynamic programming over gaps and layers.
///
/// For each gap and each layer (`LayerSpace`) the best placement is found that ends there, a prefix:
/// first the greatest worth, then the least sum of squared spacings, then the least sum of positions. It
/// goes on from the best prefix above that is far enough away. That is exact:
///
/// - What may follow a placement, and what it adds, depends only on its last gap and its layer. So a part
///   of a best placement is itself the best that ends there.
/// - No coordinate of the gaps descends. So the gaps that are far enough above a gap are the first ones,
///   and more of them the further down it is: a moving end divides them from the rest.
/// - Of those, the best is the lowest of lines (`Hull`).
///
/// A layer is expanded once all prefixes in it are known: layers ascend, and a layer that is followed by
/// itself is followed from an upper gap to a lower one.
///
/// With `n` gaps, `m` layers and `s` sizes, it takes time `O(n · m · s)` and memory `O(n · m)`: eight
/// bytes for each gap and layer, to find the way back, besides the prefixes of the layers at work.
struct PlacementSolver {
  private let problem: PlacementProblem
  private let clearance: Clearance
  private let space: LayerSpace
  private let graph: LayerGraph
  /// The open candidates.
  private let gaps: [Candidate]
  /// Their indices in the problem.
  private let indices: [Int]
  /// The thousandths of the readers who come as far as each.
  private let shares: [Int]
  private var prefixes: PrefixTable
  /// Of each prefix, layer by layer.
  private var origins: [Origin]

  init(_ problem: PlacementProblem, prefixes limit: Int) throws(PlacementTooLarge) {
    self.problem = problem
    indices = problem.candidates.indices.filter { problem.candidates[$0].isOpen }
    gaps = indices.map { problem.candidates[$0] }
    if gaps.count > SolverBounds.candidates { throw PlacementTooLarge() }
    clearance = Clearance(problem)
    space = LayerSpace(problem, gaps: gaps, clearance)
    graph = try LayerGraph(space, most: limit / max(1, gaps.count))
    shares = gaps.map(problem.share)
    prefixes = PrefixTable(layers: graph.layers.count, gaps: gaps.count)
    origins = Array(repeating: Origin(), count: graph.layers.count * gaps.count)
  }

  mutating func solve() -> PlacementSolution {
    var best = PlacementSolution()
    var score = problem.score(of: best)
    for layer in graph.layers.indices {
      expand(layer)
      guard layer > 0, let end = bestEnd(of: layer) else { continue }
      prefixes.close(layer)
      let solution = solution(endingAt: end, in: layer)
      let reached = problem.score(of: solution)
      if score < reached || (score == reached && solution.precedes(best)) {
        (best, score) = (solution, reached)
      }
    }
    return best
  }

  /// Places one more advertisement in every gap below each prefix of a layer.
  private mutating func expand(_ layer: Int) {
    let moves = graph.moves(from: layer)
    if moves.isEmpty { return }
    for move in moves { prefixes.open(move.target) }
    let spacing = problem.spacing(beforeAd: graph.layers[layer].count + 1)
    let isWatched = graph.layers[layer].count < space.watched
    var hull = Hull()
    var next = 0
    if layer == 0 { hull.add(.start, at: 0, index: -1) }
    for (gap, candidate) in gaps.enumerated() {
      while layer > 0, next < gap, spacing.holds(between: gaps[next], and: candidate) {
        hull.add(prefixes[layer, next], at: gaps[next].position, index: next)
        next += 1
      }
      guard let above = hull.best(at: candidate.position) else { continue }
      for (index, move) in zip(moves.indices, moves)
      where !isWatched || isClear(move, at: candidate) {
        let prefix = Prefix(
          worth: hull.worth + problem.gain(candidate, move.size, share: shares[gap]),
          squares: above.squares, positions: above.positions + candidate.position)
        let origin = Origin(above: above.index, move: Int32(truncatingIfNeeded: index))
        keep(prefix, from: origin, in: move.target, at: gap)
      }
    }
  }

  private func isClear(_ move: Move, at candidate: Candidate) -> Bool {
    let layer = graph.layers[move.source]
    return clearance.holds(
      at: candidate, height: move.size.height, count: layer.count, heights: layer.height)
  }

  /// Keeps a prefix if it is better than what is known.
  private mutating func keep(_ prefix: Prefix, from origin: Origin, in layer: Int, at gap: Int) {
    let known = prefixes[layer, gap]
    if prefix < known { return }
    let place = layer * gaps.count + gap
    guard known < prefix || isEarlier(origin, origins[place]) else { return }
    prefixes[layer, gap] = prefix
    origins[place] = origin
  }

  /// Which of two equally good ways to the same gap is meant: the first, compared upwards.
  private func isEarlier(_ a: Origin, _ b: Origin) -> Bool {
    var (a, b) = (a, b)
    while true {
      let (first, second) = (graph.moves[Int(a.move)], graph.moves[Int(b.move)])
      if first.offer != second.offer { return first.offer < second.offer }
      if a.above != b.above { return a.above < b.above }
      if first.source == second.source || a.above < 0 { return false }
      a = origins[first.source * gaps.count + Int(a.above)]
      b = origins[second.source * gaps.count + Int(b.above)]
    }
  }

  /// The gap in which the best placement of a layer ends.
  private func bestEnd(of layer: Int) -> Int? {
    var best: (gap: Int, prefix: Prefix)?
    for gap in gaps.indices where !prefixes[layer, gap].isNone {
      var prefix = prefixes[layer, gap]
      prefix.squares += square(problem.length - gaps[gap].position)
      if best.map({ $0.prefix < prefix }) ?? true { best = (gap, prefix) }
    }
    return best?.gap
  }

  private func solution(endingAt gap: Int, in layer: Int) -> PlacementSolution {
    var ads: [PlacementSolution.Ad] = []
    var (gap, layer) = (gap, layer)
    while gap >= 0 {
      let origin = origins[layer * gaps.count + gap]
      let move = graph.moves[Int(origin.move)]
      ads.append(PlacementSolution.Ad(candidate: indices[gap], offer: move.offer))
      (gap, layer) = (Int(origin.above), move.source)
    }
    return PlacementSolution(ads.reversed())
  }
}
