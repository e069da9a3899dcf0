import GalleyBasics
package import GalleyGeometry
import GalleyModel

/// Why there is an advertisement in a gap, or none.
package struct GapExplanation: Sendable {
  package enum Verdict: Sendable {
    /// An index in the placement's advertisements.
    case taken(Int)
    /// What one here would lack; the first binds.
    case refused([Shortfall])
    /// It would be legal, and others are worth more without it.
    case outdone
  }

  /// How many blocks of the body stand above it.
  package var gap: Int
  /// Where one begins, or would, with the advertisements above it on the finished page.
  package var y: LayoutUnit
  package var verdict: Verdict
  /// Whether the author asks for one here.
  package var isPinned: Bool

  /// The constraint that binds.
  package var binding: Shortfall? {
    if case .refused(let shortfalls) = verdict { shortfalls.first } else { nil }
  }
}

extension BodyAds {
  /// Every gap of the body with the reason why it was taken or not.
  package func explain() -> [GapExplanation] {
    let refusals = Refusals(of: self)
    return places.map { place in
      let found = place.isTaken ? [] : refusals.all(at: place)
      let verdict: GapExplanation.Verdict =
        place.isTaken ? .taken(place.adsAbove) : found.isEmpty ? .outdone : .refused(found)
      return GapExplanation(
        gap: place.gap, y: place.y, verdict: verdict, isPinned: place.isPinned)
    }
  }

  /// By gap, where the blocks of the layout stand on the finished page, and how high they are.
  package var insertPlaces: [Int: (y: LayoutUnit, height: LayoutUnit)] {
    var places: [Int: (y: LayoutUnit, height: LayoutUnit)] = [:]
    var above = ads[...]
    var shift = body.top
    for insert in body.inserts {
      while let ad = above.first, ad.gap < insert.gap {
        shift += ad.height + body.adTop(ad.gap) - body.adBottom(ad.gap)
        above.removeFirst()
      }
      places[insert.gap] = (insert.top + shift, insert.bottom - insert.top)
    }
    return places
  }

  /// Which of some constraints forbid an advertisement in any gap: those that `explain` would name.
  package func forbidding(among isAsked: (Constraint) -> Bool) -> Set<Constraint> {
    Refusals(of: self).naming(isAsked, at: places.filter { !$0.isTaken })
  }

  /// Its gaps, from the top down.
  private var places: [GapPlace] {
    let pins = query.pins
    var taken = 0
    var shift = LayoutUnit.zero
    return body.gaps.map { gap in
      let isTaken = taken < ads.count && ads[taken].gap == gap
      defer {
        if isTaken {
          shift += ads[taken].height + body.adTop(gap) - body.adBottom(gap)
          taken += 1
        }
      }
      return GapPlace(
        gap: gap, y: body.top + body.adTop(gap) + shift, adsAbove: taken, isTaken: isTaken,
        isPinned: pins.contains(gap))
    }
  }
}

/// A gap on the finished page.
private struct GapPlace {
  var gap: Int
  /// Where an advertisement begins in it, or would.
  var y: LayoutUnit
  var adsAbove: Int
  var isTaken: Bool
  var isPinned: Bool
}

/// Finds what speaks against one more advertisement in the gaps of a body.
private struct Refusals {
  private let ads: [BodyAds.Ad]
  private let query: BodyQuery
  private let constraints: [any GapConstraint]
  /// What one more would lack in any gap.
  private let everywhere: [Shortfall]
  /// The least height of an advertisement, with its label.
  private let leastHeight: LayoutUnit

  init(of placed: BodyAds) {
    ads = placed.ads
    query = placed.query
    constraints = query.gapConstraints
    leastHeight = query.offers.joined().map(\.height).min() ?? .zero
    everywhere = [
      Shortfall.tooMany(query.constraints, ads: ads.count), placed.tooDense(),
    ].compactMap(\.self)
  }

  /// By the gap itself or, where it is legal, by the other advertisements.
  func all(at place: GapPlace) -> [Shortfall] {
    let own = place.isPinned ? [] : own(at: place.gap)
    return own.isEmpty ? conflicts(at: place) : own
  }

