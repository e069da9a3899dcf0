package import GalleyBasics
package import GalleyGeometry
package import GalleyModel
package import GalleyPlacement

/// What is known of each ad of a page before the page is published, on the screen of each breakpoint.
///
/// Lengths are CSS px, below the page's top where they tell a place.
package struct AdPlan: Hashable, Sendable {
  /// An ad where it stands.
  package struct Ad: Hashable, Sendable {
    /// The slot's name.
    package let slot: String
    /// The element's id: the slot's name, with a number where it stands more than once.
    package let id: String
    /// Its number among the page's ads, in the order of reading.
    package let number: Int
    /// The ad server's path of the unit.
    package let unit: String?
    /// The sizes that it accepts here.
    package let sizes: [AdSize]
    /// The name of its region.
    package let region: String
    /// How many blocks of the article's body stand above it; `nil` outside of a body.
    package let gap: Int?
    /// With its label.
    package let x, y, width, height: Double
    /// The height kept free for the ad; `nil` where nothing says how much.
    package let reserved: Int?
    /// How far a sticky slot goes along with the reader.
    package let travel: Double
    /// Where the slot is defined.
    package let definition: Span
  }

  /// The page on the screen of one breakpoint.
  package struct Screen: Hashable, Sendable {
    /// The breakpoint's name.
    package let breakpoint: String
    /// The smallest viewport width that the breakpoint serves.
    package let from: Int
    package let size: PixelSize
    /// Of the whole page.
    package let height: Double
    /// In the order of reading.
    package let ads: [Ad]
    /// How much of the main content's height ads take, from 0 to 1.
    package let adShare: Double
    /// How much they may.
    package let adShareLimit: Double
  }

  /// One for each breakpoint.
  package let screens: [Screen]

  package init(_ screens: [MeasuredPage], _ ads: PageAds) {
    self.screens = zip(screens, ads.bodies).map(Screen.init)
  }
}

extension AdPlan.Screen {
  /// - Parameter body: how the ads in the page's body were placed.
  fileprivate init(_ measured: MeasuredPage, _ body: BodyAds?) {
    let breakpoint = measured.page.layout.breakpoints[measured.placed.breakpoint]
    self.breakpoint = breakpoint.name.value
    from = breakpoint.from.value
    size = measured.placed.viewport
    height = measured.placed.height.pixels
    adShare = MainContent(measured).adShare
    adShareLimit = MainContent.limit(onSmallest: measured.isSmallest)
    let boxes = measured.placed.boxes
    let inside = measured.placed.body.map { $0.box..<boxes[$0.box].end } ?? 0..<0
    var gaps = (body?.ads ?? []).map(\.gap)[...]
    ads = measured.slots.map { slot in
      AdPlan.Ad(slot, gap: inside.contains(slot.box) ? gaps.popFirst() : nil, boxes[slot.box])
    }
  }
}

extension AdPlan.Ad {
  fileprivate init(_ measured: MeasuredSlot, gap: Int?, _ box: PageBox) {
    slot = measured.name
    id = measured.id
    if case .slot(let place) = box.role { number = place.number } else { number = 0 }
    unit = measured.slot.slot.unit
    sizes = measured.fit.sizes.map(\.value)
    region = measured.region
    self.gap = gap
    x = measured.frame.x.pixels
    y = measured.frame.y.pixels
    width = measured.frame.width.pixels
    height = measured.frame.height.pixels
    reserved = measured.fit.reservedHeight
    travel = measured.travel.pixels
    definition = measured.span
  }
}
