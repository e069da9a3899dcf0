import GalleyGeometry
import GalleyModel
import GalleyBasics

extension PlacementQuery {
  /// The query in the solver's terms.
  package var problem: PlacementProblem {
    let constraints = constraints
    let isOpen = isLongEnough
    let pins = pins
    let keeps = rules.keepStable?.value == true
    let candidates = body.gaps.map { gap in
      Candidate(
        position: (body.blocks[gap - 1].bottom.rawValue + body.blocks[gap].top.rawValue) / 2,
        top: body.adTop(gap).rawValue, bottom: body.adBottom(gap).rawValue,
        paragraphs: body.blocks[gap - 1].paragraphEnd, words: body.blocks[gap - 1].wordEnd,
        isAllowed: isOpen && constraints.allSatisfy { $0.shortfall(at: gap, in: body) == nil },
        isPinned: pins.contains(gap), isKept: keeps && kept.contains(gap))
    }
    return PlacementProblem(
      candidates: candidates, length: body.height.rawValue, offers: offers.map { $0.map(offer) },
      spacings: spacings, limit: limit ?? rules.max?.value, weightLimit: weightLimit,
      readers: (rules.readers?.value ?? []).map { Int(($0 * 1000).rounded()) },
      obstacles: obstacles)
  }

  /// An advertisement's weight is its height less the share that it adds to what is allowed, since the
  /// main content gets longer by it.
  private func offer(_ offer: SlotOffer) -> Offer {
    let share = (offer.height.pixels * 64 * (densityLimit ?? 0)).rounded(.down)
    return Offer(
      height: offer.height.rawValue, weight: offer.adHeight.rawValue - Int(share),
      value: offer.value, area: offer.area)
  }

  private var spacings: [SpacingStep] {
    let numbers = Set([2] + (rules.gap ?? []).map(\.from)).sorted()
    return numbers.map { number in
      let needs = spacingRules(beforeAd: number).map(\.need)
      return SpacingStep(
        from: number,
        Spacing(
          distance: needs.map(\.length.rawValue).max() ?? 0,
          paragraphs: needs.map(\.paragraphs).max() ?? 0, words: needs.map(\.words).max() ?? 0))
    }
  }

  /// Advertisements beside the body that stay where they are.
  private var obstacles: [Obstacle] {
    let distance = aroundRules.map { Need($0.distance, in: body).length }.max() ?? .zero
    guard distance > .zero else { return [] }
    return body.surroundings.beside.map { ad in
      Obstacle(
        top: ad.distance.rawValue, bottom: (ad.distance + ad.height).rawValue,
        distance: distance.rawValue)
    }
  }
}
