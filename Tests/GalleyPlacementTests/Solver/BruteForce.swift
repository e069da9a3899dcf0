@testable import GalleyPlacement

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
