import GalleyBasics

/// Dynamic programming over gaps and layers.
///
/// For each gap and each layer the best placement is found that ends there, a prefix: first the greatest
/// worth, then the least sum of squared spacings, then the least sum of positions. It goes on from the best
/// prefix above that is far enough away. That is exact:
///
/// - What may follow a placement, and what it adds, depends only on its last gap and its layer. So a part
///   of a best placement is itself the best that ends there.
/// - No coordinate of the gaps descends. So the gaps that are far enough above a gap are the first ones,
///   and more of them the further down it is: a moving end divides them from the rest.
/// - Of those, the best is the lowest of lines (`Hull`).
///
/// In a zone counts ascend, and a layer that is followed by itself is followed from an upper gap to a lower
/// one. So each layer is known when it is gone on from. At a zone's end sizes are chosen and heights forgotten.
///
/// What cannot become the best is left out: gaps outside of the ways to the only count that can be the best
/// (`Corridor`), and prefixes that cannot be worth what is known to be possible (`Remainder`).
struct Search {
  /// A layer and its rows, from the top down.
  struct Group {
    let layer: Layer
    var rows: [Int] = []
  }

  /// The best placement of a layer.
  struct End {
    let layer: Layer
    let row: Int
    let gap: Int
    let worth: Worth
  }

  private let course: Course
  private let corridor: Corridor
  /// Prefixes that cannot become worth so much are left out.
  private let least: (remainder: Remainder, worth: Rest)?
  /// How many more prefixes there may be.
  private var room: Int
  /// How often a prefix may be compared with another from here on.
  private(set) var work: Int
  private var rows: [Row] = []
  private var tables: [Mixtures] = []
  /// By zone and the number of advertisements above, as far as it matters.
  private var tableIndices: [[Int]: Int] = [:]
  private var groups = [Group(layer: Layer())]
  private var indices: [Layer: Int] = [Layer(): 0]
  var ends: [End] = []

  init(
    _ course: Course, _ corridor: Corridor, least: (remainder: Remainder, worth: Rest)? = nil,
    effort: Int, work: Int? = nil
  ) {
    self.course = course
    self.corridor = corridor
    self.least = least
    room = effort
    self.work = work ?? effort * Self.workForEffort
  }

  /// Comparisons for each prefix that there may be: what fills all memory that is allowed takes about a second.
  static let workForEffort = 4

  mutating func run() throws(PlacementTooLarge) {
    for (index, zone) in course.zones.enumerated() {
      let isLast = index == course.zones.count - 1
      try pass(zone, isLast: isLast)
      if !isLast { try settle(index) }
    }
  }

  /// The best placement of those that end somewhere, once all have been found.
  ///
  /// - Parameter sizes: those of the last zone; `nil` where it has them itself.
  mutating func best(_ sizes: Mixtures? = nil) throws(PlacementTooLarge) -> PlacementSolution {
    var found: [(end: End, worth: Worth, offers: [Int])] = []
    for end in ends {
      guard end.layer.pending > 0 else {
        found.append((end, end.worth, []))
        continue
      }
      let above = end.layer.count - end.layer.pending
      let table: Mixtures
      if let sizes {
        table = sizes
      } else {
        table = tables[try self.table(course.zones.count - 1, above: above)]
      }
      let left = (course.problem.weightLimit ?? .max) - end.layer.weight
      guard let mixture = table.best(of: end.layer.pending, within: left) else { continue }
      found.append((end, end.worth + table.all[mixture].worth, table.offers(of: mixture)))
    }
    var best = PlacementSolution()
    guard let worth = found.map(\.worth).max(), worth >= Worth() else { return best }
    var score = course.problem.score(of: best)
    for (end, own, offers) in found where own == worth {
      let solution = solution(end, offers: offers)
      let reached = course.problem.score(of: solution)
      if score < reached || (score == reached && solution.precedes(best)) {
        (best, score) = (solution, reached)
      }
    }
    return best
  }

  /// Places advertisements in the gaps of a zone.
  private mutating func pass(_ zone: Course.Zone, isLast: Bool) throws(PlacementTooLarge) {
    var byCount = Array(repeating: [Int](), count: corridor.most + 1)
    for (index, group) in groups.enumerated() { byCount[group.layer.count].append(index) }
    for count in byCount.indices {
      var next = 0
      while next < byCount[count].count {
        let index = byCount[count][next]
        let known = groups.count
        try extend(index, in: zone)
        for new in known..<groups.count { byCount[groups[new].layer.count].append(new) }
        if isLast { close(index) }
        next += 1
      }
    }
  }

