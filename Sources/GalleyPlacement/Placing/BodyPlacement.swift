package import GalleyGeometry
import GalleyModel
import GalleyBasics

/// The advertisements of one body on one screen: what was asked, and the best there is.
package struct BodyPlacement: Sendable {
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

  package let query: PlacementQuery
  package let solution: PlacementSolution
  package let ads: [Ad]

  init(_ query: PlacementQuery) {
    self.query = query
    let problem = query.problem
    let solution = (try? problem.solve()) ?? Greedy(problem).solve()
    self.solution = solution
    ads = zip(solution.ads.indices, problem.tops(of: solution)).map { index, top in
      let ad = solution.ads[index]
      let offer = query.offer(ad.offer, forAd: index + 1)
      return Ad(
        gap: ad.candidate + 1, slot: offer.slot, limit: offer.limit,
        y: query.body.top + LayoutUnit(rawValue: top), height: offer.height)
    }
  }

  /// Index in the layout's slots of the one that the body names.
  package var slot: Int { query.slot }
  package var body: BodyMeasure { query.body }
}
