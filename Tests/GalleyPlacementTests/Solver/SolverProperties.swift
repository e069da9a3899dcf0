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

/// A small problem with some of everything, whose numbers are small too, so that ties are common.
struct RandomProblem {
  private var random: SeededGenerator
  /// How many sizes each advertisement has at most; with many gaps there are fewer.
  private let sizes: Int
  /// The most that two neighbouring gaps are apart.
  private let step: Int

  private init(seed: Int) {
    random = SeededGenerator(seed)
    sizes = 1 + seed % 3
    step = 1 + seed / 3 % 8
  }

  static func make(seed: Int) -> PlacementProblem {
    var maker = RandomProblem(seed: seed)
    return maker.problem()
  }

  private mutating func problem() -> PlacementProblem {
    let count = number(chance(5) ? 0...3 : 4...[14, 10, 8][sizes - 1])
    let candidates = candidates(count)
    let end = candidates.last?.position ?? 0
    return PlacementProblem(
      candidates: candidates, length: end + number(0...8), offers: offers(),
      repeatsLast: chance(80), spacings: spacings(), limit: chance(40) ? number(0...8) : nil,
      weightLimit: chance(50) ? number(0...50) : nil,
      readers: chance(30)
        ? (0..<number(1...4)).map { _ in [0, 250, 500, 1000][number(0...3)] } : [],
      obstacles: (0..<(chance(40) ? number(1...2) : 0)).map { _ in obstacle(end) })
  }

  private mutating func candidates(_ count: Int) -> [Candidate] {
    let pinned = number(0...30)
    let surplus = number(-2...0)...number(0...3)
    var (position, paragraphs, words) = (0, 0, 0)
    var bottom = Int.min
    return (0..<count).map { _ in
      position += number(0...step)
      paragraphs += number(0...2)
      words += number(0...20)
      let top = position + 1
      bottom = max(bottom, top - number(surplus))
      return Candidate(
        position: position, top: top, bottom: bottom, paragraphs: paragraphs, words: words,
        isAllowed: chance(80), isPinned: chance(pinned), isKept: chance(20))
    }
  }

  /// Sizes of one value or of several; or in proportion, so that some few are worth as much as many.
  private mutating func offers() -> [[Offer]] {
    let heights = (0..<sizes).map { _ in number(0...10) }
    let weights = chance(50) ? heights : (0..<sizes).map { _ in number(0...10) }
    let (kind, area) = (number(0...3), number(0...1))
    return (0..<(chance(60) ? 1 : number(1...3))).map { _ in
      (0..<(chance(98) ? number(1...sizes) : 0)).map { index in
        let times = index + 1
        var offer = Offer(height: heights[index], weight: weights[index], area: area)
        switch kind {
        case 0: break
        case 1: offer.area = number(0...3)
        case 2: (offer.value, offer.area) = (number(0...3) * 500, number(0...3) * area)
        default:
          offer = Offer(height: heights[0] * times, value: 500 * times, area: area * times)
        }
        return offer
      }
    }
  }

  private mutating func spacings() -> [SpacingStep] {
    (0..<number(0...3)).map { index in
      SpacingStep(
        from: index == 0 ? 2 : number(2...5),
        Spacing(
          distance: chance(70) ? number(0...(2 * step)) : 0,
          paragraphs: chance(20) ? number(0...4) : 0,
          words: chance(20) ? number(0...40) : 0))
    }
  }

  private mutating func obstacle(_ end: Int) -> Obstacle {
    let top = number(-10...(end + 20))
    return Obstacle(top: top, bottom: top + number(0...10), distance: number(0...4))
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }
}

/// Looks at every placement there is, and knows nothing of how the solver works. What it takes for best
/// is written down here once more, from the definitions.
struct BruteForce {
  private let problem: PlacementProblem
  private(set) var best: [PlacementSolution.Ad] = []
  private(set) var placements = 0
  private var bestRank: Rank

  init(_ problem: PlacementProblem) {
    self.problem = problem
    bestRank = Rank([], problem)
    extend([])
  }

  private mutating func extend(_ ads: [PlacementSolution.Ad]) {
    placements += 1
    let rank = Rank(ads, problem)
    if rank.isBetter(than: bestRank) { (best, bestRank) = (ads, rank) }
    let next = ads.last.map { $0.candidate + 1 } ?? 0
    for candidate in problem.candidates.indices.dropFirst(next) {
      for offer in sizes(ads.count).indices {
        let ad = PlacementSolution.Ad(candidate: candidate, offer: offer)
        if mayStand(ad, below: ads) { extend(ads + [ad]) }
      }
    }
  }

