import GalleyTestSupport

@testable import GalleyPlacement

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
