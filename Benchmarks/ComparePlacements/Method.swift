import GalleyPlacement

/// A way of placing advertisements.
enum Method: String, CaseIterable {
  case exact
  case greedy
  case everyFourth = "every fourth paragraph"

  /// A placement, and the microseconds that it takes: the least of several times.
  func timed(_ problem: PlacementProblem) -> (solution: PlacementSolution, microseconds: Double) {
    let clock = ContinuousClock()
    var solution = PlacementSolution()
    let times = (0..<5).map { _ in clock.measure { solution = place(problem) } }
    return (solution, (times.min() ?? .zero) / .microseconds(1))
  }

  private func place(_ problem: PlacementProblem) -> PlacementSolution {
    switch self {
    case .exact: (try? problem.solve()) ?? PlacementSolution()
    case .greedy: Greedy(problem).solve()
    case .everyFourth: EveryNth(problem, paragraphs: 4).solve()
    }
  }
}