  private func sizes(_ index: Int) -> [Offer] {
    if index < problem.offers.count { return problem.offers[index] }
    return problem.repeatsLast ? problem.offers.last ?? [] : []
  }

  private func mayStand(_ ad: PlacementSolution.Ad, below ads: [PlacementSolution.Ad]) -> Bool {
    let gap = problem.candidates[ad.candidate]
    if let limit = problem.limit, ads.count >= limit { return false }
    if !gap.isAllowed && !gap.isPinned { return false }
    if let last = ads.last,
      !isSpaced(problem.candidates[last.candidate], gap, number: ads.count + 1)
    {
      return false
    }
    let height = sizes(ads.count)[ad.offer].height
    let above = ads.enumerated().map { sizes($0)[$1.offer].height }.reduce(0, +)
    let weights = (ads + [ad]).enumerated().map { sizes($0)[$1.offer].weight }
    if let limit = problem.weightLimit, weights.reduce(0, +) > limit { return false }
    return isClear(gap, height: height, above: above, count: ads.count)
  }

  private func isSpaced(_ above: Candidate, _ below: Candidate, number: Int) -> Bool {
    var spacing: Spacing?
    for step in problem.spacings where step.from <= number { spacing = step.spacing }
    guard let spacing else { return true }
    return below.top - above.bottom >= spacing.distance
      && below.paragraphs - above.paragraphs >= spacing.paragraphs
      && below.words - above.words >= spacing.words
  }

  /// Wherever the advertisement comes to stand if each gap above it has the least or the greatest
  /// surplus of all open gaps.
  private func isClear(_ gap: Candidate, height: Int, above: Int, count: Int) -> Bool {
    let surplus = problem.candidates.filter { $0.isAllowed || $0.isPinned }.map {
      $0.top - $0.bottom
    }
    let highest = gap.top + above + count * (surplus.min() ?? 0)
    let lowest = gap.top + above + count * (surplus.max() ?? 0) + height
    return problem.obstacles.allSatisfy { obstacle in
      lowest + obstacle.distance <= obstacle.top || highest >= obstacle.bottom + obstacle.distance
    }
  }
}

/// How good a placement is.
private struct Rank {
  /// Pinned gaps, value, area, kept gaps: the more the better.
  let worth: [Int]
  /// The squared deviations of the spacings from the even split, times the square of their number.
  let deviation: Int
  let parts: Int
  let positions: Int
  /// Gaps and offers from the last one upwards.
  let order: [[Int]]

  init(_ ads: [PlacementSolution.Ad], _ problem: PlacementProblem) {
    let gaps = ads.map { problem.candidates[$0.candidate] }
    var (value, area) = (0, 0)
    for (index, ad) in ads.enumerated() {
      let sizes = index < problem.offers.count ? problem.offers[index] : problem.offers.last ?? []
      value += sizes[ad.offer].value * Rank.share(gaps[index].position, problem)
      area += sizes[ad.offer].area
    }
    worth = [gaps.count(where: \.isPinned), value, area, gaps.count(where: \.isKept)]
    let edges = [0] + gaps.map(\.position) + [problem.length]
    let parts = ads.count + 1
    self.parts = parts
    deviation = zip(edges, edges.dropFirst())
      .map { (($1 - $0) * parts - problem.length) * (($1 - $0) * parts - problem.length) }
      .reduce(0, +)
    positions = gaps.map(\.position).reduce(0, +)
    order = ads.reversed().map { [$0.candidate, $0.offer] }
  }

  private static func share(_ position: Int, _ problem: PlacementProblem) -> Int {
    let parts = problem.readers.count
    if parts == 0 { return 1000 }
    // Of equal parts, the last one that does not begin below the position.
    let part = (0..<parts).last { $0 * problem.length <= position * parts } ?? 0
    return problem.readers[problem.length == 0 ? 0 : part]
  }

  func isBetter(than other: Rank) -> Bool {
    if worth != other.worth { return other.worth.lexicographicallyPrecedes(worth) }
    let mine = deviation * other.parts * other.parts
    let theirs = other.deviation * parts * parts
    if mine != theirs { return mine < theirs }
    if positions != other.positions { return positions < other.positions }
    return order.lexicographicallyPrecedes(other.order) { $0.lexicographicallyPrecedes($1) }
  }
}
