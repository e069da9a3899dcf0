import GalleyModel
import GalleyPlacement

extension Project {
  /// Tells for each gap of an article's body and for each rail why there is an ad in it or none, and what
  /// it would take.
  ///
  /// - Throws: an error where a name in the request means nothing; mistakes in the files that it
  ///   means are findings of the result.
  public func why(_ request: WhyRequest) throws(GalleyError) -> Rendering {
    let made = try placement(request.page)
    guard let placement = made.placement else { return Rendering(bytes: nil, report: made.report) }
    let layout = placement.page.layout
    var wanted: [Int] = []
    for name in request.breakpoints { wanted.append(try breakpoint(name, of: layout)) }
    let shown = wanted.isEmpty ? Array(layout.breakpoints.indices) : wanted
    let answers = shown.map { PlacementAnswer(placement, at: $0) }
    let bytes =
      switch request.format {
      case .json: PlacementJSON(placement.page).render(answers)
      case .text(let width, let color):
        PlacementText(placement.page, width: width, color: color).render(answers)
      }
    return Rendering(bytes: bytes, report: made.report)
  }
}

/// All that is said of the placement at one breakpoint.
struct PlacementAnswer {
  let breakpoint: Int
  /// `nil` where no body shows a slot.
  let body: BodyAds?
  /// Why there is no gap to tell of; `nil` where there is one.
  let reason: String?
  let gaps: [GapExplanation]
  let remedies: [Remedy]
  let rails: [RailAnswer]

  init(_ placement: PageAds, at breakpoint: Int) {
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
