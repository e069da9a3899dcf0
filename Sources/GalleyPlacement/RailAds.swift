import GalleyBasics
package import GalleyGeometry
package import GalleyModel

/// The advertisements of a slot that is repeated down a rail on one screen: what was asked, and the best
/// there is.
package struct RailAds: Sendable {
  /// One of them.
  package struct Ad: Sendable {
    /// The size that it is limited to, an index in the slot's list; `nil` for none.
    package var limit: Int?
    /// Its top edge, below the page's top.
    package var y: LayoutUnit
    /// With its label.
    package var height: LayoutUnit
    /// How far it goes along with the reader.
    package var travel: LayoutUnit
  }

  package let query: RailQuery
  package let ads: [Ad]

  init(_ query: RailQuery) {
    self.query = query
    ads = query.best().map(query.ads) ?? []
  }

  /// What one more would lack; none where the rail is better with those that there are.
  package func shortfalls() -> [Shortfall] {
    guard query.isLongEnough else { return [.tooShort(query.constraints, words: query.wordCount)] }
    return query.shortfalls(ofAd: ads.count + 1)
  }

  /// Every number whose change alone would admit one more, the smallest change first.
  package func remedies() -> [Remedy] {
    Remedy.all(changing: query.constraints, densityLimit: nil) { constraints in
      var changed = query
      changed.constraints = constraints
      return RailAds(changed).ads.count > ads.count
    }
  }
}

extension RailQuery {
  /// What the last of so many advertisements lacks, each of the smallest size; what binds first.
  func shortfalls(ofAd count: Int) -> [Shortfall] {
    guard let offer = offers.min(by: { $0.height < $1.height }) else { return [] }
    var found = [Shortfall.tooMany(constraints, ads: count - 1)].compactMap(\.self)
    let share = share(count: count, height: offer.height * count)
    guard share >= .zero else {
      let rest = room - (offer.height + gap) * (count - 1)
      let room = Shortfall(
        Constraint(.room), needed: offer.height.pixels, actual: max(.zero, rest).pixels,
        unit: .pixels, to: .columnEnd)
      return [room] + found
    }
    guard count > 1 else { return found }
    var counts = offers.map { _ in 0 }
    if let index = offers.firstIndex(where: { $0.height == offer.height }) { counts[index] = count }
    let all = ads(RailPicks(counts: counts, height: offer.height * count))
    let least = leastDistance(all)
    found += distances(count: count).compactMap {
      Shortfall($0.constraint, $0.need, least, to: .next)
    }
    return found + all.flatMap(conflicts)
  }

  /// The advertisements in the body that one is too near to.
  func conflicts(of ad: RailAds.Ad) -> [Shortfall] {
    neighbors.compactMap { other in
      let distance = max(other.top - (ad.y + ad.height), ad.y - other.bottom)
      guard distance < other.distance else { return nil }
      return Shortfall(
        other.constraint, needed: other.distance.pixels, actual: max(.zero, distance).pixels,
        unit: .pixels, to: .ad(other.number, nil))
    }
  }
}

/// What is asked of a slot that stands in a rail as often as its placement allows, on one screen.
///
/// It is a value, so that the same rail can be asked about other constraints, one number changed.
package struct RailQuery: Sendable {
  /// Index in the layout's slots.
  package let slot: Int
  /// The block that is repeated.
  let position: PageOutline.BlockPosition
  /// Index in the layout's breakpoints.
  package let breakpoint: Int
  package var constraints: Constraints
  let offers: [SlotOffer]
  /// Whether the slot goes along with the reader.
  package let isSticky: Bool
  /// Its left edge.
  package let x: LayoutUnit
  /// Where the first begins, below the page's top, when no slot above it takes more than its height.
  package let top: LayoutUnit
  /// The height that the columns beside the rail leave to the slot, at all of its places.
  package let room: LayoutUnit
  /// Between two parts of the rail.
  let gap: LayoutUnit
  /// How many other slots share what is left over, above and below.
  let turnsAbove: Int
  let turnsBelow: Int
  /// What the constraints' units stand for.
  let scale: Scale
  let wordCount: Int
  let neighbors: [BodyNeighbor]

  /// An advertisement in the body that one in the rail keeps away from.
  struct BodyNeighbor: Sendable {
    /// From 1.
    var number: Int
    var top: LayoutUnit
    var bottom: LayoutUnit
    var constraint: Constraint
    var distance: LayoutUnit
  }

  /// Whether the article is long enough for any advertisement.
  var isLongEnough: Bool { wordCount >= constraints.minWords?.value ?? 0 }

  /// How far one stays from the next, where there are so many, and by which constraints.
  func distances(count: Int) -> [(constraint: Constraint, need: Need)] {
    guard count > 1 else { return [] }
    var distances = (constraints.gap ?? []).filter { $0.from <= count }.map {
      (Constraint(.gap, $0.distance.span), Need($0.distance.value, on: scale))
    }
    if let screen = constraints.screen, screen.value {
      distances.append(
        (Constraint(.screen, screen.span), Need(Distance(1, .screens), on: scale)))
    }
    return distances
  }

  /// What is left for each slot of the rail to go along in, or below it.
  ///
  /// - Parameters:
  ///   - count: how many advertisements there are.
  ///   - height: what they take together.
  /// - Returns: a negative length where they do not fit.
  func share(count: Int, height: LayoutUnit) -> LayoutUnit {
    let rest = rest(count: count, height: height)
    return rest < .zero ? rest : rest / (count + turnsAbove + turnsBelow)
  }

  /// What so many advertisements leave of the room, gaps not counted.
  func rest(count: Int, height: LayoutUnit) -> LayoutUnit {
    room - height - gap * (count - 1)
  }
}

