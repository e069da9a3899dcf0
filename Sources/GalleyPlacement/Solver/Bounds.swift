/// How much any placement can be worth: what tells that a part of one cannot become the best.
///
/// What advertisements weigh is paid for. With a price for each unit of weight, a placement within the limit
/// is worth no more than what it is worth less what it pays, and what the whole limit costs (Lagrange). Of
/// that sum the most is easy to find, since nothing limits the weights any more. Any price is right; the
/// best is the one with the least sum.
///
/// Value and area are told as one number, an amount, in which the least value is more than all areas.
struct Bounds {
  private let course: Course
  /// Of a millionth of value, in px².
  private let factor: Int128
  /// Amounts are multiplied by 2 to this power, so that a price is fine enough.
  private let shift: Int
  private let weightLimit: Int128
  /// Of a unit of weight.
  private(set) var price: Int128 = 0
  /// To how many bits of the dearest price the best one is known. A nearby price only makes the sum greater by as little.
  private static let precision: Int128 = 40

  /// `nil` for numbers so large that they cannot be calculated with.
  init?(_ course: Course) {
    let offers = course.problem.offers.joined()
    let count = Int128(course.most)
    let value = Int128(offers.lazy.map(\.value).max() ?? 0) * Int128(SolverBounds.share) * count
    let area = Int128(offers.lazy.map(\.area).max() ?? 0) * count
    let limit = Int128(course.sumsWeights ? course.problem.weightLimit ?? 0 : 0)
    guard value.bits + (area + 1).bits <= 100 else { return nil }
    factor = area + 1
    shift = min(20, 120 - (value * factor + area).bits - limit.bits)
    guard shift >= 0 else { return nil }
    weightLimit = limit
    self.course = course
  }

  func amount(_ worth: Worth) -> Int128 {
    (Int128(worth.value) * factor + Int128(worth.area)) << shift
  }

  /// No less than an amount is worth.
  func worth(_ rest: Rest) -> Worth {
    let amount = max(0, rest.amount) >> shift
    return Worth(
      pinned: Int32(truncatingIfNeeded: rest.pinned),
      value: Int(truncatingIfNeeded: amount / factor),
      area: Int(truncatingIfNeeded: amount % factor))
  }

  /// What the whole limit costs, less what some weight has paid.
  func left(of weight: Int) -> Int128 { (weightLimit - Int128(weight)) * price }

  /// What a size is worth when it has paid.
  private func paid(_ offer: Offer, in zone: Course.Zone) -> Int128 {
    amount(course.gain(offer, in: zone)) - Int128(offer.weight) * price
  }

  /// The most that an advertisement's size is worth when it has paid.
  func best(forAd number: Int, in zone: Course.Zone) -> Int128 {
    course.problem.offers(forAd: number).lazy.map { paid($0, in: zone) }.max() ?? 0
  }

  /// For each size of an advertisement, how much less it is worth than the best.
  func slacks(ofAd number: Int, in zone: Course.Zone) -> [Int128] {
    let best = best(forAd: number, in: zone)
    return course.problem.offers(forAd: number).map { best - paid($0, in: zone) }
  }

  /// Chooses the price with the least sum.
  ///
  /// - Parameter sum: what it is with a price; as a function of the price it has no second valley.
  fileprivate mutating func choosePrice(_ sum: (Bounds) -> Int128) {
    guard weightLimit > 0 else { return }
    let offers = course.problem.offers.joined()
    let lightest = max(1, offers.lazy.map(\.weight).filter { $0 > 0 }.min() ?? 1)
    let dearest =
      offers.map {
        Int128($0.value) * Int128(SolverBounds.share) * factor + Int128($0.area)
      }.max() ?? 0
    var (low, high): (Int128, Int128) = (0, (dearest << shift) / Int128(lightest) + 1)
    let unpriced = self
    func value(at price: Int128) -> Int128 {
      var bounds = unpriced
      bounds.price = price
      return sum(bounds)
    }
    // Golden section: each step asks for one more sum and leaves 0.618 of the prices.
    let enough = max(2, high >> Self.precision)
    func inner(_ share: Int128) -> (price: Int128, sum: Int128) {
      let price = low + (high - low) * share / 1000
      return (price, value(at: price))
    }
    var (left, right) = (inner(382), inner(618))
    while high - low > enough {
      if left.sum <= right.sum {
        high = right.price
        right = left
        left = inner(382)
      } else {
        low = left.price
        left = right
        right = inner(618)
      }
    }
    price = (left.sum <= right.sum ? left : right).price
  }
}

// All sizes chosen at the end of the only zone.
extension Bounds {
  /// - Parameter gains: of the counts of advertisements that there may be, what each has besides the sizes.
  init?(_ course: Course, _ gains: [(count: Int, worth: Worth)]) {
    self.init(course)
    choosePrice { $0.most(gains) }
  }

