package import GalleyModel
import GalleyBasics

/// Finds the place of every box of a page at one viewport, as a browser does for its HTML and CSS, or on the
/// cells of a terminal.
///
/// Each family of blocks is an extension in its own file, as in the renderer. A `Typesetter` lays out many
/// pages in less time.
package struct PageLayout {
  let page: Page
  let plan: PagePlan
  private(set) var screen: Screen
  /// What was laid out on other pages; `nil` where nothing is kept.
  var kept: KeptBoxes?
  /// The page on the screen before, where one typesetter lays out both.
  private(set) var earlier: PlacedPage?
  var words = ShortTexts()
  var days: WrittenDays
  /// The texts of the article's head and body.
  var head = HeadTexts()
  var texts: MeasuredBody
  var flow = Flow(capacity: 0)
  var body: PlacedBody?
  var rails: [PlacedRail] = []

  package init(_ page: Page, viewport: PixelSize) {
    self.init(
      page, PagePlan(page), on: Screen(viewport, of: page.layout),
      MeasuredBody(page.article?.body ?? Body()))
  }

  /// - Parameters:
  ///   - cells: the width of a terminal; at least 18 are used.
  ///   - breakpoint: index in the layout's breakpoints.
  package init(_ page: Page, cells: Int, breakpoint: Int) {
    self.init(
      page, PagePlan(page), on: Screen(cells: cells, breakpoint: breakpoint, of: page.layout),
      MeasuredBody(page.article?.body ?? Body()))
  }

  init(_ page: Page, _ plan: PagePlan, on screen: Screen, _ texts: consuming MeasuredBody) {
    self.page = page
    self.plan = plan
    self.screen = screen
    self.texts = texts
    days = WrittenDays(page.language)
  }

  package consuming func place() -> PlacedPage { placed() }

  /// Places every box anew at another viewport, with the texts as they were measured before.
  package mutating func place(at viewport: PixelSize) -> PlacedPage {
    screen = Screen(viewport, of: page.layout)
    return placed()
  }

  /// Places the boxes on a screen, with what is kept of other pages there.
  mutating func place(on screen: Screen, _ boxes: inout KeptBoxes?) -> PlacedPage {
    self.screen = screen
    kept = boxes.take()
    defer { boxes = kept.take() }
    let page = placed()
    earlier = page
    return page
  }

  private mutating func placed() -> PlacedPage {
    let text = page.article?.body
    flow = Flow(
      medium,
      capacity: max(
        kept?.boxCount ?? 0, 96 + (text?.blocks.count ?? 0) + (text?.runs.count ?? 0)),
      isRightToLeft: page.isRightToLeft)
    rails.removeAll()
    words.begin()
    let height = regions()
    kept?.boxCount = flow.boxes.count
    if page.isRightToLeft { flow.mirror(at: LayoutUnit(viewport.width)) }
    let placed = flow.taken()
    return PlacedPage(
      viewport: viewport, breakpoint: breakpoint, height: height, boxes: placed.boxes,
      body: body.take(), rails: rails, lines: placed.lines)
  }

  var viewport: PixelSize { screen.viewport }
  var breakpoint: Int { screen.breakpoint }
  var styles: StyleTable { screen.styles }
  var medium: Medium { screen.medium }
  var lengths: FixedLengths { screen.medium.lengths }

  /// A text in the type of a box.
  func measured(_ text: String, _ style: BoxStyle) -> MeasuredText {
    MeasuredText(text, TextStyle(style))
  }
}
