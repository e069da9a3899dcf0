import GalleyBasics
package import GalleyGeometry
import GalleyModel

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
