package import GalleyModel
import GalleySyntax

/// Finds the place of every box of a page at one viewport, as a browser does for its HTML and CSS.
///
/// Each family of blocks is an extension in its own file, as in the renderer.
package struct PageLayout {
  let page: Page
  let viewport: PixelSize
  let breakpoint: Int
  let styles: StyleTable
  let outline: PageOutline
  var flow: Flow

  package init(_ page: Page, viewport: PixelSize) {
    self.page = page
    self.viewport = viewport
    breakpoint = page.layout.breakpoint(forWidth: viewport.width)
    styles = StyleTable(
      theme: page.layout.theme, fromWidth: page.layout.breakpoints[breakpoint].from.value)
    outline = PageOutline(page)
    flow = Flow(capacity: 64 + 2 * (page.article?.body.blocks.count ?? 0))
  }

  package consuming func place() -> PlacedPage {
    let height = regions()
    if page.language.isRightToLeft { mirror() }
    return PlacedPage(
      viewport: viewport, breakpoint: breakpoint, height: height, boxes: flow.boxes)
  }

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
