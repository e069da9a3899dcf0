/// How good a placement is, in the order of `PlacementProblem`; the greater is the better.
package struct PlacementScore: Comparable, Sendable {
  package let worth: Worth
  package let evenness: Evenness
  /// The sum of the positions, in 64ths of a CSS px.
  package let positions: Int

  package static func < (a: PlacementScore, b: PlacementScore) -> Bool {
    if a.worth != b.worth { return a.worth < b.worth }
    if a.evenness != b.evenness { return a.evenness > b.evenness }
    return a.positions > b.positions
  }
}

extension PlacementProblem {
  /// Of a solution whose gaps and offers there are, whether it keeps the constraints or not.
  package func score(of solution: PlacementSolution) -> PlacementScore {
    var worth = Worth()
    for (index, ad) in solution.ads.enumerated() {
      let offer = offers(forAd: index + 1)[ad.offer]
      let candidate = candidates[ad.candidate]
      worth = worth + gain(candidate, offer, share: share(at: candidate))
    }
    let positions = solution.ads.map { candidates[$0.candidate].position }
    return PlacementScore(
      worth: worth, evenness: Evenness(positions: positions, length: length),
      positions: positions.reduce(0, +))
  }

  /// What an advertisement of a size in a gap adds, which a share of the readers reaches.
  func gain(_ candidate: Candidate, _ offer: Offer, share: Int) -> Worth {
    Worth(
      pinned: candidate.isPinned ? 1 : 0, value: offer.value * share,
      area: offer.area, kept: candidate.isKept ? 1 : 0)
  }
}
