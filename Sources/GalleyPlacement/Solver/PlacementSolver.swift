import GalleyBasics

/// What the solver answers.
package struct PlacementResult: Sendable {
  /// The best placement, or the best that was found.
  package let solution: PlacementSolution
  /// What no placement is worth more than, where the solution is not known to be the best; `nil` where it is.
  package let bound: Worth?
}

/// There are so many ways to place advertisements that no time is spent on them all, or nobody wants to know the best
/// any more.
package struct PlacementTooLarge: Error {}

extension PlacementProblem {
  /// The best placement of all, or the best that an effort finds.
  ///
  /// None where nobody wants the answer any more, see `Cancellation`.
  ///
  /// - Parameter effort: how many prefixes there may be: gaps times what placements are told apart by.
  package func solve(effort: Int = SolverBounds.effort) -> PlacementResult {
    let none = PlacementResult(solution: PlacementSolution(), bound: nil)
    if Cancellation.isRequested { return none }
    let solver = PlacementSolver(self, effort: effort)
    do throws(PlacementTooLarge) {
      return PlacementResult(solution: try solver.best(), bound: nil)
    } catch {
      if Cancellation.isRequested { return none }
      return PlacementResult(solution: solver.found(), bound: solver.bound)
    }
  }

  /// Whether the best placement has more than so many advertisements; `nil` where that takes too long.
  ///
  /// - Parameter known: what was found out for other problems, and is for this one.
  package func admits(moreThan count: Int, _ known: inout BestCounts) -> Bool? {
    let solver = PlacementSolver(self, effort: SolverBounds.effort / 16)
    if solver.course.most <= count { return false }
    do throws(PlacementTooLarge) {
      if let counts = try solver.bestCounts(&known) {
        if counts.allSatisfy({ $0 > count }) { return true }
        if counts.allSatisfy({ $0 <= count }) { return false }
      }
      return try solver.best().ads.count > count
    } catch {
      return nil
    }
  }
}

/// The counts of advertisements that are worth the most, where nothing else tells what a placement is worth: many
/// problems have them in common that differ in where advertisements may stand alone.
package struct BestCounts {
  /// All that they depend on.
  fileprivate struct Cause: Hashable {
    let offers: [[Offer]]
    let repeatsLast: Bool
    let weightLimit: Int?
    let most: Int
    let zone: Course.Zone
  }

  fileprivate var known: [Cause: [Int]] = [:]

  package init() {}
}

/// Chooses how a problem is searched: only where the best may be.
struct PlacementSolver {
  /// What the best placements have, where only the count of advertisements tells what one is worth.
  struct SizesOfCount {
    /// The counts that are worth the most.
    var counts: [Int]
    var worth: Worth
    /// `nil` where each gap takes its best size.
    var mixtures: Mixtures?
  }

  let course: Course
  private let effort: Int

  init(_ problem: PlacementProblem, effort: Int) {
    course = Course(problem)
    self.effort = max(effort, course.gaps.count * 4)
  }

  /// Whether sizes make no difference to where advertisements may stand, nor places to their sizes.
  private var isOneZone: Bool { course.zones.count == 1 && course.zones[0].choice != .each }

  func best() throws(PlacementTooLarge) -> PlacementSolution {
    if course.most == 0 { return PlacementSolution() }
    guard course.gaps.count <= SolverBounds.candidates else { throw PlacementTooLarge() }
    guard isOneZone else { return try bestOfZones() }
    if let sizes = try sizesOfCount() { return try best(sizes) }
    var search = Search(course, Corridor(course), effort: effort)
    try search.run()
    guard course.zones[0].choice == .later else { return try search.best() }
    let pinned = search.ends.map(\.worth.pinned).max() ?? 0
    search.ends.removeAll { $0.worth.pinned < pinned }
    return try search.best(try mixtures(search.ends.map { ($0.layer.count, $0.worth) }))
  }

  /// Where the count tells the worth: only where so many advertisements may stand.
  private func best(_ sizes: SizesOfCount) throws(PlacementTooLarge) -> PlacementSolution {
    let most = sizes.counts.max() ?? 0
    let corridor =
      course.counts < course.most
      ? Corridor(course)
      : sizes.counts.count == 1 ? Corridor(course, count: most) : Corridor(course, most: most)
    var search = Search(course, corridor ?? Corridor(course, most: most), effort: effort)
    try search.run()
    if course.counts == course.most {
      search.ends.removeAll { !sizes.counts.contains($0.layer.count) }
    }
    return try search.best(sizes.mixtures)
  }

  /// With several zones, or beside obstacles: what may become worth nearly as much as the bound, and ever
  /// less until something is. All searches together take no more work than one may.
  private func bestOfZones() throws(PlacementTooLarge) -> PlacementSolution {
    var work = effort * Search.workForEffort
    if let remainder = Remainder(course) {
      let whole = remainder.whole
      var slack = whole.amount / 128 + 1
      while slack < whole.amount {
        let least = Rest(pinned: whole.pinned, amount: whole.amount - slack)
        var search = Search(
          course, Corridor(course), least: (remainder, least), effort: effort, work: work)
        try search.run()
        work = search.work
        let solution = try search.best()
        let worth = course.problem.score(of: solution).worth
        let reached = Rest(pinned: Int(worth.pinned), amount: remainder.bounds.amount(worth))
        if least <= reached { return solution }
        slack *= 4
      }
    }
    var search = Search(course, Corridor(course), effort: effort, work: work)
    try search.run()
    return try search.best()
  }
}

