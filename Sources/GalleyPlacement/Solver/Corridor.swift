/// The gaps in which the first, the second, … advertisement of the best placement may stand.
struct Corridor {
  /// The most advertisements that are told apart.
  let most: Int
  /// By number, from the first; `nil` for all gaps.
  private let ranges: [Range<Int>]?
  private let all: Range<Int>
  /// The gaps of a placement that it holds.
  let known: [Int]

  /// All gaps.
  init(_ course: Course, most: Int? = nil) {
    self.most = most ?? course.counts
    ranges = nil
    known = []
    all = course.gaps.indices
  }

  func gaps(ofAd number: Int) -> Range<Int> {
    guard let ranges, number <= ranges.count else { return all }
    return ranges[number - 1]
  }

  /// Where it is known how many advertisements there are, and nothing but their spacing decides which.
  ///
  /// Each stands where those above and those below it have room. And no placement whose advertisement `c`
  /// of `k` stands at `p` has a lesser sum of squared spacings, in a content of length `L`, than one that is
  /// even above it and below it: `p² / c + (L − p)² / (k + 1 − c)`. Where that is more than the sum of a
  /// placement that is known, it is not the best one.
  init?(_ course: Course, count: Int) {
    guard count > 0, let latest = Self.latest(course, count: count),
      let even = Self.even(course, latest)
    else { return nil }
    most = count
    known = even
    all = course.gaps.indices
    let length = course.problem.length
    let squares = Evenness.squares(even.map { course.gaps[$0].position }, length: length)
    var start = 0
    ranges = (1...count).map { number in
      if number > 1 { start = max(start, course.first(spacedBelow: start, ad: number)) }
      let (above, below) = (Int128(number), Int128(count + 1 - number))
      let mayBe = { (gap: Int) -> Bool in
        let position = course.gaps[gap].position
        return below * square(position) + above * square(length - position)
          <= squares * above * below
      }
      // Both sums grow from the known gap up and down, so each end is found by halving.
      let known = even[number - 1]
      let low = Self.border(from: known, to: start - 1, mayBe)
      let high = Self.border(from: known, to: latest[number - 1] + 1, mayBe)
      return low..<high + 1
    }
  }

  /// The last gap in which something holds, on the way to one in which it does not, or which is too far.
  private static func border(from inside: Int, to outside: Int, _ holds: (Int) -> Bool) -> Int {
    var (inside, outside) = (inside, outside)
    while abs(inside - outside) > 1 {
      let middle = (inside + outside) / 2
      if holds(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }

  /// For each of so many advertisements the last gap that leaves room for those below it.
  private static func latest(_ course: Course, count: Int) -> [Int]? {
    guard var gap = course.gaps.indices.last else { return nil }
    var upwards = [gap]
    for number in stride(from: count, to: 1, by: -1) {
      let spacing = course.problem.spacing(beforeAd: number)
      let below = gap
      repeat {
        gap -= 1
      } while gap >= 0
        && !spacing.holds(between: course.gaps[gap], and: course.gaps[below])
      guard gap >= 0 else { return nil }
      upwards.append(gap)
    }
    return upwards.reversed()
  }

  /// A placement that comes as near to the even split as going down the text allows.
  private static func even(_ course: Course, _ latest: [Int]) -> [Int]? {
    var taken: [Int] = []
    for (index, last) in latest.enumerated() {
      let number = index + 1
      let first = taken.last.map { course.first(spacedBelow: $0, ad: number) } ?? 0
      guard first <= last else { return nil }
      let wanted = course.problem.length * number / (latest.count + 1)
      var (low, high) = (first, last)
      while low < high {
        let middle = (low + high) / 2
        if course.gaps[middle].position < wanted { low = middle + 1 } else { high = middle }
      }
      let isAboveNearer =
        low > first
        && wanted - course.gaps[low - 1].position < course.gaps[low].position - wanted
      taken.append(isAboveNearer ? low - 1 : low)
    }
    return taken
  }
}

extension Course {
  /// The first gap that is far enough below another for an advertisement; the count of gaps for none.
  fileprivate func first(spacedBelow gap: Int, ad number: Int) -> Int {
    let spacing = problem.spacing(beforeAd: number)
    var (low, high) = (gap + 1, gaps.count)
    while low < high {
      let middle = (low + high) / 2
      if spacing.holds(between: gaps[gap], and: gaps[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
