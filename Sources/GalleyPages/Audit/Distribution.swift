/// How often each value was seen. Distributions of parts add up to that of the whole, in any order, since all of
/// it is whole numbers.
///
/// Values are counted by their first 11 binary digits: each by itself up to 2,047 units, above that less than
/// 0.1 % too low. How many there are, their sum, the least and the largest are exact.
package struct Distribution: Hashable, Sendable {
  /// How many steps make a unit: 64 for lengths, which are told in CSS px.
  package let steps: Int
  package private(set) var count = 0
  /// In steps.
  package private(set) var sum = 0
  /// In steps; 0 where there is no value.
  package private(set) var least = 0
  package private(set) var largest = 0
  /// By the value in units, cut to 11 digits.
  package private(set) var counts: [Int: Int] = [:]

  /// The binary digits that are told apart.
  private static let digits = 11

  package init(steps: Int = 1) { self.steps = max(1, steps) }

  /// Counts a value, in steps; one below 0 is none.
  package mutating func add(_ value: Int) {
    let value = max(0, value)
    least = count == 0 ? value : min(least, value)
    largest = max(largest, value)
    count += 1
    sum += value
    counts[Self.cut(value / steps), default: 0] += 1
  }

  package mutating func add(_ other: Distribution) {
    guard other.count > 0 else { return }
    least = count == 0 ? other.least : min(least, other.least)
    largest = max(largest, other.largest)
    count += other.count
    sum += other.sum
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  private static func cut(_ value: Int) -> Int {
    let excess = max(0, Int.bitWidth - value.leadingZeroBitCount - digits)
    return (value >> excess) << excess
  }
}

extension Distribution {
  /// The mean in units; 0 where there is no value.
  package var mean: Double { count > 0 ? Double(sum) / Double(count * steps) : 0 }

  /// The value in units that at least so many percent of all are not above, by the nearest rank; 0 where there
  /// is no value.
  package func quantile(percent: Int) -> Int {
    guard count > 0 else { return 0 }
    let rank = max(1, (count * percent + 99) / 100)
    var seen = 0
    for (value, number) in counts.sorted(by: { $0.key < $1.key }) {
      seen += number
      if seen >= rank { return value }
    }
    return largest / steps
  }

  /// Several quantiles at once, in ascending order.
  package func quantiles(percents: [Int]) -> [Int] { percents.map { quantile(percent: $0) } }

  package var median: Int { quantile(percent: 50) }

  /// How many values are at least so many units, which are told apart exactly below 2,048.
  package func count(from value: Int) -> Int {
    counts.reduce(0) { $0 + ($1.key >= value ? $1.value : 0) }
  }

  /// How many values are exactly so many units, as far as they are told apart.
  package func count(of value: Int) -> Int { counts[value] ?? 0 }
}

extension Distribution {
  /// A distribution as it was written; `nil` where the numbers cannot be those of one.
  package init?(steps: Int, sum: Int, least: Int, largest: Int, counts: [Int: Int]) {
    guard steps > 0, sum >= 0, least >= 0, largest >= least,
      counts.allSatisfy({ $0.key >= 0 && $0.value > 0 && Self.cut($0.key) == $0.key })
    else { return nil }
    self.init(steps: steps)
    self.counts = counts
    self.sum = sum
    self.least = least
    self.largest = largest
    for number in counts.values {
      let (total, isTooMuch) = count.addingReportingOverflow(number)
      guard !isTooMuch else { return nil }
      count = total
    }
  }
}
