package import GalleyGeometry
import GalleyModel

/// What the advertisements of a body or a rail come to.
package struct PlacementWorth: Hashable, Sendable {
  package var ads = 0
  /// In millionths: thousandths of an offer's value times the thousandths of the readers.
  package var value = 0
  /// Their heights in the main content, without labels.
  package var adHeight = LayoutUnit.zero
  /// How much longer they make the main content.
  package var growth = LayoutUnit.zero

  package init(ads: Int = 0, value: Int = 0) {
    self.ads = ads
    self.value = value
  }
}

/// What a placement would come to if one number of its constraints were relaxed by a step.
package struct RelaxedPlacement: Sendable {
  package var constraint: Constraint
  /// As they are written in a layout: `150px`.
  package var from: String
  package var to: String
  package var worth: PlacementWorth
}

extension BodyAds {
  package var worth: PlacementWorth {
    var worth = PlacementWorth(
      ads: ads.count, value: query.problem.score(of: solution).worth.value)
    for (index, ad) in ads.enumerated() {
      worth.adHeight += query.offer(solution.ads[index].offer, forAd: index + 1).adHeight
      worth.growth += ad.height + body.adTop(ad.gap) - body.adBottom(ad.gap)
    }
    return worth
  }

  /// The best placement with each number relaxed by a step, all else as it is.
  package func relaxed() -> [RelaxedPlacement] {
    TunableNumber.all(in: query.constraints, densityLimit: query.densityLimit).compactMap {
      number in
      number.relaxed { step in
        var changed = query
        changed.constraints = number.changed(query.constraints, by: step)
        return BodyAds(changed).worth
      }
    }
  }

  /// The best placement whose advertisements take at most a share of the main content, from 0 to 1, whatever the
  /// constraints say of density.
  package func capped(to share: Double) -> PlacementWorth {
    var changed = query
    changed.densityCap = share
    return BodyAds(changed).worth
  }
}

extension RailAds {
  /// Those of a rail are beside the main content.
  package var worth: PlacementWorth {
    let values = ads.map { ad in query.offers.first { $0.limit == ad.limit }?.value ?? 0 }
    return PlacementWorth(ads: ads.count, value: values.reduce(0, +) * SolverBounds.share)
  }

  /// The best placement with each number relaxed by a step, beside the same body.
  package func relaxed() -> [RelaxedPlacement] {
    TunableNumber.all(in: query.constraints, densityLimit: nil).compactMap { number in
      number.relaxed { step in
        var changed = query
        changed.constraints = number.changed(query.constraints, by: step)
        return RailAds(changed).worth
      }
    }
  }
}

extension TunableNumber {
  /// - Parameter worth: what the placement comes to after so many steps.
  /// - Returns: `nil` for a number that asks for nothing.
  fileprivate func relaxed(_ worth: (Int) -> PlacementWorth) -> RelaxedPlacement? {
    let step = min(usualSteps, steps)
    guard step > 0 else { return nil }
    return RelaxedPlacement(
      constraint: constraint, from: text(at: 0), to: text(at: step), worth: worth(step))
  }
}
