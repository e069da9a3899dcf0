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

/// What others do, to compare with: as The Guardian's Spacefinder goes down the text before any ad is in it, take each open gap
/// that is far enough from the text's ends and from the one taken last. Of the other constraints only the most
/// advertisements is kept.
package struct Spacefinder: Sendable {
  private let problem: PlacementProblem
  private let edge, between: Int

  /// - Parameters:
  ///   - edge: from the text's top and bottom, 64ths of a CSS px.
  ///   - between: from one gap that is taken to the next.
  package init(_ problem: PlacementProblem, edge: Int = 200 * 64, between: Int = 750 * 64) {
    self.problem = problem
    self.edge = edge
    self.between = between
  }

  package func solve() -> PlacementSolution {
    var solution = PlacementSolution()
    var first = edge
    for (index, gap) in problem.candidates.enumerated()
    where gap.isOpen && gap.position >= first && problem.length - gap.position >= edge {
      let number = solution.ads.count + 1
      if number > problem.limit ?? .max || problem.offers(forAd: number).isEmpty { break }
      solution.ads.append(PlacementSolution.Ad(candidate: index, offer: 0))
      first = gap.position + between
    }
    return solution
  }
}

/// What others do, to compare with: going down the text, take each gap that keeps the constraints to
/// those taken so far, in the largest size that fits.
package struct Greedy: Sendable {
  private let problem: PlacementProblem
  private let clearance: Clearance

  package init(_ problem: PlacementProblem) {
    self.problem = problem
    clearance = Clearance(problem)
  }

  package func solve() -> PlacementSolution {
    var solution = PlacementSolution()
    var (heights, weights) = (0, 0)
    for (index, gap) in problem.candidates.enumerated() where gap.isOpen {
      let number = solution.ads.count + 1
      if number > problem.limit ?? .max { break }
      if let above = solution.ads.last,
        !problem.isSpaced(problem.candidates[above.candidate], gap, ad: number)
      {
        continue
      }
      guard
        let offer = largest(
          at: gap, count: solution.ads.count, heights: heights, weights: weights)
      else { continue }
      solution.ads.append(PlacementSolution.Ad(candidate: index, offer: offer))
      heights += problem.offers(forAd: number)[offer].height
      weights += problem.offers(forAd: number)[offer].weight
    }
    return solution
  }

  /// Index of the size of the largest area that fits below so many advertisements.
  private func largest(at gap: Candidate, count: Int, heights: Int, weights: Int) -> Int? {
    let offers = problem.offers(forAd: count + 1)
    let fitting = offers.indices.filter { index in
      weights + offers[index].weight <= problem.weightLimit ?? .max
        && clearance.holds(
          at: gap, height: offers[index].height, count: count, heights: heights)
    }
    return fitting.max { offers[$0].area < offers[$1].area }
  }
}
