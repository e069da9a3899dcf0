/// A problem as the solver goes through it: its open gaps from the top down, and what placements must be
/// told apart by.
///
/// What may follow a placement depends on its last gap, and on these, each only where it matters:
///
/// - **The count** of its advertisements matters up to the last one that has a spacing or sizes of its own.
///   All counts matter where a limit cuts them, and where the worth does not tell them (evenness compares
///   differently for another count).
/// - **The weight** matters where weights may exceed their limit.
/// - **The height** matters beside an obstacle.
///
/// Sizes are chosen where they matter. Where nothing speaks against it each gap takes its best size. Beside
/// an obstacle every size is tried in every gap. Where only the weights speak against them, the sizes of
/// all advertisements of a zone are chosen together at its end: in a zone it makes no difference which of
/// its advertisements has which size.
struct Course {
  /// Gaps in which a size is worth the same.
  struct Zone: Hashable {
    var gaps: Range<Int>
    var choice: Choice
    /// The thousandths of the readers who come as far.
    var share: Int
  }

  /// When the sizes of a zone are chosen.
  enum Choice {
    case each, best, later
  }

  let problem: PlacementProblem
  /// The open candidates.
  let gaps: [Candidate]
  /// Their indices in the problem.
  let indices: [Int]
  /// The thousandths of the readers who come as far as each.
  let shares: [Int]
  /// From the top down; together they are all gaps.
  let zones: [Zone]
  let clearance: Clearance
  /// The most advertisements that any placement has.
  let most: Int
  /// How many advertisements are told apart; if less than `most`, this one is followed by itself.
  let counts: Int
  /// Whether the weights may exceed their limit.
  let sumsWeights: Bool
  /// Whether the value of an advertisement does not depend on its size.
  let isValueOfGap: Bool

  init(_ problem: PlacementProblem) {
    self.problem = problem
    let indices = problem.candidates.indices.filter { problem.candidates[$0].isOpen }
    let gaps = indices.map { problem.candidates[$0] }
    let shares = gaps.map(problem.share)
    let clearance = Clearance(problem)
    let spaced = problem.mostSpaced(in: gaps[...])
    let allowed = min(problem.limit ?? .max, problem.mostOffered)
    let most = problem.mostWithinWeight(atMost: min(spaced, allowed))
    let reach = clearance.reach(in: gaps, most: most)
    let sumsWeights = problem.mayExceedWeight(with: most)
    let isValueOfGap = problem.offers.allSatisfy { Set($0.map(\.value)).count < 2 }
    zones = Self.zones(shares, reach: reach, choice: sumsWeights ? .later : .best) {
      isValueOfGap || (sumsWeights ? $0 == $1 : ($0 == 0) == ($1 == 0))
    }
    let watched = problem.mostSpaced(in: gaps[..<reach])
    let last = max(1, problem.offers.count - 1, (problem.spacings.last?.from ?? 2) - 1, watched)
    let isTold = problem.worthTellsCount(choosesBest: reach == 0)
    counts = sumsWeights || most < spaced || !isTold ? most : min(most, last)
    self.gaps = gaps
    self.indices = indices
    self.shares = shares
    self.clearance = clearance
    self.most = most
    self.sumsWeights = sumsWeights
    self.isValueOfGap = isValueOfGap
  }

  /// - Parameter areAlike: whether sizes compare in the same way for two shares of the readers.
  private static func zones(
    _ shares: [Int], reach: Int, choice: Choice, areAlike: (Int, Int) -> Bool
  ) -> [Zone] {
    var zones: [Zone] = []
    if reach > 0 { zones.append(Zone(gaps: 0..<reach, choice: .each, share: 0)) }
    var start = reach
    while start < shares.count {
      let end = shares[start...].firstIndex { !areAlike($0, shares[start]) } ?? shares.count
      zones.append(Zone(gaps: start..<end, choice: choice, share: shares[start]))
      start = end
    }
    return zones
  }

  /// Whether nothing but the count of advertisements tells what a placement is worth.
  var isWorthOfCount: Bool {
    zones.count == 1 && zones[0].choice != .each && Set(shares).count < 2
      && !gaps.contains { $0.isPinned || $0.isKept }
  }

  /// The best size of an advertisement, by value and then area.
  func bestOffer(forAd number: Int, in zone: Zone) -> Int? {
    let offers = problem.offers(forAd: number)
    return offers.indices.max { a, b in
      (offers[a].value * zone.share, offers[a].area)
        < (offers[b].value * zone.share, offers[b].area)
    }
  }

  /// What an advertisement adds whose size is chosen later.
  func gain(at gap: Int, number: Int) -> Worth {
    let value = isValueOfGap ? problem.offers(forAd: number).first?.value ?? 0 : 0
    return Worth(
      pinned: gaps[gap].isPinned ? 1 : 0, value: value * shares[gap], area: 0,
      kept: gaps[gap].isKept ? 1 : 0)
  }

