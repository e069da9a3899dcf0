import GalleyGeometry
import GalleyModel
import GalleyBasics

/// A slot of unknown height in the first screen.
enum FluidAboveFold: PageRule {
  static let id = RuleID.fluidAboveFold
  static let severity = Severity.warning
  static let summary = "A slot of unknown height begins in the first screen."
  static let explanation = """
    Nobody knows the height of a `fluid` advertisement before it is there, whatever space is kept free.
    In the first screen everything below it jumps while people look at it; further down it is there
    before they come. Use `fluid` only below the first screen
    (https://developers.google.com/publisher-tag/guides/minimize-layout-shift).

    The first screen is as high as the breakpoint's `screen`.
    """
  static let wrong: Example? = .page(
    line: 6,
    """
    layout: article
    regions:
      story: [headline, spot_img: native, body]
    slots:
      native:
        sizes: [fluid]
        reserve: 250px
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story: [headline, spot_img: native, body]
    slots:
      native:
        sizes: [300x250, 300x100]
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    for slot in page.slots where slot.frame.y < page.fold {
      // The window of an ad behind the page keeps its height.
      guard slot.slot.slot.interscroller == nil,
        let fluid = slot.fit.sizes.first(where: { $0.value == .fluid })
      else { continue }
      let missing = page.fold - slot.frame.y
      findings.report(
        "'\(slot.name)' may become of any height, and begins at \(pixels(slot.frame.y)) at "
          + "\(page.breakpoint), where the first screen ends at \(pixels(page.fold))",
        at: fluid.span,
        notes: ["place it \(pixels(missing)) further down, or give it sizes in px"],
        allowedBy: page.allowances(of: slot), excess: missing.pixels)
    }
  }
}