  /// Notes the best placement of a layer, and forgets the others.
  private mutating func close(_ index: Int) {
    var best: (row: Int, gap: Int, prefix: Prefix)?
    for row in groups[index].rows {
      for gap in rows[row].gaps where !rows[row][gap].isNone {
        var prefix = rows[row][gap]
        prefix.squares += square(course.problem.length - course.gaps[gap].position)
        if best.map({ $0.prefix < prefix }) ?? true { best = (row, gap, prefix) }
      }
      rows[row].close()
    }
    guard let best else { return }
    ends.append(
      End(layer: groups[index].layer, row: best.row, gap: best.gap, worth: best.prefix.worth))
  }
}

// One more advertisement.
extension Search {
  /// An advertisement that a layer may be followed by.
  private struct Step {
    let offer: Int32
    let size: Offer?
    let row: Int
    let layer: Layer
    /// What sizes that are chosen later are worth when they have paid.
    let sizes: Int128
  }

  /// Places one more advertisement in every gap below each prefix of a layer.
  private mutating func extend(
    _ index: Int, in zone: Course.Zone
  ) throws(PlacementTooLarge) {
    if Cancellation.isRequested { throw PlacementTooLarge() }
    let layer = groups[index].layer
    guard layer.count == 0 || groups[index].rows.contains(where: { !rows[$0].isEmpty }) else {
      return
    }
    let number = layer.count + 1
    let gaps = zone.gaps.clamped(to: corridor.gaps(ofAd: number))
    guard !gaps.isEmpty, layer.count < corridor.most || course.counts < course.most else { return }
    let steps = try steps(after: layer, in: zone, gaps)
    guard !steps.isEmpty else { return }
    let spacing = course.problem.spacing(beforeAd: number)
    let above = groups[index].rows
    var hull = Hull()
    if layer.count == 0 { hull.add(.start, at: 0, index: -1) }
    var (row, next) = (0, above.first.map { rows[$0].gaps.lowerBound } ?? 0)
    for gap in gaps {
      let candidate = course.gaps[gap]
      while row < above.count, next < gap {
        if next >= rows[above[row]].gaps.upperBound {
          row += 1
          if row < above.count { next = rows[above[row]].gaps.lowerBound }
          continue
        }
        guard spacing.holds(between: course.gaps[next], and: candidate) else { break }
        let prefix = rows[above[row]][next]
        if mayGoOn(prefix, layer, at: next, in: zone) {
          hull.add(prefix, at: course.gaps[next].position, index: next)
        }
        next += 1
      }
      guard let best = hull.best(at: candidate.position) else { continue }
      let source = above.first { rows[$0].gaps.contains(Int(best.index)) } ?? -1
      for step in steps where isClear(step, after: layer, at: candidate, in: zone) {
        let own =
          step.size.map { course.gain(at: gap, $0) } ?? course.gain(at: gap, number: number)
        let prefix = Prefix(
          worth: hull.worth + own, squares: best.squares,
          positions: best.positions + candidate.position)
        guard isEnough(prefix.worth, step.sizes, step.layer, at: gap) else { continue }
        try keep(
          prefix, from: Origin(row: Int32(source), gap: best.index, choice: step.offer),
          in: step.row, at: gap)
      }
    }
  }
}

extension Search {
  /// What a layer may be followed by in a zone.
  private mutating func steps(
    after layer: Layer, in zone: Course.Zone, _ gaps: Range<Int>
  ) throws(PlacementTooLarge) -> [Step] {
    let number = layer.count + 1
    let offers = course.problem.offers(forAd: number)
    if offers.isEmpty { return [] }
    var next = layer
    next.count = min(number, course.counts)
    switch zone.choice {
    case .best:
      guard let index = course.bestOffer(forAd: number, in: zone) else { return [] }
      return [try step(to: next, index, offers[index], gaps)]
    case .later:
      next.pending += 1
      return [try step(to: next, -1, nil, gaps, sizes: paid(next, in: zone))]
    case .each:
      next.isWatched = true
      var steps: [Step] = []
      for (index, size) in offers.enumerated() {
        next.height = layer.height + size.height
        next.weight = course.sumsWeights ? layer.weight + size.weight : 0
        guard next.weight <= course.problem.weightLimit ?? .max else { continue }
        steps.append(try step(to: next, index, size, gaps))
      }
      return steps
    }
  }

  private mutating func step(
    to layer: Layer, _ offer: Int, _ size: Offer?, _ gaps: Range<Int>, sizes: Int128 = 0
  ) throws(PlacementTooLarge) -> Step {
    let row = try row(of: layer, gaps, isSettled: false)
    return Step(
      offer: Int32(truncatingIfNeeded: offer), size: size, row: row, layer: layer, sizes: sizes)
  }