  /// What an advertisement of a size adds.
  func gain(at gap: Int, _ offer: Offer) -> Worth {
    problem.gain(gaps[gap], offer, share: shares[gap])
  }

  /// Whether an advertisement adds as much in one gap of a zone as in another.
  func areWorthTheSame(_ a: Int, _ b: Int) -> Bool {
    shares[a] == shares[b] && gaps[a].isPinned == gaps[b].isPinned
      && gaps[a].isKept == gaps[b].isKept
  }

  /// What a size adds to a zone at whose end it is chosen.
  func gain(_ offer: Offer, in zone: Zone) -> Worth {
    Worth(value: isValueOfGap ? 0 : offer.value * zone.share, area: offer.area)
  }
}

extension PlacementProblem {
  /// How many advertisements the spacings alone leave room for. Taking every gap as early as it can be
  /// is never behind any other choice, since what is far enough below a gap is so below any above it.
  fileprivate func mostSpaced(in gaps: ArraySlice<Candidate>) -> Int {
    var count = 0
    var above: Candidate?
    var spacing = Spacing.none
    for gap in gaps {
      if let above, !spacing.holds(between: above, and: gap) { continue }
      above = gap
      count += 1
      spacing = self.spacing(beforeAd: count + 1)
    }
    return count
  }

  /// How many advertisements have a size.
  fileprivate var mostOffered: Int {
    if let empty = offers.firstIndex(where: \.isEmpty) { return empty }
    return repeatsLast && !offers.isEmpty ? .max : offers.count
  }

  /// How many advertisements the limit of the weights allows, each as light as it may be.
  fileprivate func mostWithinWeight(atMost count: Int) -> Int {
    guard let weightLimit else { return count }
    var weight = 0
    for number in stride(from: 1, through: count, by: 1) {
      weight += offers(forAd: number).lazy.map(\.weight).min() ?? 0
      if weight > weightLimit { return number - 1 }
    }
    return count
  }

  /// Whether so many advertisements may weigh more than their limit.
  fileprivate func mayExceedWeight(with count: Int) -> Bool {
    guard let weightLimit else { return false }
    var weight = 0
    for number in stride(from: 1, through: count, by: 1) {
      weight += offers(forAd: number).lazy.map(\.weight).max() ?? 0
      if weight > weightLimit { return true }
    }
    return false
  }

  /// Whether placements of equal worth have equally many advertisements: the value of each depends on
  /// nothing but its number, and none is worthless.
  ///
  /// - Parameter choosesBest: whether each takes the most valuable size, as nothing speaks against it.
  fileprivate func worthTellsCount(choosesBest: Bool) -> Bool {
    let isShareEqual = Set(readers).count < 2 && readers.allSatisfy { $0 > 0 }
    let isValueEqual = offers.allSatisfy { offers in
      offers.allSatisfy { $0.value > 0 } && (choosesBest || Set(offers.map(\.value)).count < 2)
    }
    return isShareEqual && isValueEqual
  }
}

/// Keeps advertisements away from the obstacles beside the body.
///
/// An advertisement stands below its place along the content by the heights of those above it and by
/// the surplus space of their gaps. The heights are known; the surplus varies a little from gap to gap.
/// Instead of telling all sums apart, the least and the greatest surplus of any gap are taken: a place
/// is clear if it is so wherever between them the advertisement comes to stand. So nothing ever comes
/// too near, and at most what would just have cleared an obstacle is given up.
struct Clearance {
  private let obstacles: [Obstacle]
  private let surplus: ClosedRange<Int>

  init(_ problem: PlacementProblem) {
    obstacles = problem.obstacles
    let all = problem.candidates.lazy.filter(\.isOpen).map(\.surplus)
    let least = all.min() ?? 0
    surplus = least...max(least, all.max() ?? 0)
  }

  /// - Parameters:
  ///   - height: the advertisement's.
  ///   - count: how many advertisements are above it.
  ///   - heights: the sum of their heights.
  func holds(at candidate: Candidate, height: Int, count: Int, heights: Int) -> Bool {
    let top = candidate.top + heights
    let highest = top + count * surplus.lowerBound
    let lowest = top + count * surplus.upperBound
    return !obstacles.contains { $0.isNear(top: highest, bottom: lowest + height) }
  }

  /// How many of the ascending candidates may be near an obstacle: from there on none is, whatever
  /// stands above it.
  ///
  /// - Parameter most: the most advertisements.
  func reach(in candidates: [Candidate], most: Int) -> Int {
    guard let end = obstacles.map({ $0.bottom + $0.distance }).max() else { return 0 }
    let top = end - most * min(0, surplus.lowerBound)
    return candidates.firstIndex { $0.top >= top } ?? candidates.count
  }
}
