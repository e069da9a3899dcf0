package import GalleyModel

/// Writes a page as one column in the order of reading: what a screen reader says, and a diff shows.
///
/// Nothing is drawn and no line is wrapped: a paragraph is a line, and between blocks stands an
/// empty one. An advertisement is its label followed by a line with `spot_img`.
package struct LinearTextRenderer: Sendable {
  private let breakpoint: Int?

  /// - Parameter breakpoint: index in the layout's breakpoints; `nil` for all that the page has,
  ///   wherever it is shown.
  package init(breakpoint: Int? = nil) { self.breakpoint = breakpoint }

  /// The page as UTF-8 without spaces at the ends of lines and with a newline at its end.
  package func render(_ page: Page) -> [UInt8] {
    let page = page.inSigns
    var writer = LinearPageWriter(page: page, breakpoint: breakpoint)
    writer.writeState()
    for region in page.regions {
      for block in region.blocks { writer.write(block) }
    }
    for overlay in page.overlays { writer.write(overlay.place) }
    return writer.lines.render()
  }
}
