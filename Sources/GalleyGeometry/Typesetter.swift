package import GalleyModel

/// Lays out the pages of one layout and site, one after the other, each on some screens.
///
/// A page's text is measured once for all of its screens. What does not depend on the article is kept
/// from page to page.
package struct Typesetter: Sendable {
  private let screens: [Screen]
  private var texts = MeasuredBody()

  package init(_ layout: ResolvedLayout, viewports: [PixelSize]) {
    screens = viewports.map { Screen($0, of: layout) }
  }

  /// Places the boxes of a page on every screen, in their order.
  package mutating func place(_ page: Page) -> [PlacedPage] {
    let outline = PageOutline(page)
    texts.begin(page.article?.body ?? Body())
    return screens.map { screen in
      var layout = PageLayout(page, outline, on: screen, texts.taken())
      defer { texts = layout.texts.taken() }
      return layout.placed()
    }
  }
}
