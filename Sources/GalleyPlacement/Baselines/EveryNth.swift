/// What others do, to compare with: an advertisement after every so many paragraphs, whatever is there.
/// Of the constraints only the most advertisements is kept.
package struct EveryNth: Sendable {
  private let problem: PlacementProblem
  private let paragraphs: Int

  /// - Parameter paragraphs: between two advertisements, and above the first; at least 1.
  package init(_ problem: PlacementProblem, paragraphs: Int) {
    self.problem = problem
    self.paragraphs = max(1, paragraphs)
  }

  package func solve() -> PlacementSolution {
    var solution = PlacementSolution()
    var wanted = paragraphs
    for (index, gap) in problem.candidates.enumerated() where gap.paragraphs >= wanted {
      let number = solution.ads.count + 1
      if number > problem.limit ?? .max || problem.offers(forAd: number).isEmpty { break }
      solution.ads.append(PlacementSolution.Ad(candidate: index, offer: 0))
      wanted = (gap.paragraphs / paragraphs + 1) * paragraphs
    }
    return solution
  }
}
