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
    let constraints = query.gapConstraints
    let pins = query.pins
    var taken = 0
    var shift = LayoutUnit.zero
    return body.gaps.map { gap in
      let isPinned = pins.contains(gap)
      let y = body.top + body.adTop(gap) + shift
      if taken < ads.count, ads[taken].gap == gap {
        defer {
          shift += ads[taken].height + body.adTop(gap) - body.adBottom(gap)
          taken += 1
        }
        return GapExplanation(gap: gap, y: y, verdict: .taken(taken), isPinned: isPinned)
      }
      let own = isPinned ? [] : shortfalls(at: gap, constraints)
      let found = own.isEmpty ? conflicts(at: gap, y: y, above: taken) : own
      return GapExplanation(
        gap: gap, y: y, verdict: found.isEmpty ? .outdone : .refused(found), isPinned: isPinned)
    }
  }

  /// What speaks against a gap by itself, what is missing most first.
  private func shortfalls(at gap: Int, _ constraints: [any GapConstraint]) -> [Shortfall] {
    if !query.isLongEnough {
      return [.tooShort(query.constraints, words: body.wordCount)]
    }
    return constraints.compactMap { $0.shortfall(at: gap, in: body) }
      .enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
      .map(\.element)
  }

  /// What speaks against one more advertisement in a gap that is legal by itself.
  ///
  /// - Parameter above: how many of the placement's stand above it.
  private func conflicts(at gap: Int, y: LayoutUnit, above: Int) -> [Shortfall] {
    var found: [Shortfall] = []
    if above > 0 { found += spacing(below: above - 1, to: gap) }
    if above < ads.count { found += spacing(above: above, from: gap) }
    found.sort { $0.share > $1.share }
    found += beside(at: y)
    if let tooMany = Shortfall.tooMany(query.constraints, ads: ads.count) { found.append(tooMany) }
    if let density = density(withOneMore: true), let limit = query.densityLimit, density > limit {
      found.append(
        Shortfall(
          Constraint(.density, query.constraints.density?.span), needed: limit, actual: density,
          unit: .share, to: "the main content"))
    }
    return found
  }

  /// - Parameter upper: an index in the placement's advertisements.
  private func spacing(below upper: Int, to gap: Int) -> [Shortfall] {
    shortfalls(
      body.stretch(fromAd: ads[upper].gap, toAd: gap), number: upper + 2,
      to: "advertisement \(upper + 1) above")
  }

  /// - Parameter lower: an index in the placement's advertisements.
  private func spacing(above lower: Int, from gap: Int) -> [Shortfall] {
    shortfalls(
      body.stretch(fromAd: gap, toAd: ads[lower].gap), number: lower + 2,
      to: "advertisement \(lower + 1) below")
  }

  private func shortfalls(_ stretch: Stretch, number: Int, to other: String) -> [Shortfall] {
    query.spacingConstraints(beforeAd: number).compactMap { Shortfall($0, $1, stretch, to: other) }
  }

  /// The advertisements in other columns that one at a place of the page would be too near to.
  private func beside(at y: LayoutUnit) -> [Shortfall] {
    let height = query.offers.joined().map(\.height).min() ?? .zero
    return query.aroundConstraints.flatMap { constraint, distance in
      let need = Need(distance, in: body)
      return body.surroundings.beside.compactMap { ad -> Shortfall? in
        let top = body.top + ad.distance
        let room = max(top - (y + height), y - (top + ad.height))
        guard room < need.length else { return nil }
        return Shortfall(
          constraint, needed: need.length.pixels, actual: max(.zero, room).pixels, unit: .pixels,
          to: "'\(ad.name)' beside the body")
      }
    }
  }
}