extension RailQuery {
  /// What a page asks of its rails on the screen of a breakpoint: of the first slot with a placement in
  /// each, where other regions stand beside the rail.
  ///
  /// - Parameters:
  ///   - placed: the page with the advertisements in its body, and each slot of a rail once.
  ///   - body: how those in the body were placed.
  static func all(_ page: Page, on placed: PageBoxes, _ body: BodyAds?) -> [RailQuery] {
    placed.rails.compactMap { rail in
      guard rail.room > .zero else { return nil }
      return RailQuery(rail, of: page, on: placed, body)
    }
  }

  private init?(
    _ rail: RailBoxes, of page: Page, on placed: PageBoxes, _ body: BodyAds?
  ) {
    let slots = rail.turns.map { placed.boxes[$0].role.slot }
    let index = slots.firstIndex { $0.map { page.layout.slots[$0.slot].isRepeated } ?? false }
    guard let index, let place = slots[index],
      case .region(let region) = placed.boxes[rail.box].role,
      let block = page.regions[region].blocks.firstIndex(where: { $0.content.slot == place })
    else { return nil }
    let turn = rail.turns[index]
    let resolved = page.layout.slots[place.slot]
    let frame = placed.boxes[turn].frame
    slot = place.slot
    position = PageOutline.BlockPosition(region: region, block: block)
    breakpoint = placed.breakpoint
    constraints = resolved.placement.constraints[placed.breakpoint]
    offers = SlotOffer.all(of: place.slot, in: page.layout, at: placed.breakpoint) {
      placed.measure($0, like: turn, of: page)
    }
    isSticky = resolved.slot.sticky
    x = frame.x
    top = rail.tops[index]
    room = rail.room - (rail.height - frame.height)
    gap = rail.gap
    turnsAbove = index
    turnsBelow = rail.turns.count - index - 1
    scale = Scale(screen: placed.viewport.height, body: body?.body.height ?? .zero)
    wordCount = page.article?.body.wordCount ?? 0
    neighbors = resolved.slot.sticky ? [] : Self.neighbors(in: body, constraints)
  }

  /// The advertisements in the body with what they ask for to those around it, or the rail's own constraint.
  private static func neighbors(in body: BodyAds?, _ own: Constraints) -> [BodyNeighbor] {
    guard let body else { return [] }
    let own = own.around.map { (Constraint(.around, $0.span), $0.value) }
    let constraints = ([own].compactMap(\.self) + body.query.aroundConstraints).map {
      (constraint: $0.0, distance: Need($0.1, in: body.body).length)
    }
    guard let strictest = constraints.max(by: { $0.distance < $1.distance }) else { return [] }
    return body.ads.enumerated().map { index, ad in
      BodyNeighbor(
        number: index + 1, top: ad.y, bottom: ad.y + ad.height, constraint: strictest.constraint,
        distance: strictest.distance)
    }
  }
}

extension BlockContent {
  fileprivate var slot: PageSlot? { if case .slot(let place) = self { place } else { nil } }
}

/// Some advertisements of a rail, whatever their order.
struct RailPicks: Sendable {
  /// How many there are of each offer.
  var counts: [Int]
  var height = LayoutUnit.zero
  var value = 0
  var area = 0

  /// These and one more.
  func adding(_ index: Int, _ offer: SlotOffer) -> RailPicks {
    var picks = self
    picks.counts[index] += 1
    picks.height += offer.height
    picks.value += offer.value
    picks.area += offer.area
    return picks
  }

  func isBetter(than other: RailPicks?) -> Bool {
    guard let other else { return true }
    return (value, area, other.height) > (other.value, other.area, height)
  }
}

