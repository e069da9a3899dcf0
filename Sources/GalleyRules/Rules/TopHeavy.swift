import GalleyGeometry
import GalleyModel
import GalleyBasics

/// A first screen without anything to read.
enum TopHeavy: PageRule {
  static let id = RuleID.topHeavy
  static let severity = Severity.warning
  static let summary = "Advertisements leave no content in the first screen."
  static let explanation = """
    Whoever opens an article must see something of it without scrolling: a headline, a picture, a line
    of text. Search engines rank pages lower whose first screen is advertisements
    (https://developers.google.com/search/blog/2012/01/page-layout-algorithm-improvement), and ad networks
    forbid pushing the content below it
    (https://support.google.com/publisherpolicies/answer/11035030).

    The first screen is as high as the breakpoint's `screen`. The name of the site, menus and the strip
    above them are not content.
    """
  static let wrong: Example? = .page(
    line: 6,
    """
    layout: article
    regions:
      top: [spot_img: billboard]
      story: [headline, body]
    slots:
      billboard:
        sizes: { mobile: [300x1050], tablet: [] }
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      top: [spot_img: billboard]
      story: [headline, body]
    slots:
      billboard:
        sizes: { mobile: [300x250], tablet: [] }
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    guard let top = page.blocks.lazy.filter(\.isContent).map({ page.frame(of: $0).y }).min(),
      top >= page.fold
    else { return }
    let above = page.slots.filter { $0.frame.y < top }
    guard let highest = above.max(by: { $0.frame.height < $1.frame.height }) else { return }
    let missing = top - page.fold + LayoutUnit(1)
    findings.report(
      "no content in the first screen at \(page.breakpoint): it begins at \(pixels(top)), "
        + "the screen ends at \(pixels(page.fold))",
      at: highest.span, "takes \(pixels(highest.frame.height)) above it",
      notes: ["at least \(pixels(missing)) less above the content brings it into the screen"],
      allowedBy: page.allowances(of: highest), excess: (top - page.fold).pixels)
  }
}
