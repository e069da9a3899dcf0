/// Where advertisements may stand in a body, and which of them are wanted: all that the solver knows.
///
/// Of the placements that keep every constraint, the best is, each only where all before are equal:
///
/// 1. the one with the most pinned gaps taken,
/// 2. of the highest total value, each advertisement's times the share of readers who reach it,
/// 3. of the largest total area,
/// 4. with the most kept gaps taken,
/// 5. the most even: the least sum of squared deviations of the spacings from the even split
///    (`Evenness`),
/// 6. the earliest: the least sum of positions,
/// 7. the first when gaps and offers are compared one by one from the last advertisement upwards.
package struct PlacementProblem: Sendable {
  /// From the top to the bottom of the body.
  package let candidates: [Candidate]
  /// Of the content, in 64ths of a CSS px.
  package let length: Int
  /// The sizes that the 1st, 2nd, … advertisement may take.
  package let offers: [[Offer]]
  /// Whether the last of `offers` serves all further advertisements; otherwise there are no further.
  package let repeatsLast: Bool
  /// By the number that they begin with.
  package let spacings: [SpacingStep]
  /// The most advertisements.
  package let limit: Int?
  /// The most that the weights of the advertisements may add up to, in 64ths of a CSS px.
  package let weightLimit: Int?
  /// The share of readers, in thousandths, who reach each equal part of the content; none: all do.
  package let readers: [Int]
  package let obstacles: [Obstacle]

  /// Numbers out of all proportion are cut off, and a candidate's that are less than those of the
  /// candidate above it are raised to them, so that what the solver relies on holds.
  package init(
    candidates: [Candidate], length: Int, offers: [[Offer]], repeatsLast: Bool = true,
    spacings: [SpacingStep] = [], limit: Int? = nil, weightLimit: Int? = nil,
    readers: [Int] = [], obstacles: [Obstacle] = []
  ) {
    let length = length.clamped(to: 0...SolverBounds.length)
    self.candidates = Self.ascending(candidates, within: length)
    self.length = length
    self.offers = offers.map { $0.map(\.bounded) }
    self.repeatsLast = repeatsLast
    self.spacings = spacings.map(\.bounded).sorted { $0.from < $1.from }
    self.limit = limit.map { max(0, $0) }
    self.weightLimit = weightLimit.map { max(0, $0) }
    self.readers = readers.map { $0.clamped(to: 0...SolverBounds.share) }
    self.obstacles = obstacles.map(\.bounded)
  }

  private static func ascending(_ candidates: [Candidate], within length: Int) -> [Candidate] {
    let most = SolverBounds.length
    var least = Candidate(position: 0, top: -most, bottom: -most)
    return candidates.map { candidate in
      var candidate = candidate
      candidate.position = candidate.position.clamped(to: least.position...length)
      candidate.top = candidate.top.clamped(to: least.top...most)
      candidate.bottom = candidate.bottom.clamped(to: least.bottom...most)
      candidate.paragraphs = candidate.paragraphs.clamped(to: least.paragraphs...most)
      candidate.words = candidate.words.clamped(to: least.words...most)
      least = candidate
      return candidate
    }
  }
}

extension PlacementProblem {
  /// The sizes for an advertisement.
  ///
  /// - Parameter number: 1 for the first.
  package func offers(forAd number: Int) -> [Offer] {
    if number <= offers.count { return offers[number - 1] }
    return repeatsLast ? offers.last ?? [] : []
  }

  /// How far an advertisement must be below the one above it.
  ///
  /// - Parameter number: 2 for the second advertisement, which is the first to have one above.
  package func spacing(beforeAd number: Int) -> Spacing {
    spacings.last { $0.from <= number }?.spacing ?? .none
  }

  /// Whether two gaps are far enough apart for neighbouring advertisements.
  ///
  /// - Parameter number: the number of the lower one.
  package func isSpaced(_ above: Candidate, _ below: Candidate, ad number: Int) -> Bool {
    spacing(beforeAd: number).holds(between: above, and: below)
  }

  /// The thousandths of the readers who come as far as a gap.
  package func share(at candidate: Candidate) -> Int {
    guard !readers.isEmpty else { return SolverBounds.share }
    let part = Int128(candidate.position) * Int128(readers.count) / Int128(max(length, 1))
    return readers[min(Int(part), readers.count - 1)]
  }
}

extension Offer {
  fileprivate var bounded: Offer {
    Offer(
      height: height.clamped(to: 0...SolverBounds.length),
      weight: weight.clamped(to: 0...SolverBounds.length),
      value: value.clamped(to: 0...SolverBounds.value),
      area: area.clamped(to: 0...SolverBounds.area))
  }
}

extension SpacingStep {
  fileprivate var bounded: SpacingStep {
    let range = 0...SolverBounds.distance
    let spacing = Spacing(
      distance: spacing.distance.clamped(to: range),
      paragraphs: spacing.paragraphs.clamped(to: range),
      words: spacing.words.clamped(to: range))
    return SpacingStep(from: max(2, from), spacing)
  }
}

extension Obstacle {
  fileprivate var bounded: Obstacle {
    let range = -SolverBounds.length...SolverBounds.length
    let top = top.clamped(to: range)
    return Obstacle(
      top: top, bottom: max(top, bottom.clamped(to: range)),
      distance: distance.clamped(to: 0...SolverBounds.distance))
  }
}
