import GalleyGeometry
import GalleyModel
import GalleyPlacement
import GalleyBasics

/// Placement rules that leave an article without an advertisement, or a wish of its author unmet.
enum PlacementUnsatisfiable: BodyRule {
  static let id = RuleID.placementUnsatisfiable
  static let severity = Severity.warning
  static let summary =
    "No gap of a body admits an advertisement, or not one that the author asks for."
  static let explanation = """
    A body's slot is placed by the rules of its `placement`. Where the article is at least three
    screens long and has `min_words`, but every gap breaks a rule, the rules are stricter than they were probably
    meant; the note says which number would have to change least. Where the author asks for an
    advertisement (`<!-- ad: here -->`), it may still be too near to another one, or one too many.

    `galley why` tells gap by gap what is missing. It is checked on the screen of each breakpoint.
    """
  static let wrong: Example? = .page(
    line: 8,
    """
    layout: article
    regions:
      story: [headline, body: { spot_img: in_article }]
    slots:
      in_article:
        sizes: { mobile: [300x250], tablet: [] }
        placement:
          first: 2000px
          last: 2000px
    """,
    Example.longStory)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story: [headline, body: { spot_img: in_article }]
    slots:
      in_article:
        sizes: { mobile: [300x250], tablet: [] }
        placement:
          first: 200px
          last: 200px
          gap: 1 screen
    """,
    Example.longStory)

  static func check(
    _ body: BodyAds, of page: MeasuredPage, _ findings: inout RuleFindings
  ) {
    let slot = page.page.layout.slots[body.slot].slot
    let isLong = body.body.height.pixels >= 3 * Double(body.body.screen.height)
    if body.ads.isEmpty, isLong, body.query.isLongEnough, body.query.constraints.max?.value != 0 {
      report(body, of: page, slot, &findings)
    }
    guard !body.query.pins.isEmpty else { return }
    for gap in body.explain() where gap.isPinned {
      guard let shortfall = gap.binding else { continue }
      findings.report(
        "the author asks for an advertisement that \(shortfall.constraint.name) forbids at \(page.breakpoint)",
        at: shortfall.constraint.span ?? slot.name.span,
        shortfall.sentence, notes: ["the mark stands above line \(body.body.blocks[gap.gap].line)"],
        allowedBy: [slot.allow])
    }
  }

  private static func report(
    _ body: BodyAds, of page: MeasuredPage, _ slot: Slot, _ findings: inout RuleFindings
  ) {
    let remedy = body.remedies().first { $0.constraint.kind != .max }
    let span = remedy?.constraint.span.flatMap {
      page.page.layout.name.span.file == $0.file ? $0 : nil
    }
    findings.report(
      "no gap of the body admits an advertisement at \(page.breakpoint)",
      at: span ?? slot.name.span,
      remedy.map { "'\($0.to)' would admit one" } ?? body.reasonForNoGap
        ?? "every gap breaks a rule",
      notes: body.reasonForNoGap == nil ? ["'galley why' tells what each gap lacks"] : [],
      allowedBy: [slot.allow],
      excess: body.body.height.pixels)
  }
}
