import Testing

@testable import GalleyPlacement

/// The solver against every placement there is, on thousands of small problems.
@Suite struct SolverTests {
  @Test(arguments: 0..<8)
  func findsTheBestOfAll(_ part: Int) {
    for seed in (part * 500)..<(part * 500 + 500) {
      let problem = RandomProblem.make(seed: seed)
      let result = problem.solve()
      let solution = result.solution
      #expect(result.bound == nil, "seed \(seed)")
      #expect(solution.ads == BruteForce(problem).best, "seed \(seed): \(problem)")
      #expect(problem.violations(of: solution) == [], "seed \(seed)")
    }
  }
}
