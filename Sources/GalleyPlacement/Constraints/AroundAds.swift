import GalleyGeometry
import GalleyModel
import GalleyBasics

/// So far from the advertisements above and below the body.
struct AroundAds: GapConstraint {
  let rule: PlacementRule
  let distance: Distance

  func shortfall(at gap: Int, in body: BodyMeasure) -> Shortfall? {
    let need = Need(distance, in: body)
    if let ad = body.surroundings.above {
      var stretch = body.stretch(toAd: gap)
      stretch.length += ad.distance
      if let lack = Shortfall(rule, need, stretch, to: "'\(ad.name)' above the body") {
        return lack
      }
    }
    if let ad = body.surroundings.below {
      var stretch = body.stretch(fromAd: gap)
      stretch.length += ad.distance
      if let lack = Shortfall(rule, need, stretch, to: "'\(ad.name)' below the body") {
        return lack
      }
    }
    return nil
  }
}
