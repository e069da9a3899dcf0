import GalleyGeometry
import GalleyModel
import GalleyBasics

/// A sticky slot that covers much of the screen.
enum LargeStickyAd: PageRule {
  static let id = RuleID.largeStickyAd
  static let severity = Severity.warning
  static let summary = "A slot that stays on the screen covers more than 30% of it."
  static let explanation = """
    A sticky advertisement stays where it is while people scroll. One that takes more than 30% of the
    screen is among the experiences that the Better Ads Standards find unacceptable, on phones and on
    desktops (https://www.betterads.org/standards/, "Large Sticky Ads").

    Its area, width times height, is divided by that of the breakpoint's `screen`. A slot that is as long
    as the column that it stands in has no way to go, and so is not sticky. An anchor
    (`position: anchor_top` or `anchor_bottom`) covers the screen from edge to edge, with its label.
    """
  static let wrong: Example? = .page(
    line: 10,
    """
    layout: article
    grid:
      desktop:
        columns: [1fr, 1024px]
        areas: [story rail]
    regions:
      story: [headline, body]
      rail: [spot_img: rail]
    slots:
      rail:
        sizes: { desktop: [1024x768] }
        sticky: true
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    grid:
      desktop:
        columns: [1fr, 300px]
        areas: [story rail]
    regions:
      story: [headline, body]
      rail: [spot_img: rail]
    slots:
      rail:
        sizes: { desktop: [300x250] }
        sticky: true
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    let screen = Double(page.screen.width) * Double(page.screen.height)
    guard screen > 0 else { return }
    let sticky = page.slots.filter { $0.slot.slot.sticky && $0.travel > .zero }
    for slot in sticky + page.anchors {
      let frame = slot.region == nil ? slot.frame : slot.ad
      let (width, height) = (frame.width.pixels, frame.height.pixels)
      let share = width * height / screen
      guard share > limit else { continue }
      findings.report(
        "'\(slot.name)' covers \(percent(share)) of the screen at \(page.breakpoint) "
          + "while it stays, limit \(percent(limit))",
        at: slot.span,
        "\(decimal(width, places: 0))x\(decimal(height, places: 0)) of \(page.screen)",
        notes: [
          "\(pixels((screen * limit / width).rounded(.down))) of height are within the limit"
            + (slot.region == nil ? "" : "; or leave out 'sticky'")
        ],
        allowedBy: page.allowances(of: slot), excess: share - limit)
    }
  }

  private static let limit = 0.3
}
