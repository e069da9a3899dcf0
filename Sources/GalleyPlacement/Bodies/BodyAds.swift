import GalleyBasics
package import GalleyGeometry
package import GalleyModel

/// The advertisements of one body on one screen: what was asked, and the best there is.
package struct BodyAds: Sendable {
  /// An advertisement in a gap.
  package struct Ad: Sendable {
    /// How many blocks stand above it.
    package var gap: Int
    /// Index in the layout's slots.
    package var slot: Int
    /// The size that it is limited to, an index in the slot's list; `nil` for none.
    package var limit: Int?
    /// Its top edge on the finished page, below the page's top.
    package var y: LayoutUnit
    /// With its label.
    package var height: LayoutUnit
  }

  package let query: BodyQuery
  package let solution: PlacementSolution
  package let ads: [Ad]
  /// What no placement is worth more than, where this one is not known to be the best.
  package let bound: Worth?

  /// - Parameter effort: see `PlacementProblem.solve`.
  init(_ query: BodyQuery, effort: Int = SolverBounds.effort) {
    self.query = query
    let problem = query.problem
    let result = problem.solve(effort: effort)
    let solution = result.solution
    self.solution = solution
    bound = result.bound
    ads = zip(solution.ads.indices, problem.tops(of: solution)).map { index, top in
      let ad = solution.ads[index]
      let offer = query.offer(ad.offer, forAd: index + 1)
      return Ad(
        gap: ad.candidate + 1, slot: offer.slot, limit: offer.limit,
        y: query.body.top + LayoutUnit(rawValue: top), height: offer.height)
    }
  }

  /// What the advertisements are worth to the solver.
  package var found: Worth { query.problem.score(of: solution).worth }

  /// Index in the layout's slots of the one that the body names.
  package var slot: Int { query.slot }
  package var body: BodyGaps { query.body }
}

extension BodyAds {
  /// The share of the main content that advertisements take, from 0 to 1, on the safe side: the space
  /// around them is not counted as content.
  package var density: Double { density(withOneMore: false) ?? 0 }

  /// - Parameter isMore: whether the smallest advertisement is added; `nil` where there is none.
  func density(withOneMore isMore: Bool) -> Double? {
    var ads = query.content.ads
    var content = query.content.height
    for (index, ad) in solution.ads.enumerated() {
      let offer = query.offer(ad.offer, forAd: index + 1)
      ads += offer.adHeight
      content += offer.height
    }
    if isMore {
      let next = query.offers[min(solution.ads.count, query.offers.count - 1)]
      guard let smallest = next.min(by: { $0.adHeight < $1.adHeight }) else { return nil }
      ads += smallest.adHeight
      content += smallest.height
    }
    return content > .zero ? Double(ads.rawValue) / Double(content.rawValue) : 0
  }
}

extension BodyAds {
  /// Whether an advertisement stands in a gap that it had before the article was edited, and the constraints
  /// ask for that.
  package func isKept(_ ad: Ad) -> Bool {
    query.constraints.keepStable?.value == true && query.kept.contains(ad.gap)
  }
}

extension BodyAds {
  /// Why no constraint need be looked at, where the body has no place between two blocks; `nil` where it has.
  package var reasonForNoGap: String? {
    body.gaps.isEmpty ? "the body is a single block: there is no gap in it" : nil
  }
}

