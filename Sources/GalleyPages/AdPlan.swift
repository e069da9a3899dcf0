package import GalleyBasics
package import GalleyGeometry
package import GalleyModel
package import GalleyPlacement

/// What is known of each ad of a page before the page is published, on the screen of each breakpoint.
///
/// Lengths are CSS px, below the page's top where they tell a place.
package struct AdPlan: Hashable, Sendable {
  /// What ad servers and content systems are told of the page itself.
  package struct Subject: Hashable, Sendable {
    /// The layout's name.
    package let layout: String
    /// The page's file below the output folder.
    package let path: String
    /// Its address, where the article or the site says one.
    package let address: String?
    /// The article's slug; `nil` for a page without one.
    package let article: String?
    package let section: String?
    package let tags: [String]
    package let authors: [String]
    package let language: String
    package let siteName: String
  }

  /// An ad where it stands.
  package struct Ad: Hashable, Sendable {
    /// The slot's name.
    package let slot: String
    /// What tells it from all others on the page: the slot's name, with a number where it stands more than once.
    package let id: String
    /// Its number among the page's ads, in the order of reading.
    package let number: Int
    /// The ad server's path of the unit; `nil` where neither the slot nor the project says one.
    package let unit: String?
    /// What that path was made of.
    package let unitTemplate: String?
    /// The sizes that it accepts here.
    package let sizes: [AdSize]
    /// The keys that the ad server may choose by, as the slot says them.
    package let targeting: [Targeting]
    /// Who bids for it, as Prebid.js has it; `nil` where the project says nobody.
    package let bids: JSONValue?
    package let unfilled: Unfilled
    package let isLazy: Bool
    /// How many seconds after an ad was seen another is asked for; `nil` for never.
    package let refresh: Int?
    package let isSticky: Bool
    /// Whether it stands behind the page and is seen through a window, as high as `reserved` says.
    package let isInterscroller: Bool
    /// Where it stands that is not in the flow of the page; `nil` for one that is.
    package let outOfFlow: SlotPosition?
    /// The name of its region; `nil` for one that is not in the flow.
    package let region: String?
    package let position: AdPosition
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

    /// The id of the element that the ad is put into.
    package var element: String { ResolvedLayout.elementID(of: id) }

    /// Whether the page has that element: most that are out of the flow make their own.
    package var hasElement: Bool { outOfFlow == nil || outOfFlow == .outOfPage }
  }

  /// A block of the layout that stands in the article's body.
  package struct Insert: Hashable, Sendable {
    /// The block's name.
    package let block: String
    /// How many blocks of the article's body stand above it.
    package let gap: Int
    package let x, y, width, height: Double
  }

  /// The page on the screen of one breakpoint.
  package struct Screen: Hashable, Sendable {
    /// The breakpoint's name.
    package let breakpoint: String
    /// The smallest viewport width that the breakpoint serves.
    package let from: Int
    package let size: PixelSize
    /// Of the whole page.
    package fileprivate(set) var height: Double
    /// In the order of reading.
    package fileprivate(set) var ads: [Ad]
    /// Blocks of the layout that stand in the body, in the order of reading.
    package fileprivate(set) var inserts: [Insert]
    /// How much of the main content's height ads take, from 0 to 1.
    package fileprivate(set) var adShare: Double
    /// How much they may.
    package let adShareLimit: Double
  }

  package let subject: Subject
  /// One for each breakpoint, from the smallest up.
  package private(set) var screens: [Screen]

  /// - Parameter server: what the project's units have in common.
  package init(_ screens: [MeasuredPage], _ ads: PageAds, _ server: AdServer) {
    subject = Subject(ads.page)
    let units = Units(server, ads.page)
    self.screens = zip(screens, ads.bodies).map { Screen($0, $1, units) }
  }
}

