import GalleyBasics

/// The sizes of the advertisements of a zone, chosen together: for each number of them the choices that no
/// lighter one is as good as.
///
/// They are made size by size, so that each mixture is made once: those of `n` advertisements with sizes up
/// to one are those without it, and those of `n - 1` with one more of it. Where the first advertisements
/// have sizes of their own, all their choices come before.
///
/// Of a best choice each part is the best of its weight. So what is heavier without being better goes; what
/// is as good, heavier, and the first when offers are compared from the last advertisement upwards stays.
struct Mixtures {
  struct Mixture {
    var weight = 0
    var worth = Worth()
    /// Below the most that it could add up to, see `Bounds`.
    var slack: Int128 = 0
    /// The mixture that it is one more than, and the offer that it has more.
    var parent: Int32 = -1
    var offer: Int32 = -1
  }

  private let course: Course
  private let zone: Course.Zone
  private let bounds: Bounds?
  /// The most that `slack` may be.
  private let slack: Int128?
  /// How many mixtures there may be.
  private let room: Int
  private(set) var all: [Mixture] = [Mixture()]
  /// For each number of advertisements, the indices of their mixtures, the lightest first.
  private(set) var levels: [[Int32]] = [[0]]
  /// How many of the first advertisements have sizes of their own.
  private let heads: Int

  /// - Parameters:
  ///   - above: how many advertisements there are above the zone.
  ///   - count: the most in the zone.
  ///   - bounds: what mixtures are held to; `nil` for all.
  init(
    _ course: Course, _ zone: Course.Zone, above: Int, count: Int, bounds: Bounds? = nil,
    slack: Int128? = nil, room: Int
  ) throws(PlacementTooLarge) {
    self.course = course
    self.zone = zone
    self.bounds = bounds
    self.slack = slack
    self.room = room
    heads = min(count, max(0, course.problem.offers.count - 1 - above))
    for number in stride(from: above + 1, through: above + heads, by: 1) {
      try appendHead(number)
    }
    try appendTail(number: above + heads + 1, through: count - heads)
  }

  /// All choices for one more advertisement that has sizes of its own.
  private mutating func appendHead(_ number: Int) throws(PlacementTooLarge) {
    let sizes = sizes(forAd: number)
    var found: [Int32] = []
    for parent in levels[levels.count - 1] {
      for size in sizes {
        if let mixture = mixture(parent, size) { found.append(mixture) }
      }
      if all.count > room { throw PlacementTooLarge() }
    }
    levels.append(front(found.sorted { isBefore($0, $1) }))
  }

  /// The choices for further advertisements, all of which have the same sizes.
  private mutating func appendTail(
    number: Int, through count: Int
  ) throws(PlacementTooLarge) {
    guard count > 0 else { return }
    let first = levels.count - 1
    levels += Array(repeating: [], count: count)
    for size in sizes(forAd: number) {
      for level in first + 1...first + count {
        var more: [Int32] = []
        more.reserveCapacity(levels[level - 1].count)
        for parent in levels[level - 1] {
          if let mixture = mixture(parent, size) { more.append(mixture) }
        }
        if all.count > room || Cancellation.isRequested { throw PlacementTooLarge() }
        if !more.isEmpty { levels[level] = front(merged(levels[level], more)) }
      }
    }
  }

  /// A size with what it adds.
  private struct Size {
    var offer: Int32
    var weight: Int
    var worth: Worth
    var slack: Int128
  }

  private func sizes(forAd number: Int) -> [Size] {
    let slacks = bounds?.slacks(ofAd: number, in: zone)
    return course.problem.offers(forAd: number).enumerated().map { index, offer in
      Size(
        offer: Int32(truncatingIfNeeded: index), weight: offer.weight,
        worth: course.gain(offer, in: zone), slack: slacks?[index] ?? 0)
    }
  }

  /// A mixture with one more, if it is light enough and may be a part of the best.
  private mutating func mixture(_ parent: Int32, _ size: Size) -> Int32? {
    let other = all[Int(parent)]
    let mixture = Mixture(
      weight: other.weight + size.weight, worth: other.worth + size.worth,
      slack: other.slack + size.slack, parent: parent, offer: size.offer)
    guard mixture.weight <= course.problem.weightLimit ?? .max, mixture.slack <= slack ?? .max
    else { return nil }
    all.append(mixture)
    return Int32(truncatingIfNeeded: all.count - 1)
  }

  /// Both in order; what is in the first list comes first where nothing tells two apart.
  private func merged(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    var merged: [Int32] = []
    merged.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isBefore(b[j], a[i]) {
        merged.append(b[j])
        j += 1
      } else {
        merged.append(a[i])
        i += 1
      }
    }
    merged.append(contentsOf: a[i...])
    merged.append(contentsOf: b[j...])
    return merged
  }

  /// Of mixtures in order, those that are better than all lighter ones.
  private func front(_ sorted: [Int32]) -> [Int32] {
    var front: [Int32] = []
    front.reserveCapacity(sorted.count)
    for index in sorted {
      if let last = front.last, !isBetter(index, than: last) { continue }
      front.append(index)
    }
    return front
  }

  /// The lightest first, the better first of those.
  private func isBefore(_ a: Int32, _ b: Int32) -> Bool {
    let (weight, other) = (all[Int(a)].weight, all[Int(b)].weight)
    return weight == other ? isBetter(a, than: b) : weight < other
  }

  private func isBetter(_ a: Int32, than b: Int32) -> Bool {
    let (worth, other) = (all[Int(a)].worth, all[Int(b)].worth)
    if worth != other { return other < worth }
    return a != b && offers(of: Int(a)).lexicographicallyPrecedes(offers(of: Int(b)))
  }

  /// The offers of a mixture, from the last advertisement upwards: those with the same sizes stand in such
  /// an order that this is the first that there is.
  func offers(of index: Int) -> [Int] {
    var upwards: [Int] = []
    var next = index
    while next > 0 {
      upwards.append(Int(all[next].offer))
      next = Int(all[next].parent)
    }
    // The last ones added are the tail's, whose offers ascend.
    let tail = max(0, upwards.count - heads)
    return upwards[..<tail].reversed() + upwards[tail...]
  }

  /// The best choice for some advertisements that is light enough.
  func best(of count: Int, within weight: Int) -> Int? {
    guard count < levels.count else { return nil }
    let level = levels[count]
    var (low, high) = (0, level.count)
    while low < high {
      let middle = (low + high) / 2
      if all[Int(level[middle])].weight <= weight { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? Int(level[low - 1]) : nil
  }
}