/// What is asked of a body on one screen: its gaps, the constraints, and the sizes that are on offer.
///
/// It is a value, so that the same body can be asked about other constraints, one number changed.
package struct BodyQuery: Sendable {
  /// Index in the layout's slots of the one that the body names.
  let slot: Int
  package let body: BodyGaps
  package var constraints: Constraints
  /// The sizes of the first, the second, … advertisement; the last serves all further ones.
  package var offers: [[SlotOffer]]
  /// The most advertisements, where it is less than what the constraints say.
  var limit: Int?
  /// The share of the main content that advertisements may take, where it is not what the constraints say.
  var densityCap: Double?
  /// What the author says of advertisements.
  package let marks: [AdMark]
  /// The gaps that had an advertisement before the article was edited.
  package let kept: Set<Int>
  /// The main content's height and that of the advertisements in it, without those of the body.
  let content: MainContent
  /// Whether it is the page as phones show it.
  let isSmallest: Bool

  /// The share of the main content that advertisements may take, from 0 to 1; `nil` for any.
  package var densityLimit: Double? {
    if let densityCap { return densityCap }
    return switch constraints.density?.value ?? .policy {
    case .policy: Policy.densityLimit(onSmallest: isSmallest)
    case .none: nil
    case .share(let share): share
    }
  }

  package func offer(_ index: Int, forAd number: Int) -> SlotOffer {
    offers[min(number, offers.count) - 1][index]
  }

  /// The gaps in which the author asks for an advertisement, and nowhere forbids one.
  package var pins: Set<Int> {
    if marks.isEmpty { return [] }
    let zones = NoAdZones(marks)
    return Set(
      marks.filter { $0.kind == .here && !$0.isInside && !zones.contains($0.gap) }.map(\.gap))
  }

  /// Whether the article is long enough for any advertisement.
  package var isLongEnough: Bool { body.wordCount >= constraints.minWords?.value ?? 0 }

  /// The constraints on single gaps.
  var gapConstraints: [any GapConstraint] {
    var all: [any GapConstraint] = [HeadingKeepsText(), LeadInKeepsText()]
    if body.hasAsides { all.append(BelowAsides()) }
    if !body.inserts.isEmpty { all.append(InsertKeepsGap()) }
    if !marks.isEmpty { all.append(NoAdZones(marks)) }
    if let first = constraints.first {
      all.append(FirstDistance(distance: AskedDistance(.first, first, in: body)))
    }
    if let last = constraints.last {
      all.append(LastDistance(distance: AskedDistance(.last, last, in: body)))
    }
    if let between = constraints.between { all.append(BetweenSections(between, in: body)) }
    all += constraints.clearOf.compactMap { clearance -> (any GapConstraint)? in
      clearance.neighbor == .insert
        ? ClearOfInserts(clearance, in: body)
        : ClearOf(clearance, in: body, isBetween: constraints.between != nil)
    }
    all += aroundConstraints.map {
      AroundAds(distance: AskedDistance($0.constraint, $0.distance, in: body))
    }
    return all
  }

  /// How far an advertisement stays from those around the body, and by which constraint: the first gap, where
  /// `around` is not said, is named for what it is here.
  var aroundConstraints: [(constraint: Constraint, distance: Distance)] {
    var constraints: [(Constraint, Distance)] = []
    if let around = self.constraints.around {
      constraints.append((Constraint(.around, around.span), around.value))
    } else if let gap = self.constraints.gap?.first {
      constraints.append((Constraint(.around, gap.distance.span), gap.distance.value))
    }
    if let screen = self.constraints.screen, screen.value {
      constraints.append((Constraint(.screen, screen.span), Distance(1, .screens)))
    }
    return constraints
  }

  /// How far an advertisement stays from the one above, and by which constraint.
  ///
  /// - Parameter number: the advertisement's, from 2.
  func spacingConstraints(beforeAd number: Int) -> [(constraint: Constraint, need: Need)] {
    var needs: [(Constraint, Need)] = []
    if let step = constraints.gap?.last(where: { $0.from <= number }) {
      needs.append(
        (Constraint(.gap, step.distance.span), Need(step.distance.value, in: body)))
    }
    if let screen = constraints.screen, screen.value {
      needs.append((Constraint(.screen, screen.span), Need(Distance(1, .screens), in: body)))
    }
    return needs
  }

  /// The most that the advertisements' weights may add up to; see `Offer.weight`.
  var weightLimit: Int? {
    densityLimit.map {
      Int((Double(content.height.rawValue) * $0).rounded(.down)) - content.ads.rawValue
    }
  }
}

