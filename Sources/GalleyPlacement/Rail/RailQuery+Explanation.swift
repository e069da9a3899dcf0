import GalleyGeometry
import GalleyModel
import GalleyBasics

extension RailQuery {
  /// What the last of so many advertisements lacks, each of the smallest size; what binds first.
  func shortfalls(ofAd count: Int) -> [Shortfall] {
    guard let offer = offers.min(by: { $0.height < $1.height }) else { return [] }
    var found = [Shortfall.tooMany(rules, ads: count - 1)].compactMap(\.self)
    let share = share(count: count, height: offer.height * count)
    guard share >= .zero else {
      let rest = room - (offer.height + gap) * (count - 1)
      let room = Shortfall(
        PlacementRule(.room), needed: offer.height.pixels, actual: max(.zero, rest).pixels,
        unit: .pixels, to: "the end of the column beside it")
      return [room] + found
    }
    guard count > 1 else { return found }
    var counts = offers.map { _ in 0 }
    if let index = offers.firstIndex(where: { $0.height == offer.height }) { counts[index] = count }
    let all = ads(RailPicks(counts: counts, height: offer.height * count))
    let least = leastDistance(all)
    found += distances(count: count).compactMap {
      Shortfall($0.rule, $0.need, least, to: "the next")
    }
    return found + all.flatMap(conflicts)
  }

  /// The advertisements in the body that one is too near to.
  func conflicts(of ad: RailPlacement.Ad) -> [Shortfall] {
    neighbors.compactMap { other in
      let distance = max(other.top - (ad.y + ad.height), ad.y - other.bottom)
      guard distance < other.distance else { return nil }
      return Shortfall(
        other.rule, needed: other.distance.pixels, actual: max(.zero, distance).pixels,
        unit: .pixels, to: "advertisement \(other.number) of the body")
    }
  }
}
