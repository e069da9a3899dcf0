/// The gaps that are taken, from the top to the bottom of the body.
package struct PlacementSolution: Hashable, Sendable {
  /// An advertisement in a gap.
  package struct Ad: Hashable, Comparable, Sendable {
    /// Index of the gap.
    package var candidate: Int
    /// Index of the size among those of its number.
    package var offer: Int

    package init(candidate: Int, offer: Int) {
      self.candidate = candidate
      self.offer = offer
    }

    package static func < (a: Ad, b: Ad) -> Bool {
      (a.candidate, a.offer) < (b.candidate, b.offer)
    }
  }

  package var ads: [Ad]

  package init(_ ads: [Ad] = []) {
    self.ads = ads
  }

  /// Which of two equally good solutions is meant: compared from the last advertisement upwards.
  package func precedes(_ other: PlacementSolution) -> Bool {
    ads.reversed().lexicographicallyPrecedes(other.ads.reversed())
  }
}

extension PlacementProblem {
  /// Where the top edges of a solution's advertisements are on the finished page, in 64ths of a CSS
  /// px from the body's top.
  package func tops(of solution: PlacementSolution) -> [Int] {
    var shift = 0
    return solution.ads.enumerated().map { index, ad in
      defer {
        shift += offers(forAd: index + 1)[ad.offer].height + candidates[ad.candidate].surplus
      }
      return candidates[ad.candidate].top + shift
    }
  }
}