extension RailQuery {
  /// The advertisements with the highest value, then the largest area; `nil` where there is room for none.
  ///
  /// Each count is tried in turn. Of a count only those mixtures of sizes are looked at that no other is
  /// better than without being higher, and these are few.
  func best() -> RailPicks? {
    guard isLongEnough, let least = offers.map(\.height).min(), least > .zero else { return nil }
    var best: RailPicks?
    var front = [RailPicks(counts: offers.map { _ in 0 })]
    for count in stride(from: 1, through: constraints.max?.value ?? .max, by: 1) {
      guard share(count: count, height: least * count) >= .zero else { break }
      front = Self.front(
        front.flatMap { picks in
          offers.enumerated().map { picks.adding($0.offset, $0.element) }
        })
      for picks in front where picks.isBetter(than: best) && isLegal(picks, count: count) {
        best = picks
      }
    }
    return best
  }

  /// Those that no other is better than without being higher.
  private static func front(_ picks: [RailPicks]) -> [RailPicks] {
    let sorted = picks.sorted {
      ($0.height, $1.value, $1.area) < ($1.height, $0.value, $0.area)
    }
    var front: [RailPicks] = []
    for picks in sorted {
      let best = front.last
      if (picks.value, picks.area) > (best?.value ?? -1, best?.area ?? -1) { front.append(picks) }
    }
    return front
  }

  private func isLegal(_ picks: RailPicks, count: Int) -> Bool {
    guard share(count: count, height: picks.height) >= .zero else { return false }
    if count == 1 { return true }
    let ads = ads(picks)
    let least = leastDistance(ads)
    return distances(count: count).allSatisfy { $0.need.isMet(by: least) }
      && ads.allSatisfy { conflicts(of: $0).isEmpty }
  }

  /// What lies between one advertisement and the next, where it is least; a rail has no paragraphs or
  /// words.
  private func leastDistance(_ ads: [RailAds.Ad]) -> Stretch {
    let lengths = zip(ads, ads.dropFirst()).map { $1.y - ($0.y + $0.height) }
    return Stretch(length: lengths.min() ?? .zero, paragraphs: 0, words: 0, entries: 0)
  }

  /// Where they stand, the largest first.
  func ads(_ picks: RailPicks) -> [RailAds.Ad] {
    let sizes = picks.counts.enumerated()
      .flatMap { Array(repeating: offers[$0.offset], count: $0.element) }
      .sorted { $0.area > $1.area }
    let rest = rest(count: sizes.count, height: picks.height)
    let shares = rest.parts(turnsAbove + sizes.count + turnsBelow)
    var y = top + shares.prefix(turnsAbove).reduce(.zero, +)
    return zip(sizes, shares.dropFirst(turnsAbove)).map { offer, share in
      defer { y += offer.height + share + gap }
      guard isSticky else {
        return RailAds.Ad(limit: offer.limit, y: y, height: offer.height, travel: .zero)
      }
      let (y, travel) = PageBox.stick(at: y, travel: share)
      return RailAds.Ad(limit: offer.limit, y: y, height: offer.height, travel: travel)
    }
  }
}

extension Page {
  /// Puts slots into their rails as often as they were placed there, and takes out those that were not.
  ///
  /// - Parameter rails: by breakpoint.
  mutating func repeatSlots(_ rails: [[RailAds]]) {
    let positions = Set(rails.joined().map(\.query.position))
    // From the last block on, so that the places of those before stay what they are.
    for position in positions.sorted(by: { $0.block > $1.block }) {
      let found = rails.map { $0.first { $0.query.position == position } }
      let block = regions[position.region].blocks[position.block]
      guard case .slot(let place) = block.content else { continue }
      let most = found.compactMap(\.self).map(\.ads.count).max() ?? 0
      let blocks = (0..<max(1, most)).compactMap { number in
        place.turn(number, found).map { place in
          PageBlock(block.name, .slot(place), visible: block.visible.intersection(place.visible))
        }
      }
      regions[position.region].blocks.replaceSubrange(
        position.block..<position.block + 1, with: blocks)
    }
    regions.removeAll { $0.blocks.isEmpty }
  }
}

extension PageSlot {
  /// The slot at one of its turns; `nil` where no breakpoint has so many.
  ///
  /// - Parameters:
  ///   - number: from 0; the first also stands where the rail has nothing beside it.
  ///   - rails: by breakpoint.
  fileprivate func turn(_ number: Int, _ rails: [RailAds?]) -> PageSlot? {
    var turn = self
    turn.visible = []
    turn.limits = SizeLimits()
    for (breakpoint, rail) in rails.enumerated() where visible.contains(index: breakpoint) {
      guard number < rail?.ads.count ?? 1 else { continue }
      turn.visible.formUnion(BreakpointSet(index: breakpoint))
      turn.limits[breakpoint] = rail?.ads[number].limit ?? limits[breakpoint]
    }
    return turn.visible.isEmpty ? nil : turn
  }
}