extension BodyQuery {
  /// What a page asks of its body on the screen of a breakpoint, and which of its blocks that is; `nil`
  /// where no body with a slot is shown.
  ///
  /// - Parameters:
  ///   - outline: of the article's body.
  ///   - typesetter: one for the screens of all breakpoints.
  static func make(
    _ page: Page, _ article: Article, _ outline: BodyOutline, on placed: PageBoxes,
    _ typesetter: inout Typesetter,
    _ previous: EarlierAds?
  ) -> (query: BodyQuery, position: PageOutline.BlockPosition)? {
    let breakpoint = placed.breakpoint
    guard let body = placed.body, let position = placed.position(of: body.box),
      case .body(let content) = page.regions[position.region].blocks[position.block].content,
      let slot = content.slot
    else { return nil }
    let placement = page.layout.slots[slot].placement
    // A slot of the sequence that has no size here is not there: the next takes its turn.
    let offers = placement.sequence.map { slot in
      SlotOffer.all(of: slot, in: page.layout, at: breakpoint) { place in
        typesetter.measure(place, in: body, of: page, onScreen: breakpoint)
      }
    }.filter { !$0.isEmpty }
    guard let first = offers.joined().first else { return nil }
    let measured = MeasuredPage(page, placed)
    var constraints = placement.constraints[breakpoint]
    if let most = content.most, most.value < constraints.max?.value ?? .max {
      constraints.max = most
    }
    let query = BodyQuery(
      slot: slot,
      body: BodyGaps(outline, measured, body, slotMargins: first.margins),
      constraints: constraints, offers: offers, marks: article.body.adMarks,
      kept: previous?.gaps(in: article.body, at: breakpoint) ?? [],
      content: MainContent(measured), isSmallest: measured.isSmallest)
    return (query, position)
  }
}

extension PageBoxes {
  /// The region and the block of a box that is one.
  fileprivate func position(of box: Int) -> PageOutline.BlockPosition? {
    guard case .block(let block, _) = boxes[box].role else { return nil }
    for index in regions where index < box && box < boxes[index].end {
      if case .region(let region) = boxes[index].role {
        return PageOutline.BlockPosition(region: region, block: block)
      }
    }
    return nil
  }
}

extension BodyQuery {
  /// The query in the solver's terms.
  package var problem: PlacementProblem {
    let keeps = constraints.keepStable?.value == true && !kept.isEmpty
    let pins = pins
    let isAllowed = isAllowed
    let candidates = body.gaps.map { gap in
      Candidate(
        position: body.middle(gap).rawValue, top: body.adTop(gap).rawValue,
        bottom: body.adBottom(gap).rawValue, paragraphs: body.blocks[gap - 1].paragraphEnd,
        words: body.blocks[gap - 1].wordEnd, entries: body.blocks[gap - 1].entryEnd,
        isAllowed: isAllowed[gap - 1],
        isPinned: !pins.isEmpty && pins.contains(gap), isKept: keeps && kept.contains(gap))
    }
    return PlacementProblem(
      candidates: candidates, length: body.height.rawValue, offers: offers.map { $0.map(offer) },
      spacings: spacings, limit: limit ?? constraints.max?.value, weightLimit: weightLimit,
      readers: (constraints.readers?.value ?? []).map { Int(($0 * 1000).rounded()) },
      obstacles: obstacles)
  }

  /// Whether an advertisement may stand in each gap, from the first, whatever others there are.
  private var isAllowed: [Bool] {
    var isOpen = body.gaps.map { _ in isLongEnough }
    guard isLongEnough else { return isOpen }
    for constraint in gapConstraints { constraint.close(&isOpen, in: body) }
    return isOpen
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
    let numbers = Set([2] + (constraints.gap ?? []).map(\.from)).sorted()
    return numbers.map { number in
      let needs = spacingConstraints(beforeAd: number).map(\.need)
      return SpacingStep(
        from: number,
        Spacing(
          distance: needs.map(\.length.rawValue).max() ?? 0,
          paragraphs: needs.map(\.paragraphs).max() ?? 0, words: needs.map(\.words).max() ?? 0,
          entries: needs.map(\.entries).max() ?? 0))
    }
  }

  /// Advertisements beside the body that stay where they are.
  private var obstacles: [Obstacle] {
    let distance = aroundConstraints.map { Need($0.distance, in: body).length }.max() ?? .zero
    guard distance > .zero else { return [] }
    return body.surroundings.beside.map { ad in
      Obstacle(
        top: ad.distance.rawValue, bottom: (ad.distance + ad.height).rawValue,
        distance: distance.rawValue)
    }
  }
}
