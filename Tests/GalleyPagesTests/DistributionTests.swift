import GalleyPages
import GalleyTestSupport
import Testing

/// Quantiles against sorted lists, and parts against the whole.
@Suite struct DistributionTests {
  private static func values(_ generator: inout SeededGenerator, below limit: Int) -> [Int] {
    (0..<Int.random(in: 1...200, using: &generator)).map { _ in
      Int.random(in: 0..<limit, using: &generator)
    }
  }

  @Test(arguments: 0..<40) func quantilesAreThoseOfTheSortedValues(_ seed: Int) {
    var generator = SeededGenerator(seed)
    let values = Self.values(&generator, below: seed.isMultiple(of: 2) ? 2048 : 10_000_000)
    var distribution = Distribution()
    values.forEach { distribution.add($0) }
    let sorted = values.sorted()
    for percent in [0, 1, 10, 50, 90, 95, 100] {
      let rank = max(1, (sorted.count * percent + 99) / 100)
      let exact = sorted[rank - 1]
      let found = distribution.quantile(percent: percent)
      #expect(found <= exact && exact - found <= exact / 1024)
      if exact < 2048 { #expect(found == exact) }
    }
    #expect(distribution.sum == values.reduce(0, +))
    #expect(distribution.least == sorted.first && distribution.largest == sorted.last)
  }

  @Test(arguments: 0..<20) func partsAddUpInAnyOrder(_ seed: Int) {
    var generator = SeededGenerator(seed)
    let values = Self.values(&generator, below: 1_000_000)
    var whole = Distribution(steps: 64)
    values.forEach { whole.add($0) }
    var parts = (0..<5).map { _ in Distribution(steps: 64) }
    for value in values { parts[Int.random(in: 0..<5, using: &generator)].add(value) }
    var sum = Distribution(steps: 64)
    for part in parts.shuffled(using: &generator) { sum.add(part) }
    #expect(sum == whole)
  }

  @Test func countsInUnitsAndSumsInSteps() {
    var distribution = Distribution(steps: 64)
    distribution.add(64 * 100 + 63)
    distribution.add(64 * 200)
    #expect(distribution.quantile(percent: 50) == 100)
    #expect(distribution.mean == Double(300 * 64 + 63) / 128)
    #expect(distribution.count(of: 200) == 1)
  }

  @Test func nothingIsZero() {
    let distribution = Distribution()
    #expect(distribution.median == 0 && distribution.mean == 0 && distribution.count == 0)
  }
}
