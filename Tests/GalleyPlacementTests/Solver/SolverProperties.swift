import GalleyTestSupport
import Testing

@testable import GalleyPlacement

/// What holds for any problem, on many random ones.
@Suite struct SolverProperties {
  private let seeds = 10_000..<11_000

  @Test func relaxingNeverLowersTheWorth() {
    for seed in seeds {
      let problem = RandomProblem.make(seed: seed)
      let worth = worth(problem)
      for (name, relaxed) in problem.relaxed {
        #expect(self.worth(relaxed) >= worth, "seed \(seed), \(name)")
      }
    }
  }

  @Test func anotherGapNeverLowersTheWorth() {
    for seed in seeds {
      let problem = RandomProblem.make(seed: seed)
      guard let index = problem.candidates.firstIndex(where: \.isOpen) else { continue }
      var candidates = problem.candidates
      candidates.insert(candidates[index], at: index)
      let more = problem.changed(candidates: candidates)
      #expect(worth(more) >= worth(problem), "seed \(seed)")
    }
  }

  @Test func greedyIsNeverBetterAndBreaksNothing() {
    for seed in seeds {
      let problem = RandomProblem.make(seed: seed)
      let greedy = Greedy(problem).solve()
      #expect(problem.violations(of: greedy) == [], "seed \(seed)")
      #expect(
        problem.score(of: greedy) <= problem.score(of: problem.solve().solution), "seed \(seed)")
    }
  }

  @Test func theSameAgain() {
    for seed in seeds.prefix(100) {
      let problem = RandomProblem.make(seed: seed)
      #expect(problem.solve().solution == problem.solve().solution)
    }
  }

  /// With what is known of other problems, many of which differ in where advertisements may stand alone.
  @Test func admitsWhatTheBestHas() {
    var known = BestCounts()
    for seed in seeds {
      let problem = RandomProblem.make(seed: seed)
      for problem in [problem] + problem.relaxed.map(\.1) {
        let count = problem.solve().solution.ads.count
        for asked in max(0, count - 1)...count + 1 {
          #expect(problem.admits(moreThan: asked, &known) == (count > asked), "seed \(seed)")
        }
      }
    }
  }

  private func worth(_ problem: PlacementProblem) -> Worth {
    problem.score(of: problem.solve().solution).worth
  }
}

extension PlacementProblem {
  /// The problem with one constraint less strict.
  fileprivate var relaxed: [(String, PlacementProblem)] {
    let nearer = spacings.map { step in
      var step = step
      step.spacing.distance /= 2
      step.spacing.paragraphs /= 2
      step.spacing.words /= 2
      return step
    }
    return [
      ("spacings", changed(spacings: nearer)),
      ("limit", changed(limit: limit.map { $0 + 1 })),
      ("weight limit", changed(weightLimit: weightLimit.map { $0 + 3 })),
      ("obstacles", changed(obstacles: Array(obstacles.dropLast()))),
      ("sizes", changed(offers: offers.map { $0 + [Offer(height: 1, area: 1)] })),
    ]
  }

  fileprivate func changed(
    candidates: [Candidate]? = nil, offers: [[Offer]]? = nil, spacings: [SpacingStep]? = nil,
    limit: Int?? = nil, weightLimit: Int?? = nil, obstacles: [Obstacle]? = nil
  ) -> PlacementProblem {
    PlacementProblem(
      candidates: candidates ?? self.candidates, length: length, offers: offers ?? self.offers,
      repeatsLast: repeatsLast, spacings: spacings ?? self.spacings, limit: limit ?? self.limit,
      weightLimit: weightLimit ?? self.weightLimit, readers: readers,
      obstacles: obstacles ?? self.obstacles)
  }
}