  /// The row of a layer in some gaps, which are not above those that it has.
  private mutating func row(
    of layer: Layer, _ gaps: Range<Int>, isSettled: Bool
  ) throws(PlacementTooLarge) -> Int {
    let index = indices[layer] ?? groups.count
    if index == groups.count {
      groups.append(Group(layer: layer))
      indices[layer] = index
    }
    if let last = groups[index].rows.last, rows[last].gaps == gaps { return last }
    room -= gaps.count
    guard room >= 0 else { throw PlacementTooLarge() }
    rows.append(Row(gaps, isSettled: isSettled))
    groups[index].rows.append(rows.count - 1)
    return rows.count - 1
  }

  /// The most that sizes which are chosen later are worth when they have paid.
  private func paid(_ layer: Layer, in zone: Course.Zone) -> Int128 {
    guard let bounds = least?.remainder.bounds else { return 0 }
    return stride(from: layer.count - layer.pending + 1, through: layer.count, by: 1).reduce(0) {
      $0 + bounds.best(forAd: $1, in: zone)
    }
  }

  private func isClear(
    _ step: Step, after layer: Layer, at candidate: Candidate, in zone: Course.Zone
  ) -> Bool {
    guard zone.choice == .each, let size = step.size else { return true }
    return course.clearance.holds(
      at: candidate, height: size.height, count: layer.count, heights: layer.height)
  }

  /// Whether what begins so may still become worth enough.
  private func isEnough(
    _ worth: Worth, _ sizes: Int128, _ layer: Layer, at gap: Int, next: Int? = nil
  ) -> Bool {
    guard let least else { return true }
    return least.remainder.most(
      worth, sizes, weight: layer.weight, count: layer.count, at: gap, next: next ?? gap + 1)
      >= least.worth
  }

  /// Whether a prefix may be followed by an advertisement in a zone.
  private func mayGoOn(
    _ prefix: Prefix, _ layer: Layer, at gap: Int, in zone: Course.Zone
  ) -> Bool {
    if prefix.isNone { return false }
    // In its own zone that was asked when it was kept.
    return gap >= zone.gaps.lowerBound
      || isEnough(prefix.worth, 0, layer, at: gap, next: zone.gaps.lowerBound)
  }

  /// Keeps a prefix if it is better than what is known.
  private mutating func keep(
    _ prefix: Prefix, from origin: Origin, in row: Int, at gap: Int
  ) throws(PlacementTooLarge) {
    work -= 1
    guard work >= 0 else { throw PlacementTooLarge() }
    let known = rows[row][gap]
    if prefix < known { return }
    guard known < prefix || isEarlier(origin, rows[row].origin(of: gap), in: row, at: gap)
    else { return }
    rows[row].set(gap, prefix, origin)
  }
}

extension Layer {
  /// Whether it ends with its zone.
  fileprivate var isOpen: Bool { pending > 0 || isWatched }
}