  /// The most that sizes and gains are worth together.
  func most(_ gains: [(count: Int, worth: Worth)]) -> Int128 {
    guard let zone = course.zones.first else { return 0 }
    let heads = course.problem.offers.count
    var sums: [Int128] = [0]
    for number in stride(from: 1, through: min(heads, course.most), by: 1) {
      sums.append(sums[number - 1] + best(forAd: number, in: zone))
    }
    let further = best(forAd: heads + 1, in: zone)
    let most = gains.lazy.map { count, worth in
      let own = min(count, sums.count - 1)
      return amount(worth) + sums[own] + further * Int128(count - own)
    }.max()
    return (most ?? 0) + left(of: 0)
  }
}

/// The most that may come below a gap, pinned gaps first.
struct Rest: Comparable {
  var pinned = 0
  var amount: Int128 = 0

  static func < (a: Rest, b: Rest) -> Bool { (a.pinned, a.amount) < (b.pinned, b.amount) }

  static func + (a: Rest, b: Rest) -> Rest {
    Rest(pinned: a.pinned + b.pinned, amount: a.amount + b.amount)
  }
}

/// For each gap, the most that may come below it, found from the last gap upwards.
struct Remainder {
  let bounds: Bounds
  private let most: Int
  /// Below an advertisement in a gap.
  private var below: [Rest]
  /// In a gap and all below it.
  private var from: [Rest]
  /// The most that one advertisement adds.
  private var one: Int128 = 0

  init?(_ course: Course) {
    guard var bounds = Bounds(course) else { return nil }
    bounds.choosePrice { Remainder(course, $0).whole.amount }
    self.init(course, bounds)
  }

  private init(_ course: Course, _ bounds: Bounds) {
    self.bounds = bounds
    most = course.most
    let count = course.gaps.count
    below = Array(repeating: Rest(), count: count)
    from = Array(repeating: Rest(), count: count + 1)
    let spacing = course.problem.loosestSpacing
    var next = count
    for zone in course.zones.reversed() {
      // What an advertisement adds is the same in nearly all gaps.
      var known: (gap: Int, most: Rest)?
      for gap in zone.gaps.reversed() {
        while next - 1 > gap,
          spacing.holds(between: course.gaps[gap], and: course.gaps[next - 1])
        { next -= 1 }
        below[gap] = from[next]
        let own: Rest
        if let known, course.areWorthTheSame(gap, known.gap) {
          own = known.most
        } else {
          own = bounds.most(at: gap, in: zone)
          known = (gap, own)
        }
        from[gap] = max(own + below[gap], from[gap + 1])
        one = max(one, own.amount)
      }
    }
  }

  /// The most that any placement is worth.
  var whole: Rest { limited(from[0], count: 0) + Rest(amount: bounds.left(of: 0)) }

  /// The most that a placement is worth which begins so.
  ///
  /// - Parameters:
  ///   - worth: what the advertisements so far are worth, and what the sizes among them that are chosen
  ///     later are worth when they have paid.
  ///   - gap: the last one's, and the first one that there may be another in.
  func most(
    _ worth: Worth, _ sizes: Int128, weight: Int, count: Int, at gap: Int, next: Int
  ) -> Rest {
    let rest = limited(gap < 0 ? from[next] : min(below[gap], from[next]), count: count)
    return rest
      + Rest(
        pinned: Int(worth.pinned),
        amount: bounds.amount(worth) + sizes + bounds.left(of: weight))
  }

  /// No more than so many times what one adds.
  private func limited(_ rest: Rest, count: Int) -> Rest {
    Rest(pinned: rest.pinned, amount: min(rest.amount, one * Int128(max(0, most - count))))
  }
}

extension Bounds {
  /// The most that an advertisement in a gap adds when it has paid.
  fileprivate func most(at gap: Int, in zone: Course.Zone) -> Rest {
    let numbers = 1...max(1, min(course.most, course.problem.offers.count))
    let amount = numbers.lazy.map { number -> Int128 in
      switch zone.choice {
      case .later:
        self.amount(course.gain(at: gap, number: number)) + best(forAd: number, in: zone)
      case .each, .best:
        course.problem.offers(forAd: number).lazy.map {
          self.amount(course.gain(at: gap, $0)) - Int128($0.weight) * price
        }.max() ?? 0
      }
    }.max()
    return Rest(pinned: course.gaps[gap].isPinned ? 1 : 0, amount: amount ?? 0)
  }
}

extension Int128 {
  /// How many bits it has, of a number that is not negative.
  fileprivate var bits: Int { Int128.bitWidth - leadingZeroBitCount }
}

extension PlacementProblem {
  /// What lies between any two neighbours at the least, whatever their numbers.
  fileprivate var loosestSpacing: Spacing {
    guard let first = spacings.first, first.from <= 2 else { return .none }
    return spacings.reduce(first.spacing) {
      Spacing(
        distance: min($0.distance, $1.spacing.distance),
        paragraphs: min($0.paragraphs, $1.spacing.paragraphs),
        words: min($0.words, $1.spacing.words),
        entries: min($0.entries, $1.spacing.entries))
    }
  }
}
