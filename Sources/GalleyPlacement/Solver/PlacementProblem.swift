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
      candidate.entries = candidate.entries.clamped(to: least.entries...most)
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
      words: spacing.words.clamped(to: range), entries: spacing.entries.clamped(to: range))
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

/// The largest numbers that are calculated with. With them no sum or product overflows.
package enum SolverBounds {
  /// 64ths of a CSS px: 2³⁰ px, about as far as any page is laid out. Paragraphs and words too.
  static let length = 1 << 36
  /// More than any two places can be apart.
  static let distance = 1 << 38
  /// Thousandths.
  static let value = 1 << 28
  /// px².
  static let area = 1 << 38
  /// Thousandths of the readers.
  static let share = 1000
  /// Gaps of a body.
  static let candidates = 1 << 24
  /// Gaps times layers: about 64 MiB.
  package static let effort = 1 << 22
  /// Choices of sizes.
  static let mixtures = 1 << 18
}

extension Int {
  func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.max(range.lowerBound, Swift.min(range.upperBound, self))
  }
}

/// One size that a slot may take.
package struct Offer: Hashable, Sendable {
  /// Of the slot's whole box, in 64ths of a CSS px.
  package var height: Int
  /// What it takes of the weight that all advertisements together may have, in 64ths of a CSS px.
  package var weight: Int
  /// What the slot is worth in this size, in thousandths.
  package var value: Int
  /// In px².
  package var area: Int

  /// - Parameter weight: the height, if nil.
  package init(height: Int, weight: Int? = nil, value: Int = 1000, area: Int) {
    self.height = height
    self.weight = weight ?? height
    self.value = value
    self.area = area
  }
}

/// How far apart two neighbouring advertisements must be; all of it must hold.
package struct Spacing: Hashable, Sendable {
  /// In 64ths of a CSS px, of content between the two.
  package var distance: Int
  package var paragraphs: Int
  package var words: Int
  package var entries: Int

  package init(distance: Int = 0, paragraphs: Int = 0, words: Int = 0, entries: Int = 0) {
    self.distance = distance
    self.paragraphs = paragraphs
    self.words = words
    self.entries = entries
  }

  /// Asks for nothing.
  package static let none = Spacing(distance: -SolverBounds.distance)

  package func holds(between above: Candidate, and below: Candidate) -> Bool {
    below.top - above.bottom >= distance
      && below.paragraphs - above.paragraphs >= paragraphs
      && below.words - above.words >= words
      && below.entries - above.entries >= entries
  }
}

/// A spacing that holds from one advertisement on, until the next step begins.
package struct SpacingStep: Hashable, Sendable {
  /// The number of the first advertisement that must be this far below the one above it. From 2 it
  /// holds between all; before the first step there is none.
  package var from: Int
  package var spacing: Spacing

  package init(from: Int = 2, _ spacing: Spacing) {
    self.from = from
    self.spacing = spacing
  }
}

/// Something beside the body, such as an advertisement in the rail, that those in the body must not
/// come near. Lengths are in 64ths of a CSS px, along the finished page from the body's top.
package struct Obstacle: Hashable, Sendable {
  package var top: Int
  package var bottom: Int
  /// How far above its top and below its bottom nothing may stand.
  package var distance: Int

  package init(top: Int, bottom: Int, distance: Int) {
    self.top = top
    self.bottom = bottom
    self.distance = distance
  }

  /// Whether something between two heights of the page comes too near.
  package func isNear(top: Int, bottom: Int) -> Bool {
    bottom + distance > self.top && top < self.bottom + distance
  }
}

/// A gap between two blocks of a body, where an advertisement may stand.
///
/// Lengths are in 64ths of a CSS px, along the content from its top, as it is without any
/// advertisement in it. Further down the text, no number gets smaller.
package struct Candidate: Sendable {
  /// The middle of the gap: what evenness is measured by.
  package var position: Int
  /// Where an advertisement's top edge would be.
  package var top: Int
  /// Where the content goes on below the advertisement. It may be less than `top`, since the space
  /// around an advertisement is not content.
  package var bottom: Int
  /// Whole paragraphs above the gap.
  package var paragraphs: Int
  /// Words above the gap.
  package var words: Int
  /// Whole entries above the gap.
  package var entries: Int
  /// Whether what is asked of a single gap holds.
  package var isAllowed: Bool
  /// Whether the article asks for an advertisement here; then it may stand whether allowed or not.
  package var isPinned: Bool
  /// Whether an advertisement stood here before the article was edited.
  package var isKept: Bool

  package init(
    position: Int, top: Int, bottom: Int, paragraphs: Int = 0, words: Int = 0,
    entries: Int = 0, isAllowed: Bool = true, isPinned: Bool = false, isKept: Bool = false
  ) {
    self.position = position
    self.top = top
    self.bottom = bottom
    self.paragraphs = paragraphs
    self.words = words
    self.entries = entries
    self.isAllowed = isAllowed
    self.isPinned = isPinned
    self.isKept = isKept
  }

  /// Whether an advertisement may stand here at all.
  package var isOpen: Bool { isAllowed || isPinned }

  /// What the page grows by besides an advertisement's own height when one stands here.
  package var surplus: Int { top - bottom }
}
