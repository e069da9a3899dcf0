import GalleyGeometry
package import GalleyModel

/// Draws a page for a terminal: its columns side by side, its slots as boxes to scale.
package struct TextRenderer: Sendable {
  private let width: Int
  private let breakpoint: Int
  private let style: LineArt

  /// - Parameters:
  ///   - width: of the terminal in cells; at least 20 are used.
  ///   - breakpoint: index in the layout's breakpoints.
  package init(width: Int, breakpoint: Int, style: LineArt = .unicode) {
    self.width = max(20, min(width, 1000))
    self.breakpoint = breakpoint
    self.style = style
  }

  /// The page as UTF-8 without spaces at the ends of lines and with a newline at its end; no line
  /// takes more cells than the terminal has.
  /// Nothing for a breakpoint that the layout does not have.
  package func render(_ page: Page) -> [UInt8] {
    let layout = page.layout
    guard layout.grids.indices.contains(breakpoint),
      layout.breakpoints.indices.contains(breakpoint)
    else { return [] }
    let placed = PageLayout(page.inSigns, cells: width, breakpoint: breakpoint).place()
    var painter = Painter(
      placed, style: style, isRightToLeft: page.isRightToLeft)
    painter.paint()
    return painter.canvas.render(below: state(of: page))
  }

  /// The lines that say of a page for nobody yet what it is.
  private func state(of page: Page) -> [UInt8] {
    guard let withheld = page.article?.withheld else { return [] }
    var lines = LinearLines()
    lines.append(SafeText("[\(withheld.words)]"))
    return lines.render() + [UInt8(ascii: "\n")]
  }
}
