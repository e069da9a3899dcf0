import GalleyModel
import GalleyBasics

/// A slot that two blocks show on one page.
enum SlotPlacedTwice: LayoutRule {
  static let id = RuleID.slotPlacedTwice
  static let severity = Severity.error
  static let summary = "Two blocks show the same slot at the same breakpoint."
  static let explanation = """
    An ad server fills a slot once on a page: the second place stays empty or repeats the first, and
    reports count two places as one. Give each place a slot of its own, or let `hidden` or `when` show
    only one of them at a time: blocks for different sections, for word counts that do not overlap, or
    at different breakpoints do not clash.

    See https://developers.google.com/publisher-tag/reference#googletag.defineSlot: each slot has one
    element.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    regions:
      story:
        - spot_img: banner
        - headline
        - body: { spot_img: banner }
    slots:
      banner:
        sizes: [300x250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - spot_img: banner
        - headline
        - body: { spot_img: in_article }
    slots:
      banner:
        sizes: [300x250]
      in_article:
        sizes: [300x250]
    """)

  /// With how many earlier places each place of a slot is compared, so that a file of nothing but one
  /// slot's places cannot take quadratic time.
  private static let compared = 64

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    for (slot, placements) in zip(layout.slots, findings.slotPlacements(in: layout)) {
      for (index, placement) in placements.enumerated() {
        let earlier = placements[..<index].prefix(compared)
        guard let other = earlier.first(where: { clash($0, placement) }) else { continue }
        let shared = layout.names(of: placement.visible.intersection(other.visible))
        findings.report(
          "the slot '\(slot.name)' is placed twice at \(shared)",
          at: placement.name, "second place",
          also: [Diagnostic.Label(other.name, "first place")],
          notes: ["give each place its own slot, or show only one of them at a time"],
          allowedBy: [
            placement.block.allow, layout.regions[placement.region].allow, slot.slot.allow,
          ])
      }
    }
  }

  private static func clash(_ a: SlotPlacement, _ b: SlotPlacement) -> Bool {
    !a.visible.isDisjoint(with: b.visible)
      && !a.conditions.contains { condition in b.conditions.contains(where: condition.excludes) }
  }
}
