import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyPlacement

/// Longer texts and the longest lengths, against a solver that tries every gap above every other.
@Suite struct LongTextTests {
  @Test(arguments: 0..<40)
  func agreesWithTryingEveryPair(_ seed: Int) {
    var random = SeededGenerator(seed)
    let step = [3, 200, 20_000, 1 << 29][seed % 4]
    let most = [nil, 3, 8, 20][seed / 4 % 4]
    let problem = problem(step: step, most: most, &random)
    let solution = problem.solve().solution
    #expect(problem.violations(of: solution) == [])
    let score = problem.score(of: solution)
    #expect(score == EveryPair(problem).best)
    #expect(score >= problem.score(of: Greedy(problem).solve()))
  }

  /// A search ends in its midst, and nothing else is looked for instead.
  @Test func nobodyWaitsForASearchThatIsGivenUp() {
    var random = SeededGenerator(1)
    let problem = problem(step: 200, most: nil, &random)
    let cancellation = Cancellation()
    cancellation.request()
    #expect(throws: PlacementTooLarge.self) {
      try cancellation.running {
        Result { try PlacementSolver(problem, effort: SolverBounds.effort).best() }
      }.get()
    }
    #expect(cancellation.running { problem.solve() }.solution.ads.isEmpty)
    #expect(!problem.solve().solution.ads.isEmpty)
  }

  private func problem(
    step: Int, most: Int?, _ random: inout SeededGenerator
  ) -> PlacementProblem {
    var position = 0
    let candidates = (0..<80).map { _ in
      position += Int.random(in: 0...step, using: &random)
      return Candidate(
        position: position, top: position + step / 4, bottom: position,
        isAllowed: Bool.random(using: &random),
        isPinned: Int.random(in: 0..<40, using: &random) == 0,
        isKept: Int.random(in: 0..<10, using: &random) == 0)
    }
    return PlacementProblem(
      candidates: candidates, length: position + step, offers: [[Offer(height: 1, area: 1)]],
      spacings: [SpacingStep(Spacing(distance: step * Int.random(in: 0...20, using: &random)))],
      limit: most, readers: Bool.random(using: &random) ? [1000, 900, 900, 500] : [])
  }
}

/// Dynamic programming by the number of advertisements and the last gap, over all pairs of gaps.
private struct EveryPair {
  private struct Way {
    var prefix: Prefix
    var gaps: [Int]
  }

  private let problem: PlacementProblem
  private(set) var best: PlacementScore

  init(_ problem: PlacementProblem) {
    self.problem = problem
    best = problem.score(of: PlacementSolution())
    var ways = [Way(prefix: .start, gaps: [])]
    for number in 1...(problem.limit ?? problem.candidates.count) {
      ways = problem.candidates.indices.compactMap { best(of: ways, to: $0, number: number) }
      for way in ways {
        let ads = way.gaps.map { PlacementSolution.Ad(candidate: $0, offer: 0) }
        best = max(best, problem.score(of: PlacementSolution(ads)))
      }
    }
  }

  private func best(of ways: [Way], to gap: Int, number: Int) -> Way? {
    let candidate = problem.candidates[gap]
    guard candidate.isOpen else { return nil }
    let longer = ways.compactMap { way -> Way? in
      let above = way.gaps.last.map { problem.candidates[$0] }
      if let last = way.gaps.last, last >= gap { return nil }
      if let above, !problem.isSpaced(above, candidate, ad: number) { return nil }
      let spacing = Int128(candidate.position - (above?.position ?? 0))
      let prefix = Prefix(
        worth: way.prefix.worth
          + problem.gain(
            candidate, problem.offers[0][0], share: problem.share(at: candidate)),
        squares: way.prefix.squares + spacing * spacing,
        positions: way.prefix.positions + candidate.position)
      return Way(prefix: prefix, gaps: way.gaps + [gap])
    }
    return longer.max { $0.prefix < $1.prefix }
  }
}

/// A body of paragraphs of one height, with a gap between every two.
struct ColumnOfText {
  /// In px.
  var paragraph = 100
  var paragraphs: Int
  var spacing: Spacing?
  var limit: Int?
  var offers = [[Offer(height: 250 * 64, area: 75_000)]]
  /// Numbers of gaps, 1 for the one below the first paragraph.
  var closed: Set<Int> = []
  var pinned: Set<Int> = []
  var kept: Set<Int> = []
  var weightLimit: Int?
  var readers: [Int] = []
  var obstacles: [Obstacle] = []

  init(paragraphs: Int, spacing: Spacing? = nil, limit: Int? = nil) {
    self.paragraphs = paragraphs
    self.spacing = spacing
    self.limit = limit
  }

  var problem: PlacementProblem {
    PlacementProblem(
      candidates: (1..<max(paragraphs, 1)).map(gap), length: paragraphs * paragraph * 64,
      offers: offers, spacings: spacing.map { [SpacingStep($0)] } ?? [], limit: limit,
      weightLimit: weightLimit, readers: readers, obstacles: obstacles)
  }

  private func gap(_ number: Int) -> Candidate {
    let y = number * paragraph * 64
    return Candidate(
      position: y, top: y, bottom: y, paragraphs: number, words: number * 50,
      isAllowed: !closed.contains(number), isPinned: pinned.contains(number),
      isKept: kept.contains(number))
  }
}

extension PlacementSolution {
  /// The numbers of the gaps, 1 for the one below the first paragraph.
  var gaps: [Int] { ads.map { $0.candidate + 1 } }
  var sizes: [Int] { ads.map(\.offer) }
}

/// 64ths of so many px.
func px(_ pixels: Int) -> Int { pixels * 64 }