extension PlacementSolver {
  /// The best sizes for each count of advertisements, and the counts that are worth the most with them;
  /// `nil` where not only the count tells the worth.
  func sizesOfCount() throws(PlacementTooLarge) -> SizesOfCount? {
    guard isWorthOfCount else { return nil }
    let zone = course.zones[0]
    var gains: [(count: Int, worth: Worth)] = [(0, Worth())]
    for number in 1...course.most {
      var gain = course.gain(at: 0, number: number)
      if zone.choice == .best, let index = course.bestOffer(forAd: number, in: zone) {
        gain = course.gain(at: 0, course.problem.offers(forAd: number)[index])
      }
      gains.append((number, gains[number - 1].worth + gain))
    }
    gains.removeFirst()
    var table: Mixtures?
    if zone.choice == .later {
      let mixtures = try mixtures(gains)
      gains = gains.compactMap { gain in
        mixtures.best(of: gain.count, within: weightLimit).map {
          (gain.count, gain.worth + mixtures.all[$0].worth)
        }
      }
      table = mixtures
    }
    let worth = gains.map(\.worth).max() ?? Worth()
    return SizesOfCount(
      counts: gains.filter { $0.worth == worth }.map(\.count), worth: worth, mixtures: table)
  }

  /// The counts that are worth the most with the best sizes; `nil` where not only they tell the best.
  fileprivate func bestCounts(_ counts: inout BestCounts) throws(PlacementTooLarge) -> [Int]? {
    guard isWorthOfCount else { return nil }
    var zone = course.zones[0]
    zone.gaps = 0..<1
    let problem = course.problem
    let cause = BestCounts.Cause(
      offers: problem.offers, repeatsLast: problem.repeatsLast, weightLimit: problem.weightLimit,
      most: course.most, zone: zone)
    if let known = counts.known[cause] { return known }
    // Where none is worth anything, no advertisement at all is as good.
    guard let sizes = try sizesOfCount(), sizes.worth > Worth() else { return nil }
    counts.known[cause] = sizes.counts
    return sizes.counts
  }

  private var isWorthOfCount: Bool { course.most > 0 && isOneZone && course.isWorthOfCount }

  private var weightLimit: Int { course.problem.weightLimit ?? .max }

  /// The sizes of the only zone, for each count of advertisements that may be the best with them.
  ///
  /// - Parameter gains: of the counts that there may be, what each is worth besides the sizes.
  private func mixtures(
    _ gains: [(count: Int, worth: Worth)]
  ) throws(PlacementTooLarge) -> Mixtures {
    let count = gains.map(\.count).max() ?? 0
    guard let bounds = Bounds(course, gains) else {
      return try Mixtures(
        course, course.zones[0], above: 0, count: count,
        room: SolverBounds.mixtures)
    }
    let most = bounds.most(gains)
    var slack = most / Int128(max(1, count) * 4) + 1
    while true {
      let mixtures = try Mixtures(
        course, course.zones[0], above: 0, count: count, bounds: bounds, slack: slack,
        room: SolverBounds.mixtures)
      let best = gains.lazy.compactMap { gain -> Int128? in
        mixtures.best(of: gain.count, within: weightLimit).map {
          bounds.amount(gain.worth + mixtures.all[$0].worth)
        }
      }.max()
      if let best, best >= most - slack { return mixtures }
      slack *= 4
    }
  }
}

// Where it takes too long to find the best.
extension PlacementSolver {
  /// The best of those that are found without looking for it.
  func found() -> PlacementSolution {
    let greedy = Greedy(course.problem).solve()
    guard let sizes = try? sizesOfCount(), let count = sizes.counts.max(),
      let gaps = Corridor(course, count: count)?.known
    else { return greedy }
    var offers = gaps.indices.map {
      course.bestOffer(forAd: $0 + 1, in: course.zones[0]) ?? 0
    }
    if let mixtures = sizes.mixtures,
      let mixture = mixtures.best(of: count, within: weightLimit)
    {
      offers = mixtures.offers(of: mixture).reversed()
    }
    let even = PlacementSolution(
      zip(gaps, offers).map { PlacementSolution.Ad(candidate: course.indices[$0], offer: $1) })
    return course.problem.score(of: greedy) < course.problem.score(of: even) ? even : greedy
  }

  /// What no placement is worth more than.
  var bound: Worth {
    if let sizes = try? sizesOfCount() { return sizes.worth }
    if let remainder = Remainder(course) { return remainder.bounds.worth(remainder.whole) }
    let offers = course.problem.offers.joined()
    return Worth(
      pinned: Int32(truncatingIfNeeded: course.gaps.count(where: \.isPinned)),
      value: (offers.map(\.value).max() ?? 0) * SolverBounds.share * course.most,
      area: (offers.map(\.area).max() ?? 0) * course.most)
  }
}
