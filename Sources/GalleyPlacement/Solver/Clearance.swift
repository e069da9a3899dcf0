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
