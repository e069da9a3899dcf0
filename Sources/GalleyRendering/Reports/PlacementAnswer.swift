import GalleyBasics
import GalleyGeometry
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
  /// The blocks of the layout in the page's bodies.
  let inserts: [InsertAnswer]
  /// By gap, the first of them there.
  private let insertsByGap: [Int: Int]

  package init(_ placement: PageAds, at breakpoint: Int) {
    self.breakpoint = breakpoint
    body = placement.bodies[breakpoint]
    reason =
      if let body { body.reasonForNoGap } else { placement.page.reasonForNoSlotInBody }
    gaps = body?.explain() ?? []
    remedies = body?.remedies() ?? []
    rails = placement.rails[breakpoint].map { RailAnswer($0) }
    let places = body?.insertPlaces ?? [:]
    inserts = placement.page.inserts(at: breakpoint).map { InsertAnswer($0, places) }
    insertsByGap = Dictionary(
      inserts.enumerated().compactMap { index, insert in insert.gap.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// That of the block which stands in a gap.
  func insert(in gap: Int) -> InsertAnswer? { insertsByGap[gap].map { inserts[$0] } }
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

/// What is said of a block of the layout that stands in a body, or has no place there.
struct InsertAnswer {
  let name: BlockName
  let after: Spanned<Distance>
  /// How many blocks of the text stand above it; `nil` where there is no place for it.
  let gap: Int?
  /// Where it stands on the finished page and how high it is; `nil` where the body shows no slot.
  let place: (y: LayoutUnit, height: LayoutUnit)?

  /// - Parameter places: by gap, where such blocks stand.
  init(
    _ insert: BodyContent.Insert, _ places: [Int: (y: LayoutUnit, height: LayoutUnit)]
  ) {
    name = insert.block.name
    after = insert.after
    gap = insert.gap
    place = insert.gap.flatMap { places[$0] }
  }
}

extension Page {
  /// Those that are shown at a breakpoint, in the order of the layout.
  fileprivate func inserts(at breakpoint: Int) -> [BodyContent.Insert] {
    guard layout.hasInserts else { return [] }
    return regions.flatMap(\.blocks).flatMap { block -> [BodyContent.Insert] in
      guard case .body(let content) = block.content, block.visible.contains(index: breakpoint)
      else { return [] }
      return content.inserts.filter { $0.block.visible.contains(index: breakpoint) }
    }
  }
}
