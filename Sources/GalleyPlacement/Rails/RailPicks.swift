import GalleyBasics
import GalleyGeometry
import GalleyModel

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
  func leastDistance(_ ads: [RailAds.Ad]) -> Stretch {
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
