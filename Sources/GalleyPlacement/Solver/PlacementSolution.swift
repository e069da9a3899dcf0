/// The gaps that are taken, from the top to the bottom of the body.
package struct PlacementSolution: Hashable, Sendable {
  /// An advertisement in a gap.
  package struct Ad: Hashable, Comparable, Sendable {
    /// Index of the gap.
    package var candidate: Int
    /// Index of the size among those of its number.
    package var offer: Int

    package init(candidate: Int, offer: Int) {
      self.candidate = candidate
      self.offer = offer
    }

    package static func < (a: Ad, b: Ad) -> Bool {
      (a.candidate, a.offer) < (b.candidate, b.offer)
    }
  }

  package var ads: [Ad]

  package init(_ ads: [Ad] = []) {
    self.ads = ads
  }

  /// Which of two equally good solutions is meant: compared from the last advertisement upwards.
  package func precedes(_ other: PlacementSolution) -> Bool {
    ads.reversed().lexicographicallyPrecedes(other.ads.reversed())
  }
}

extension PlacementProblem {
  /// Where the top edges of a solution's advertisements are on the finished page, in 64ths of a CSS
  /// px from the body's top.
  package func tops(of solution: PlacementSolution) -> [Int] {
    var shift = 0
    return solution.ads.enumerated().map { index, ad in
      defer {
        shift += offers(forAd: index + 1)[ad.offer].height + candidates[ad.candidate].surplus
      }
      return candidates[ad.candidate].top + shift
    }
  }
}

/// What a placement is worth, whatever its spacing; the greater is the better.
package struct Worth: Hashable, Comparable, Sendable {
  /// Pinned gaps taken.
  package var pinned: Int32 = 0
  /// Millionths: the thousandths of an offer times the thousandths of the readers.
  package var value = 0
  /// px².
  package var area = 0
  /// Kept gaps taken.
  package var kept: Int32 = 0

  package static func < (a: Worth, b: Worth) -> Bool {
    if a.pinned != b.pinned { return a.pinned < b.pinned }
    if a.value != b.value { return a.value < b.value }
    if a.area != b.area { return a.area < b.area }
    return a.kept < b.kept
  }

  static func + (a: Worth, b: Worth) -> Worth {
    Worth(
      pinned: a.pinned + b.pinned, value: a.value + b.value, area: a.area + b.area,
      kept: a.kept + b.kept)
  }
}

/// How far the spacings of a placement are from the even split; the lesser is the better.
///
/// `k` advertisements at positions `p₁ … pₖ` cut the content of length `L` into `k + 1` spacings `s`,
/// from its top to `p₁`, and so on to its end. Since the spacings add up to `L`, the sum of their
/// squared deviations from `L / (k + 1)` is
///
///     Σ (s − L / (k + 1))² = Σ s² − L² / (k + 1) = ((k + 1) · Σ s² − L²) / (k + 1)
///
/// which is kept as a fraction of whole numbers, so that it compares exactly. With lengths below 2³⁶
/// and `k` below 2²⁷ no product reaches 2¹²⁷.
package struct Evenness: Comparable, Sendable {
  private let numerator: Int128
  private let parts: Int

  /// - Parameters:
  ///   - positions: ascending, between 0 and `length`, in 64ths of a CSS px.
  ///   - length: in 64ths of a CSS px.
  init(positions: some Collection<Int>, length: Int) {
    parts = positions.count + 1
    numerator = Self.squares(positions, length: length) * Int128(parts) - square(length)
  }

  /// The sum of the squared spacings.
  static func squares(_ positions: some Collection<Int>, length: Int) -> Int128 {
    var squares: Int128 = 0
    var above = 0
    for position in positions {
      squares += square(position - above)
      above = position
    }
    return squares + square(length - above)
  }

  /// The sum of squared deviations, in px².
  package var squaredPixels: Double { Double(numerator) / Double(parts) / (64 * 64) }

  package static func == (a: Evenness, b: Evenness) -> Bool {
    a.numerator * Int128(b.parts) == b.numerator * Int128(a.parts)
  }

  package static func < (a: Evenness, b: Evenness) -> Bool {
    a.numerator * Int128(b.parts) < b.numerator * Int128(a.parts)
  }
}

/// Exact, whatever the length.
func square(_ length: Int) -> Int128 { Int128(length) &* Int128(length) }

/// How good a placement is, in the order of `PlacementProblem`; the greater is the better.
package struct PlacementScore: Comparable, Sendable {
  package let worth: Worth
  package let evenness: Evenness
  /// The sum of the positions, in 64ths of a CSS px.
  package let positions: Int

  package static func < (a: PlacementScore, b: PlacementScore) -> Bool {
    if a.worth != b.worth { return a.worth < b.worth }
    if a.evenness != b.evenness { return a.evenness > b.evenness }
    return a.positions > b.positions
  }
}

extension PlacementProblem {
  /// Of a solution whose gaps and offers there are, whether it keeps the constraints or not.
  package func score(of solution: PlacementSolution) -> PlacementScore {
    var worth = Worth()
    for (index, ad) in solution.ads.enumerated() {
      let offer = offers(forAd: index + 1)[ad.offer]
      let candidate = candidates[ad.candidate]
      worth = worth + gain(candidate, offer, share: share(at: candidate))
    }
    let positions = solution.ads.map { candidates[$0.candidate].position }
    return PlacementScore(
      worth: worth, evenness: Evenness(positions: positions, length: length),
      positions: positions.reduce(0, +))
  }

  /// What an advertisement of a size in a gap adds, which a share of the readers reaches.
  func gain(_ candidate: Candidate, _ offer: Offer, share: Int) -> Worth {
    Worth(
      pinned: candidate.isPinned ? 1 : 0, value: offer.value * share,
      area: offer.area, kept: candidate.isKept ? 1 : 0)
  }
}

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
