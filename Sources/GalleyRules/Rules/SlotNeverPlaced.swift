import GalleyModel
import GalleyBasics

/// A slot that no block shows.
enum SlotNeverPlaced: LayoutRule {
  static let id = RuleID.slotNeverPlaced
  static let severity = Severity.warning
  static let summary = "A slot is defined, but no block of any region shows it, or it has no size."
  static let explanation = """
    An advertisement that is sold for this slot is never seen. Either a `spot_img` or `body` block
    should name it, or it is left over and can go. The same is true of a slot that has no size at any
    breakpoint.

    Slots that a layout takes over from the one it extends are not asked for: a base may define more
    than each layout uses. In the base itself, accept them with an `allow` on the slot.
    """
  static let wrong: Example? = .layout(
    line: 10,
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
        - body
    slots:
      top:
        sizes: [300x250]
      bottom:
        sizes: [300x250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
        - body
        - spot_img: bottom
    slots:
      top:
        sizes: [300x250]
      bottom:
        sizes: [300x250]
    """)

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    let placements = findings.slotPlacements(in: layout)
    for (slot, placements) in zip(layout.slots.map(\.slot), placements)
    where slot.name.span.file == layout.name.span.file {
      if placements.isEmpty {
        findings.report(
          "the slot '\(slot.name.value)' is in no region", at: slot.name.span, "never shown",
          notes: ["show it with '- spot_img: \(slot.name.value)' in a region"],
          allowedBy: [slot.allow])
      } else if slot.sizes.entries.allSatisfy(\.sizes.isEmpty),
        slot.position?.value.staysOnScreen != false || !slot.sizes.entries.isEmpty
      {
        findings.report(
          "the slot '\(slot.name.value)' has no size at any breakpoint", at: slot.name.span,
          "never shown", notes: ["list what it accepts, such as 'sizes: [300x250]'"],
          allowedBy: [slot.allow])
      }
    }
  }
}
