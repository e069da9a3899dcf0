package import GalleyModel

/// Lays out the pages of one layout and site, one after the other, each on the same screens.
///
/// A page's text is measured once for all of its screens, and what looks the same on many pages is laid
/// out once. So is the body of an article whose page is placed again, with other advertisements in it.
package struct Typesetter: Sendable {
  private let screens: [ScreenPlan]
  private var known = KnownBlocks()
  /// For each screen, what known blocks look like there.
  private var kept: [KeptBoxes?]
  private var texts: BodyTexts
  private var head = HeadTexts()
  /// For each screen, the last page on it with the body that the texts are of.
  private var last: [PageBoxes?]

  package init(
    _ layout: ResolvedLayout, viewports: [PixelSize], in fonts: FontSet = .builtIn
  ) {
    texts = BodyTexts(in: fonts)
    var screens: [ScreenPlan] = []
    for viewport in viewports {
      screens.append(ScreenPlan(viewport, of: layout, after: screens.last))
    }
    self.screens = screens
    kept = viewports.map { _ in KeptBoxes() }
    last = viewports.map { _ in nil }
  }

  /// For the screens of a layout's breakpoints.
  package init(_ layout: ResolvedLayout, in fonts: FontSet = .builtIn) {
    self.init(layout, viewports: layout.breakpoints.map(\.screen), in: fonts)
  }

  /// Places the boxes of a page on every screen, in their order.
  package mutating func place(_ page: Page) -> [PageBoxes] {
    place(page, onScreens: screens.indices)
  }

  /// Places the boxes of a page on one screen as it comes to look once, such as with late ads; nothing of that is kept for
  /// other pages.
  ///
  /// - Parameter changed: the slots that have another height there than the layout says, by their indices in it.
  package mutating func place(_ page: Page, onScreen index: Int, changed: Set<Int>) -> PageBoxes? {
    let (known, boxes) = (last[index], kept[index]?.remove(changed))
    defer {
      _ = kept[index]?.remove(changed)
      for (slot, boxes) in boxes ?? [] { kept[index]?[slot] = boxes }
      last[index] = known
    }
    return place(page, onScreens: index..<index + 1).first
  }

  /// Places the boxes of a page on some of the screens.
  package mutating func place(_ page: Page, onScreens range: Range<Int>) -> [PageBoxes] {
    guard let first = screens[range.clamped(to: screens.indices)].first else { return [] }
    if known.isFull { forget() }
    var plan = PagePlan(page)
    plan.recognise(page, &known)
    begin(page.article?.body ?? Body(), in: page.language)
    var layout = PageLayout(page, plan, on: first, texts.taken())
    layout.head = head
    head = HeadTexts()
    defer {
      texts = layout.texts.taken()
      head = layout.head
    }
    return range.clamped(to: screens.indices).map { index in
      let placed = layout.place(on: screens[index], after: last[index], &kept[index])
      last[index] = placed
      return placed
    }
  }

  /// Forgets what is known of another body than this one.
  private mutating func begin(_ body: Body, in language: LanguageTag) {
    texts.fonts = texts.fonts.speaking(language)
    guard !texts.body.isSame(as: body) else { return }
    texts.begin(body)
    head = HeadTexts()
    for index in last.indices { last[index] = nil }
  }

  /// Measures a slot as it would stand between two blocks of a body on one of the screens.
  package mutating func measure(
    _ place: PageSlot, in body: BodyBoxes, of page: Page, onScreen index: Int
  ) -> SlotRoom {
    let key = KeptBoxes.Slot(
      slot: place.slot, limit: place.limits[screens[index].breakpoint],
      region: body.room.area.region, edges: [], isStory: body.room.isStory)
    if let room = kept[index]?.room(of: key) { return room }
    let layout = PageLayout(page, PagePlan(page), on: screens[index], BodyTexts(in: texts.fonts))
    let room = layout.measure(place, in: body)
    kept[index]?.keep(room, of: key)
    return room
  }

  private mutating func forget() {
    known = KnownBlocks()
    for index in kept.indices { kept[index]?.forgetBlocks() }
  }
}

extension Body {
  /// Whether it is the very same body, in the same memory: no two that are alive share it otherwise.
  fileprivate func isSame(as other: Body) -> Bool {
    text.start == other.text.start && runs.start == other.runs.start
      && blocks.start == other.blocks.start && blocks.count == other.blocks.count
  }
}

extension Array {
  fileprivate var start: UnsafePointer<Element>? {
    withUnsafeBufferPointer { $0.baseAddress }
  }
}
