/// A constraint that a placement breaks. Advertisements are named by their number, 1 for the first.
package enum Violation: Hashable, Sendable {
  /// There is no such gap or size.
  case unknown(ad: Int)
  /// It does not stand below the one before it.
  case order(ad: Int)
  /// What is asked of a single gap does not hold, and the gap is not pinned.
  case closed(ad: Int)
  /// It is too near to the one above it; lengths in 64ths of a CSS px.
  case distance(ad: Int, needed: Int, actual: Int)
  case paragraphs(ad: Int, needed: Int, actual: Int)
  case words(ad: Int, needed: Int, actual: Int)
  case entries(ad: Int, needed: Int, actual: Int)
  /// It comes too near to an obstacle on the finished page; lengths in 64ths of a CSS px, the actual
  /// one negative where the two stand side by side.
  case obstacle(ad: Int, obstacle: Int, needed: Int, actual: Int)
  case count(limit: Int, actual: Int)
  /// The weights add up to too much, in 64ths of a CSS px.
  case weight(limit: Int, actual: Int)
}

extension PlacementProblem {
  /// Every constraint that a placement breaks, by kind. It shares nothing with the solver but the
  /// problem, and calculates where each advertisement comes to stand.
  package func violations(of solution: PlacementSolution) -> [Violation] {
    let unknown = solution.ads.enumerated().compactMap { index, ad in
      isKnown(ad, number: index + 1) ? nil : Violation.unknown(ad: index + 1)
    }
    guard unknown.isEmpty else { return unknown }
    return closedGaps(solution) + nearNeighbours(solution) + nearObstacles(solution)
      + exceededLimits(solution)
  }

  private func isKnown(_ ad: PlacementSolution.Ad, number: Int) -> Bool {
    candidates.indices.contains(ad.candidate) && offers(forAd: number).indices.contains(ad.offer)
  }

  private func closedGaps(_ solution: PlacementSolution) -> [Violation] {
    solution.ads.enumerated().compactMap { index, ad in
      let gap = candidates[ad.candidate]
      return gap.isAllowed || gap.isPinned ? nil : .closed(ad: index + 1)
    }
  }

  private func nearNeighbours(_ solution: PlacementSolution) -> [Violation] {
    let pairs = zip(solution.ads, solution.ads.dropFirst()).enumerated()
    return pairs.flatMap { index, pair -> [Violation] in
      let ad = index + 2
      guard pair.0.candidate < pair.1.candidate else { return [.order(ad: ad)] }
      guard let needed = spacings.last(where: { $0.from <= ad })?.spacing else { return [] }
      let (above, below) = (candidates[pair.0.candidate], candidates[pair.1.candidate])
      let distance = below.top - above.bottom
      let paragraphs = below.paragraphs - above.paragraphs
      let words = below.words - above.words
      let entries = below.entries - above.entries
      return [
        distance < needed.distance
          ? .distance(ad: ad, needed: needed.distance, actual: distance) : nil,
        paragraphs < needed.paragraphs
          ? .paragraphs(ad: ad, needed: needed.paragraphs, actual: paragraphs) : nil,
        words < needed.words ? .words(ad: ad, needed: needed.words, actual: words) : nil,
        entries < needed.entries
          ? .entries(ad: ad, needed: needed.entries, actual: entries) : nil,
      ].compactMap(\.self)
    }
  }

  private func nearObstacles(_ solution: PlacementSolution) -> [Violation] {
    zip(solution.ads, tops(of: solution)).enumerated().flatMap { index, placed in
      let height = offers(forAd: index + 1)[placed.0.offer].height
      return obstacles.enumerated().compactMap { number, obstacle -> Violation? in
        let room = max(obstacle.top - (placed.1 + height), placed.1 - obstacle.bottom)
        return room < obstacle.distance
          ? .obstacle(ad: index + 1, obstacle: number, needed: obstacle.distance, actual: room)
          : nil
      }
    }
  }

  private func exceededLimits(_ solution: PlacementSolution) -> [Violation] {
    var exceeded: [Violation] = []
    if let limit, solution.ads.count > limit {
      exceeded.append(.count(limit: limit, actual: solution.ads.count))
    }
    let weight = solution.ads.enumerated().map { offers(forAd: $0 + 1)[$1.offer].weight }
      .reduce(0, +)
    if let weightLimit, !solution.ads.isEmpty, weight > weightLimit {
      exceeded.append(.weight(limit: weightLimit, actual: weight))
    }
    return exceeded
  }
}
