import GalleyBasics
package import GalleyGeometry
import GalleyModel

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
