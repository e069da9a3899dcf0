package import GalleyModel
import GalleySyntax

/// Finds the place of every box of a page at one viewport, as a browser does for its HTML and CSS.
///
/// Each family of blocks is an extension in its own file, as in the renderer. A `Typesetter` lays out many
/// pages in less time.
package struct PageLayout {
  let page: Page
  let outline: PageOutline
  let screen: Screen
  /// The texts of the article's body.
  var texts: MeasuredBody
  var flow: Flow

  package init(_ page: Page, viewport: PixelSize) {
    self.init(
      page, PageOutline(page), on: Screen(viewport, of: page.layout),
      MeasuredBody(page.article?.body ?? Body()))
  }

  init(
    _ page: Page, _ outline: PageOutline, on screen: Screen, _ texts: consuming MeasuredBody
  ) {
    self.page = page
    self.outline = outline
    self.screen = screen
    self.texts = texts
    flow = Flow(capacity: 64 + 2 * (page.article?.body.blocks.count ?? 0))
  }

  package consuming func place() -> PlacedPage { placed() }

  mutating func placed() -> PlacedPage {
    let height = regions()
    if page.isRightToLeft { mirror() }
    return PlacedPage(
      viewport: viewport, breakpoint: breakpoint, height: height, boxes: flow.boxes)
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