extension AdPlan {
  /// The plan of the same page for readers whose browsers block its ads: none is there.
  ///
  /// - Parameter screens: that page on the screen of each breakpoint.
  package func withoutAds(on screens: [MeasuredPage]) -> AdPlan {
    var plan = self
    plan.screens = zip(self.screens, screens).map { $0.withoutAds(on: $1) }
    return plan
  }
}

extension AdPlan.Screen {
  fileprivate func withoutAds(on measured: MeasuredPage) -> Self {
    var screen = self
    screen.height = measured.placed.height.pixels
    screen.ads = []
    screen.inserts = []
    screen.adShare = MainContent(measured).adShare
    return screen
  }
}

extension AdPlan.Subject {
  fileprivate init(_ page: Page) {
    layout = page.layout.name.value
    path = page.path
    address = page.article?.canonical ?? page.site.url.map { "\($0)/\(page.path)" }
    article = page.article?.slug
    section = page.article?.section
    tags = page.article?.tags ?? []
    authors = page.article?.authors ?? []
    language = page.language.tag
    siteName = page.site.name
  }
}

extension AdPlan.Screen {
  /// - Parameter body: how the ads in the page's body were placed.
  fileprivate init(_ measured: MeasuredPage, _ body: BodyAds?, _ units: Units) {
    let breakpoint = measured.page.layout.breakpoints[measured.placed.breakpoint]
    self.breakpoint = breakpoint.name.value
    from = breakpoint.from.value
    size = measured.placed.viewport
    height = measured.placed.height.pixels
    adShare = MainContent(measured).adShare
    adShareLimit = Policy.densityLimit(onSmallest: measured.isSmallest)
    let boxes = measured.placed.boxes
    let inside = measured.placed.body.map { $0.box..<boxes[$0.box].end } ?? 0..<0
    inserts = (measured.placed.body?.inserts ?? []).map {
      AdPlan.Insert($0, boxes[$0.box].frame)
    }
    var gaps = (body?.ads ?? []).map(\.gap)[...]
    ads = measured.allSlots.map { slot in
      AdPlan.Ad(
        slot, on: measured, gap: inside.contains(slot.box) ? gaps.popFirst() : nil, units)
    }
  }
}

extension AdPlan.Insert {
  fileprivate init(_ insert: InsertBox, _ frame: Frame) {
    block = insert.name.rawValue
    gap = insert.gap
    x = frame.x.pixels
    y = frame.y.pixels
    width = frame.width.pixels
    height = frame.height.pixels
  }
}

extension AdPlan.Ad {
  fileprivate init(
    _ measured: MeasuredSlot, on page: MeasuredPage, gap: Int?, _ units: Units
  ) {
    let meant = measured.slot.slot
    slot = measured.name
    id = page.page.layout.id(of: measured.place)
    number = measured.place.number
    unit = units.path(of: meant)
    unitTemplate = units.template(of: meant)?.description
    sizes = measured.fit.sizes.map(\.value)
    targeting = meant.targeting
    bids = units.server.bids[meant.name.value]?.list
    unfilled = meant.unfilled
    isLazy = meant.lazy
    refresh = meant.refresh
    isSticky = meant.sticky
    isInterscroller = meant.interscroller != nil
    outOfFlow = measured.slot.position
    region = measured.region.map {
      page.page.layout.regions[page.page.regions[$0].region].name.value
    }
    position = AdPosition(measured, on: page)
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

/// The units of a page's slots.
private struct Units {
  let server: AdServer
  private let section: String?
  private let layout: String
  private let language: String

  init(_ server: AdServer, _ page: Page) {
    self.server = server
    section = page.section.map(PageAddress.pathPart)
    layout = page.layout.name.value
    language = page.language.tag
  }

  func template(of slot: Slot) -> UnitTemplate? { (slot.unit ?? server.unit)?.value }

  func path(of slot: Slot) -> String? {
    template(of: slot)?.path { name in
      switch name {
      case .network, .site: server.value(of: name)
      case .section: section
      case .slot: slot.name.value
      case .layout: layout
      case .language: language
      }
    }
  }
}
