import GalleyTestSupport
import Testing

@testable import GalleyPlacement

/// The hull against looking at every line, with numbers so small that many lines meet.
@Suite struct HullTests {
  @Test func findsTheLowestLine() {
    for seed in 0..<500 { compare(seed) }
  }

  private func compare(_ seed: Int) {
    var random = SeededGenerator(seed)
    var hull = Hull()
    var added: [(position: Int, prefix: Prefix)] = []
    var x = 0
    for index in 0..<16 {
      x += Int.random(in: 0...2, using: &random)
      let prefix = Prefix(
        worth: Worth(pinned: Int32.random(in: -1...Int32(seed & 1), using: &random)),
        squares: squares(at: x, seed, &random), positions: Int.random(in: 0...3, using: &random))
      hull.add(prefix, at: x, index: index)
      added.append((x, prefix))
      x += Int.random(in: 0...2, using: &random)
      expectBest(of: added, in: &hull, at: x, seed)
    }
    expectBest(of: added, in: &hull, at: Self.meeting, seed)
  }

  /// Further down than any line's gap.
  private static let meeting = 70

  /// Any, or such that many lines meet further down.
  private func squares(at x: Int, _ seed: Int, _ random: inout SeededGenerator) -> Int128 {
    let least = seed & 2 == 0 ? 0 : square(Self.meeting) - square(Self.meeting - x)
    return least + Int128(Int.random(in: 0...(seed & 2 == 0 ? 9 : 1), using: &random))
  }

  private func expectBest(
    of added: [(position: Int, prefix: Prefix)], in hull: inout Hull, at x: Int, _ seed: Int
  ) {
    var best: (index: Int, prefix: Prefix)?
    for (index, line) in added.enumerated() where !line.prefix.isNone {
      var prefix = line.prefix
      prefix.squares += square(x - line.position)
      if best.map({ $0.prefix < prefix }) ?? true { best = (index, prefix) }
    }
    let found = hull.best(at: x)
    #expect(found.map { Int($0.index) } == best?.index, "seed \(seed), at \(x)")
    #expect(found?.squares == best?.prefix.squares, "seed \(seed), at \(x)")
  }
}
