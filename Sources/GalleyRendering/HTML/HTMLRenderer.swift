package import GalleyModel

/// Renders the pages of one layout as HTML documents.
///
/// What is the same on all of them is made once, when the renderer is.
package struct HTMLRenderer: Sendable {
  let layout: ResolvedLayout
  let leftToRight: Stylesheet
  let rightToLeft: Stylesheet

  package init(_ layout: ResolvedLayout) {
    self.layout = layout
    leftToRight = Stylesheet(of: layout, direction: .leftToRight)
    rightToLeft = Stylesheet(of: layout, direction: .rightToLeft)
  }

  /// The page as one document, UTF-8.
  package func render(_ page: Page) -> [UInt8] {
    var bytes: [UInt8] = []
    render(page, into: &bytes)
    return bytes
  }

  /// The page as one document, UTF-8, in place of what the buffer holds; its storage is used again.
  package func render(_ page: Page, into bytes: inout [UInt8]) {
    var writer = PageWriter(page, stylesheet: stylesheet(for: page), reusing: &bytes)
    writer.document()
    bytes = writer.html.bytes
  }

  private func stylesheet(for page: Page) -> Stylesheet {
    page.language.isRightToLeft ? rightToLeft : leftToRight
  }
}