  /// Those of some constraints that `all` names anywhere, without comparing what they lack.
  func naming(_ isAsked: (Constraint) -> Bool, at places: [GapPlace]) -> Set<Constraint> {
    let own = constraints.filter { $0.constraints.contains(where: isAsked) }
    var others = constraintsOfOthers.filter(isAsked)
    guard !own.isEmpty || !others.isEmpty else { return [] }
    var named: Set<Constraint> = []
    for place in places {
      if !place.isPinned {
        for constraint in own {
          guard let shortfall = constraint.shortfall(at: place.gap, in: query.body) else {
            continue
          }
          named.insert(shortfall.constraint)
        }
      }
      guard !others.isEmpty else { continue }
      let refusing = othersRefusing(place)
      named.formUnion(refusing)
      others.subtract(refusing)
    }
    return named
  }

  /// The constraints that can refuse a gap for more than the gap itself.
  private var constraintsOfOthers: Set<Constraint> {
    var others = Set(everywhere.map(\.constraint))
    if !query.isLongEnough {
      others.insert(Shortfall.tooShort(query.constraints, words: 0).constraint)
    }
    others.formUnion((query.constraints.gap ?? []).map { Constraint(.gap, $0.distance.span) })
    if let screen = query.constraints.screen { others.insert(Constraint(.screen, screen.span)) }
    if !query.body.surroundings.beside.isEmpty {
      others.formUnion(query.aroundConstraints.map(\.constraint))
    }
    return others
  }

  /// Those of them that do.
  private func othersRefusing(_ place: GapPlace) -> [Constraint] {
    if !place.isPinned {
      if !query.isLongEnough {
        return [Shortfall.tooShort(query.constraints, words: query.body.wordCount).constraint]
      }
      guard constraints.allSatisfy({ $0.allows(place.gap, in: query.body) }) else { return [] }
    }
    return conflicts(at: place).map(\.constraint)
  }

  /// What is missing most first.
  private func own(at gap: Int) -> [Shortfall] {
    if !query.isLongEnough {
      return [.tooShort(query.constraints, words: query.body.wordCount)]
    }
    return constraints.compactMap { $0.shortfall(at: gap, in: query.body) }
      .enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
      .map(\.element)
  }

  private func conflicts(at place: GapPlace) -> [Shortfall] {
    var found: [Shortfall] = []
    let (gap, above) = (place.gap, place.adsAbove)
    if above > 0 {
      found += spacing(
        query.body.stretch(fromAd: ads[above - 1].gap, toAd: gap), number: above + 1,
        to: .ad(above, .above))
    }
    if above < ads.count {
      found += spacing(
        query.body.stretch(fromAd: gap, toAd: ads[above].gap), number: above + 2,
        to: .ad(above + 1, .below))
    }
    found.sort { $0.share > $1.share }
    return found + beside(at: place.y) + everywhere
  }

  private func spacing(
    _ stretch: Stretch, number: Int, to landmark: Landmark
  ) -> [Shortfall] {
    query.spacingConstraints(beforeAd: number).compactMap {
      Shortfall($0, $1, stretch, to: landmark)
    }
  }

  /// The advertisements in other columns that one at a place of the page would be too near to.
  private func beside(at y: LayoutUnit) -> [Shortfall] {
    let others = query.body.surroundings.beside
    if others.isEmpty { return [] }
    return query.aroundConstraints.flatMap { constraint, distance in
      let need = Need(distance, in: query.body)
      return others.compactMap { ad -> Shortfall? in
        let top = query.body.top + ad.distance
        let room = max(top - (y + leastHeight), y - (top + ad.height))
        guard room < need.length else { return nil }
        return Shortfall(
          constraint, needed: need.length.pixels, actual: max(.zero, room).pixels, unit: .pixels,
          to: .slot(ad.name, .beside))
      }
    }
  }
}

extension BodyAds {
  /// That one more would exceed the cap on density.
  fileprivate func tooDense() -> Shortfall? {
    guard let density = density(withOneMore: true), let limit = query.densityLimit, density > limit
    else { return nil }
    return Shortfall(
      Constraint(.density, query.constraints.density?.span), needed: limit, actual: density,
      unit: .share, to: .mainContent)
  }
}
