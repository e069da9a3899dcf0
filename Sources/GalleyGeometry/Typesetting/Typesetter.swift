package import GalleyModel

/// Lays out the pages of one layout and site, one after the other, each on the same screens.
///
/// A page's text is measured once for all of its screens, and what looks the same on many pages is laid
/// out once.
package struct Typesetter: Sendable {
  private let screens: [ScreenPlan]
  private var known = KnownBlocks()
  /// For each screen, what known blocks look like there.
  private var kept: [KeptBoxes?]
  private var texts = BodyTexts()

  package init(_ layout: ResolvedLayout, viewports: [PixelSize]) {
    var screens: [ScreenPlan] = []
    for viewport in viewports {
      screens.append(ScreenPlan(viewport, of: layout, after: screens.last))
    }
    self.screens = screens
    kept = viewports.map { _ in KeptBoxes() }
  }

  /// For the screens of a layout's breakpoints.
  package init(_ layout: ResolvedLayout) {
    self.init(layout, viewports: layout.breakpoints.map(\.screen))
  }

  /// Places the boxes of a page on every screen, in their order.
  package mutating func place(_ page: Page) -> [PageBoxes] {
    place(page, onScreens: screens.indices)
  }

  /// Places the boxes of a page on some of the screens.
  package mutating func place(_ page: Page, onScreens range: Range<Int>) -> [PageBoxes] {
    guard let first = screens[range.clamped(to: screens.indices)].first else { return [] }
    if known.isFull { forget() }
    var plan = PagePlan(page)
    plan.recognise(page, &known)
    texts.begin(page.article?.body ?? Body())
    var layout = PageLayout(page, plan, on: first, texts.taken())
    defer { texts = layout.texts.taken() }
    return range.clamped(to: screens.indices).map { layout.place(on: screens[$0], &kept[$0]) }
  }

  /// Measures a slot as it would stand between two blocks of a body on one of the screens.
  package mutating func measure(
    _ place: PageSlot, in body: BodyBoxes, of page: Page, onScreen index: Int
  ) -> SlotRoom {
    let key = KeptBoxes.Slot(
      slot: place.slot, limit: place.limits[screens[index].breakpoint],
      region: body.room.area.region, edges: [], isStory: body.room.isStory)
    if let room = kept[index]?.room(of: key) { return room }
    let layout = PageLayout(page, PagePlan(page), on: screens[index], BodyTexts())
    let room = layout.measure(place, in: body)
    kept[index]?.keep(room, of: key)
    return room
  }

  private mutating func forget() {
    known = KnownBlocks()
    for index in kept.indices { kept[index]?.forgetBlocks() }
  }
}