// The end of a zone.
extension Search {
  /// Chooses the sizes that are open, and forgets heights.
  private mutating func settle(_ index: Int) throws(PlacementTooLarge) {
    let zone = course.zones[index]
    let open = groups.filter(\.layer.isOpen)
    groups.removeAll(where: \.layer.isOpen)
    indices = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.layer, $0) })
    for group in open {
      for row in group.rows {
        if group.layer.pending > 0 {
          try choose(for: group.layer, row, zone, index)
        } else {
          let layer = Layer(count: group.layer.count, weight: group.layer.weight)
          try move(row, to: layer, Worth(), choice: -1, zone)
        }
        rows[row].close()
      }
    }
    dropWorse()
  }

  private mutating func choose(
    for layer: Layer, _ row: Int, _ zone: Course.Zone, _ index: Int
  ) throws(PlacementTooLarge) {
    let table = try table(index, above: layer.count - layer.pending)
    guard layer.pending < tables[table].levels.count else { return }
    for choice in tables[table].levels[layer.pending] {
      let mixture = tables[table].all[Int(choice)]
      let next = Layer(count: layer.count, weight: layer.weight + mixture.weight)
      guard next.weight <= course.problem.weightLimit ?? .max else { break }
      try move(row, to: next, mixture.worth, choice: Int32(table) << 20 | choice, zone)
    }
  }

  private mutating func move(
    _ row: Int, to layer: Layer, _ worth: Worth, choice: Int32, _ zone: Course.Zone
  ) throws(PlacementTooLarge) {
    let target = try self.row(of: layer, rows[row].gaps, isSettled: true)
    for gap in rows[row].gaps where !rows[row][gap].isNone {
      var prefix = rows[row][gap]
      prefix.worth = prefix.worth + worth
      guard isEnough(prefix.worth, 0, layer, at: gap, next: zone.gaps.upperBound) else { continue }
      try keep(
        prefix, from: Origin(row: Int32(row), gap: Int32(gap), choice: choice), in: target, at: gap)
    }
  }

  /// The choices of sizes at the end of a zone.
  private mutating func table(_ index: Int, above: Int) throws(PlacementTooLarge) -> Int {
    let above = min(above, max(0, course.problem.offers.count - 1))
    if let known = tableIndices[[index, above]] { return known }
    var slack: Int128?
    if let least { slack = least.remainder.whole.amount - least.worth.amount }
    let table = try Mixtures(
      course, course.zones[index], above: above,
      count: min(course.most, course.zones[index].gaps.count), bounds: least?.remainder.bounds,
      slack: least?.worth.pinned == least?.remainder.whole.pinned ? slack : nil,
      room: min(room, SolverBounds.mixtures))
    room -= table.all.count
    guard room >= 0, tables.count < Self.mostTables else { throw PlacementTooLarge() }
    tables.append(table)
    tableIndices[[index, above]] = tables.count - 1
    return tables.count - 1
  }

  /// As many as a choice can tell, with the mixtures of each.
  private static let mostTables = 1 << 11

  /// Leaves out what is worse than something lighter in the same gap, with as many advertisements.
  private mutating func dropWorse() {
    guard course.sumsWeights else { return }
    let byCount = Dictionary(grouping: groups.indices) { groups[$0].layer.count }
    for indices in byCount.values where indices.count > 1 {
      var best: [Int: Prefix] = [:]
      for index in indices.sorted(by: { groups[$0].layer.weight < groups[$1].layer.weight }) {
        for row in groups[index].rows {
          for gap in rows[row].gaps where !rows[row][gap].isNone {
            let prefix = rows[row][gap]
            guard let known = best[gap], prefix < known else {
              best[gap] = prefix
              continue
            }
            rows[row].remove(gap)
          }
        }
      }
    }
  }
}

// The way back.
extension Search {
  /// The advertisements of a placement, from the last one upwards.
  private struct Walk {
    var row: Int
    var gap: Int
    /// The offers that were chosen together and not told yet, the next one last.
    var offers: [Int] = []
  }

  /// - Parameter offers: of the last advertisements, from the last one upwards.
  func solution(_ end: End, offers: [Int]) -> PlacementSolution {
    var walk = Walk(row: end.row, gap: end.gap, offers: offers.reversed())
    var ads: [PlacementSolution.Ad] = []
    while let ad = next(&walk) {
      ads.append(PlacementSolution.Ad(candidate: course.indices[ad.candidate], offer: ad.offer))
    }
    return PlacementSolution(ads.reversed())
  }

  private func next(_ walk: inout Walk) -> PlacementSolution.Ad? {
    guard walk.row >= 0 else { return nil }
    let origin = rows[walk.row].origin(of: walk.gap)
    return step(&walk, origin, isSettled: rows[walk.row].isSettled)
  }

  private func step(
    _ walk: inout Walk, _ origin: Origin, isSettled: Bool
  ) -> PlacementSolution.Ad? {
    if isSettled {
      if origin.choice >= 0 { walk.offers = offers(of: origin.choice).reversed() }
      walk.row = Int(origin.row)
      return next(&walk)
    }
    let offer = origin.choice >= 0 ? Int(origin.choice) : walk.offers.popLast() ?? 0
    let ad = PlacementSolution.Ad(candidate: walk.gap, offer: offer)
    (walk.row, walk.gap) = (Int(origin.row), Int(origin.gap))
    return ad
  }

  private func offers(of choice: Int32) -> [Int] {
    tables[Int(choice >> 20)].offers(of: Int(choice & (1 << 20 - 1)))
  }

  /// Which of two equally good ways to the same gap is meant: the first, compared upwards.
  private func isEarlier(_ a: Origin, _ b: Origin, in row: Int, at gap: Int) -> Bool {
    if a.row == b.row, a.gap == b.gap, a.choice == b.choice { return false }
    let isSettled = rows[row].isSettled
    var (one, other) = (Walk(row: row, gap: gap), Walk(row: row, gap: gap))
    var first = step(&one, a, isSettled: isSettled)
    var second = step(&other, b, isSettled: isSettled)
    while let left = first, let right = second {
      if left != right { return left < right }
      if one.row == other.row, one.gap == other.gap, one.offers == other.offers { return false }
      (first, second) = (next(&one), next(&other))
    }
    return false
  }
}
