import GalleyBasics
package import GalleyGeometry
package import GalleyModel

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
