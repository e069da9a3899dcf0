import GalleyTestSupport

@testable import GalleyPlacement

/// A small problem with some of everything, whose numbers are small too, so that ties are common.
struct RandomProblem {
  private var random: SeededGenerator
  /// How many sizes each advertisement has at most; with many gaps there are fewer.
  private let sizes: Int

  private init(seed: Int) {
    random = SeededGenerator(seed)
    sizes = 1 + seed % 3
  }

  static func make(seed: Int) -> PlacementProblem {
    var maker = RandomProblem(seed: seed)
    return maker.problem()
  }

  private mutating func problem() -> PlacementProblem {
    let count = number(0...[14, 10, 8][sizes - 1])
    let candidates = candidates(count)
    let end = candidates.last?.position ?? 0
    return PlacementProblem(
      candidates: candidates, length: end + number(0...8), offers: offers(),
      repeatsLast: chance(80), spacings: spacings(), limit: chance(50) ? number(0...6) : nil,
      weightLimit: chance(50) ? number(0...30) : nil,
      readers: chance(30) ? (0..<number(1...4)).map { _ in number(0...3) * 250 } : [],
      obstacles: (0..<(chance(40) ? number(1...2) : 0)).map { _ in obstacle(end) })
  }

  private mutating func candidates(_ count: Int) -> [Candidate] {
    let (step, surplus, pinned) = (number(1...8), number(0...3), number(0...30))
    var (position, paragraphs, words) = (0, 0, 0)
    var bottom = Int.min
    return (0..<count).map { _ in
      position += number(0...step)
      paragraphs += number(0...2)
      words += number(0...20)
      let top = position + 1
      bottom = max(bottom, top - number(0...surplus))
      return Candidate(
        position: position, top: top, bottom: bottom, paragraphs: paragraphs, words: words,
        isAllowed: chance(80), isPinned: chance(pinned), isKept: chance(20))
    }
  }

  private mutating func offers() -> [[Offer]] {
    let heights = (0..<sizes).map { _ in number(0...10) }
    let weights = chance(50) ? heights : (0..<sizes).map { _ in number(0...10) }
    let isPlain = chance(50)
    return (0..<(chance(60) ? 1 : number(0...3))).map { _ in
      (0..<(chance(95) ? number(1...sizes) : 0)).map { index in
        Offer(
          height: heights[index], weight: weights[index],
          value: isPlain ? 1000 : number(0...3) * 500, area: number(0...3))
      }
    }
  }

  private mutating func spacings() -> [SpacingStep] {
    (0..<number(0...3)).map { step in
      SpacingStep(
        from: step == 0 ? 2 : number(2...5),
        Spacing(
          distance: chance(70) ? number(0...12) : 0, paragraphs: chance(20) ? number(0...4) : 0,
          words: chance(20) ? number(0...40) : 0))
    }
  }

  private mutating func obstacle(_ end: Int) -> Obstacle {
    let top = number(-10...(end + 20))
    return Obstacle(top: top, bottom: top + number(0...15), distance: number(0...6))
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }
}
