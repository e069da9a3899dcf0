import GalleyBasics
import GalleyModel
package import GalleyPlacement

/// All that is said of the placement at one breakpoint.
package struct PlacementAnswer {
  let breakpoint: Int
  /// `nil` where no body shows a slot.
  let body: BodyAds?
  /// Why there is no gap to tell of; `nil` where there is one.
  let reason: String?
  let gaps: [GapExplanation]
  let remedies: [Remedy]
  let rails: [RailAnswer]

  package init(_ placement: PageAds, at breakpoint: Int) {
    self.breakpoint = breakpoint
    body = placement.bodies[breakpoint]
    reason =
      if let body { body.reasonForNoGap } else { placement.page.reasonForNoSlotInBody }
    gaps = body?.explain() ?? []
    remedies = body?.remedies() ?? []
    rails = placement.rails[breakpoint].map { RailAnswer($0) }
  }
}

extension Page {
  /// Why no body shows a slot, as far as that lies with the article.
  fileprivate var reasonForNoSlotInBody: String {
    guard let article else { return "the page has no article" }
    if !article.hasAds { return "the article wants no ads: 'ads: none'" }
    return article.body.blocks.isEmpty ? "the article has no text" : "no body shows a slot here"
  }
}

/// All that is said of a slot that is repeated down a rail.
struct RailAnswer {
  let rail: RailAds
  /// What one more would lack.
  let shortfalls: [Shortfall]
  let remedies: [Remedy]

  init(_ rail: RailAds) {
    self.rail = rail
    shortfalls = rail.shortfalls()
    remedies = rail.remedies()
  }
}
