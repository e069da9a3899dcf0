extension PlacementProblem {
  /// The best placement of all, exactly.
  ///
  /// - Parameter labels: how many gaps times layers there may be.
  package func solve(
    labels: Int = SolverBounds.labels
  ) throws(PlacementTooLarge) -> PlacementSolution {
    var solver = try PlacementSolver(self, labels: labels)
    return solver.solve()
  }
}

/// Dynamic programming over gaps and layers.
///
/// For each gap and each layer (`LayerRule`) the best placement is found that ends there, a label:
/// first the greatest worth, then the least sum of squared spacings, then the least sum of positions. It
/// goes on from the best label above that is far enough away. That is exact:
///
/// - What may follow a placement, and what it adds, depends only on its last gap and its layer. So a part
///   of a best placement is itself the best that ends there.
/// - No coordinate of the gaps descends. So the gaps that are far enough above a gap are the first ones,
///   and more of them the further down it is: a moving end divides them from the rest.
/// - Of those, the best is the lowest of lines (`Hull`).
///
/// A layer is expanded once all labels in it are known: layers ascend, and a layer that is followed by
/// itself is followed from an upper gap to a lower one.
///
/// With `n` gaps, `m` layers and `s` sizes, it takes time `O(n · m · s)` and memory `O(n · m)`: eight
/// bytes for each gap and layer, to find the way back, besides the labels of the layers at work.
struct PlacementSolver {
  private let problem: PlacementProblem
  private let clearance: Clearance
  private let rule: LayerRule
  private let graph: LayerGraph
  /// The open candidates.
  private let gaps: [Candidate]
  /// Their indices in the problem.
  private let indices: [Int]
  /// By layer, by gap; empty where a layer is not reached yet or is done with.
  private var labels: [[Label]]
  private var origins: [[Origin]]

  init(_ problem: PlacementProblem, labels limit: Int) throws(PlacementTooLarge) {
    self.problem = problem
    indices = problem.candidates.indices.filter { problem.candidates[$0].isOpen }
    gaps = indices.map { problem.candidates[$0] }
    if gaps.count > SolverBounds.candidates { throw PlacementTooLarge() }
    clearance = Clearance(problem)
    rule = LayerRule(problem, gaps: gaps, clearance)
    graph = try LayerGraph(rule, most: limit / max(1, gaps.count))
    labels = Array(repeating: [], count: graph.layers.count)
    origins = labels.map { _ in [] }
  }

  mutating func solve() -> PlacementSolution {
    var best = PlacementSolution()
    var score = problem.score(of: best)
    for layer in graph.layers.indices {
      expand(layer)
      guard let end = bestEnd(of: layer) else { continue }
      labels[layer] = []
      let solution = solution(endingAt: end, in: layer)
      let reached = problem.score(of: solution)
      if score < reached || (score == reached && solution.precedes(best)) {
        (best, score) = (solution, reached)
      }
    }
    return best
  }

  /// Places one more advertisement in every gap below each label of a layer.
  private mutating func expand(_ layer: Int) {
    let moves = graph.moves(from: layer)
    if moves.isEmpty { return }
    for move in moves { prepare(graph.moves[move].target) }
    let spacing = problem.spacing(beforeAd: graph.layers[layer].count + 1)
    var hull = Hull()
    var next = 0
    if layer == 0 { hull.add(.start, at: 0, index: -1) }
    for gap in gaps.indices {
      while layer > 0, next < gap, spacing?.holds(between: gaps[next], and: gaps[gap]) ?? true {
        hull.add(labels[layer][next], at: gaps[next].position, index: next)
        next += 1
      }
      guard let above = hull.best(at: gaps[gap].position) else { continue }
      for move in moves where isClear(move, at: gap) {
        take(move, to: gap, after: above, worth: hull.worth)
      }
    }
  }

  private mutating func prepare(_ layer: Int) {
    guard labels[layer].isEmpty else { return }
    labels[layer] = Array(repeating: .none, count: gaps.count)
    origins[layer] = Array(repeating: Origin(), count: gaps.count)
  }

  private func isClear(_ move: Int, at gap: Int) -> Bool {
    let layer = graph.layers[graph.moves[move].source]
    guard layer.count < rule.watched else { return true }
    return clearance.holds(
      at: gaps[gap], height: graph.moves[move].size.height, count: layer.count,
      heights: layer.height)
  }

  /// Keeps what a move leads to if it is better than what is known.
  private mutating func take(_ move: Int, to gap: Int, after above: Hull.Best, worth: Worth) {
    let target = graph.moves[move].target
    let label = Label(
      worth: worth + problem.gain(gaps[gap], graph.moves[move].size),
      squares: above.squares, positions: above.positions + gaps[gap].position)
    let origin = Origin(above: above.index, move: Int32(truncatingIfNeeded: move))
    let known = labels[target][gap]
    guard known < label || (!(label < known) && isEarlier(origin, origins[target][gap])) else {
      return
    }
    labels[target][gap] = label
    origins[target][gap] = origin
  }

  /// Which of two equally good ways to the same gap is meant: the first, compared upwards.
  private func isEarlier(_ a: Origin, _ b: Origin) -> Bool {
    var (a, b) = (a, b)
    while true {
      let (first, second) = (graph.moves[Int(a.move)], graph.moves[Int(b.move)])
      if first.offer != second.offer { return first.offer < second.offer }
      if a.above != b.above { return a.above < b.above }
      if first.source == second.source || a.above < 0 { return false }
      a = origins[first.source][Int(a.above)]
      b = origins[second.source][Int(b.above)]
    }
  }

  /// The gap in which the best placement of a layer ends.
  private func bestEnd(of layer: Int) -> Int? {
    var best: (gap: Int, label: Label)?
    for (gap, label) in labels[layer].enumerated() where !label.isNone {
      var label = label
      label.squares += square(problem.length - gaps[gap].position)
      if best.map({ $0.label < label }) ?? true { best = (gap, label) }
    }
    return best?.gap
  }

  private func solution(endingAt gap: Int, in layer: Int) -> PlacementSolution {
    var ads: [PlacementSolution.Ad] = []
    var (gap, layer) = (gap, layer)
    while gap >= 0 {
      let origin = origins[layer][gap]
      let move = graph.moves[Int(origin.move)]
      ads.append(PlacementSolution.Ad(candidate: indices[gap], offer: move.offer))
      (gap, layer) = (Int(origin.above), move.source)
    }
    return PlacementSolution(ads.reversed())
  }
}
