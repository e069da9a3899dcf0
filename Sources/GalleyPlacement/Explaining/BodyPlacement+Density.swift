import GalleyGeometry

extension BodyPlacement {
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
