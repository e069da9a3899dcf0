import GalleyGeometry
import GalleyModel
import GalleyBasics

extension RailQuery {
  /// What a page asks of its rails on the screen of a breakpoint: of the first slot with a placement in
  /// each, where other regions stand beside the rail.
  ///
  /// - Parameters:
  ///   - placed: the page with the advertisements in its body, and each slot of a rail once.
  ///   - body: how those in the body were placed.
  static func all(_ page: Page, on placed: PlacedPage, _ body: BodyPlacement?) -> [RailQuery] {
    placed.rails.compactMap { rail in
      guard rail.room > .zero else { return nil }
      return RailQuery(rail, of: page, on: placed, body)
    }
  }

  private init?(
    _ rail: PlacedRail, of page: Page, on placed: PlacedPage, _ body: BodyPlacement?
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
    rules = resolved.placement.rules[placed.breakpoint]
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
    neighbors = resolved.slot.sticky ? [] : Self.neighbors(in: body, rules)
  }

  /// The advertisements in the body with what they ask for to those around it, or the rail's own rule.
  private static func neighbors(in body: BodyPlacement?, _ own: PlacementRules) -> [BodyNeighbor] {
    guard let body else { return [] }
    let own = own.around.map { (PlacementRule(.around, $0.span), $0.value) }
    let rules = ([own].compactMap(\.self) + body.query.aroundRules).map {
      (rule: $0.0, distance: Need($0.1, in: body.body).length)
    }
    guard let strictest = rules.max(by: { $0.distance < $1.distance }) else { return [] }
    return body.ads.enumerated().map { index, ad in
      BodyNeighbor(
        number: index + 1, top: ad.y, bottom: ad.y + ad.height, rule: strictest.rule,
        distance: strictest.distance)
    }
  }
}

extension BlockContent {
  fileprivate var slot: PageSlot? { if case .slot(let place) = self { place } else { nil } }
}
