import GalleyGeometry
import GalleyModel
import GalleyPlacement

/// A story with a rail beside it on the large screen, in which a slot is repeated.
enum RailStory {
  /// - Parameters:
  ///   - placement: what stands below `placement:` of the rail's slot.
  ///   - rail: the rail's blocks.
  static func make(
    _ body: String, placement: String, slot: String = "sizes: [300x250], sticky: true",
    rail: String = "[spot_img: side]",
    slots: [String] = [], inBody: String = "gap: 300px, density: none"
  ) throws -> PageAds {
    let layout = """
      layout: a
      breakpoints:
        small: { from: 0, screen: 390x800 }
        large: { from: 900, screen: 1200x900 }
      theme: { spacing: 24px, measure: 600px, sizes: { body: 20px } }
      grid:
        small: { areas: [story, rail] }
        large: { columns: [1fr, 300px], gap: 40px, areas: [story rail] }
      regions:
        story: [headline, body: { spot_img: ad }]
        rail: \(rail)
      slots:
        ad: { sizes: [300x250], placement: { \(inBody) } }
        side: { \(slot), placement: { \(placement) } }
        \(slots.joined(separator: "\n  "))
      """
    return try PlacedStory.make(layout: layout, article: PlacedStory.article(body))
  }
}

/// The boxes of a finished page's rail on the large screen.
struct FinishedRail {
  /// The slots in it.
  let slots: [PageBox]
  let ids: [String]
  let bottom: LayoutUnit

  init(_ placement: PageAds) {
    let screen = placement.page.layout.breakpoints[1].screen
    let placed = PageLayout(placement.page, viewport: screen).place()
    let rail = placed.rails.first.map { placed.boxes[$0.box] }
    let boxes = placed.rails.flatMap { placed.boxes[$0.box..<placed.boxes[$0.box].end] }
    slots = boxes.filter { $0.role.slot != nil }
    ids = slots.compactMap(\.role.slot).map(placement.page.layout.id(of:))
    bottom = rail?.frame.maxY ?? .zero
  }
}

extension PageAds {
  /// The first rail on the large screen.
  var rail: RailAds? { rails[1].first }
}
