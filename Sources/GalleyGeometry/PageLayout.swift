package import GalleyModel
import GalleySyntax

/// Finds the place of every box of a page at one viewport, as a browser does for its HTML and CSS.
///
/// Each family of blocks is an extension in its own file, as in the renderer. A `Typesetter` lays out many
/// pages in less time.
package struct PageLayout {
  let page: Page
  let plan: PagePlan
  private(set) var screen: Screen
  /// What was laid out on other pages; `nil` where nothing is kept.
  var kept: KeptBoxes?
  /// The texts of the article's head and body.
  var head = HeadTexts()
  var texts: MeasuredBody
  var flow = Flow(capacity: 0)
  var body: PlacedBody?

  package init(_ page: Page, viewport: PixelSize) {
    self.init(
      page, PagePlan(page), on: Screen(viewport, of: page.layout),
      MeasuredBody(page.article?.body ?? Body()))
  }

  init(_ page: Page, _ plan: PagePlan, on screen: Screen, _ texts: consuming MeasuredBody) {
    self.page = page
    self.plan = plan
    self.screen = screen
    self.texts = texts
  }

  package consuming func place() -> PlacedPage { placed() }

  /// Places the boxes on a screen, with what is kept of other pages there.
  mutating func place(on screen: Screen, _ boxes: inout KeptBoxes?) -> PlacedPage {
    self.screen = screen
    kept = boxes.take()
    defer { boxes = kept.take() }
    return placed()
  }

  private mutating func placed() -> PlacedPage {
    let text = page.article?.body
    flow = Flow(
      capacity: max(
        kept?.boxCount ?? 0, 96 + (text?.blocks.count ?? 0) + (text?.runs.count ?? 0)))
    let height = regions()
    kept?.boxCount = flow.boxes.count
    if page.isRightToLeft { mirror() }
    return PlacedPage(
      viewport: viewport, breakpoint: breakpoint, height: height, boxes: flow.taken().boxes,
      body: body.take())
  }

  var viewport: PixelSize { screen.viewport }
  var breakpoint: Int { screen.breakpoint }
  var styles: StyleTable { screen.styles }

  /// A text in the type of a box.
  func measured(_ text: String, _ style: BoxStyle) -> MeasuredText {
    MeasuredText(text, TextStyle(style))
  }

  /// Lines begin at the right edge: what was laid out from the left is turned over.
  private mutating func mirror() {
    let edge = LayoutUnit(viewport.width)
    for index in flow.boxes.indices {
      flow.change(index) { $0.frame.x = edge - $0.frame.maxX }
    }
  }
}
