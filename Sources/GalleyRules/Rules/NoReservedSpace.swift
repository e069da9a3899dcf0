import GalleyModel
import GalleyBasics

/// A slot for which no height is kept free.
enum NoReservedSpace: LayoutRule {
  static let id = RuleID.noReservedSpace
  static let severity = Severity.warning
  static let summary = "No height is kept free for a slot, so its advertisement shifts the page."
  static let explanation = """
    An advertisement comes later than the text around it. Where no space waits for it, everything below
    jumps while people read, which counts against the page's Cumulative Layout Shift
    (https://web.dev/articles/cls).

    A slot keeps the height of its largest size free by itself. That is not possible where it has only
    `fluid` sizes, whose height nobody knows beforehand: say with `reserve` how much to keep free, as
    https://developers.google.com/publisher-tag/guides/minimize-layout-shift advises.
    """
  static let wrong: Example? = .layout(
    line: 8,
    """
    layout: article
    regions:
      story:
        - headline
        - body: { spot_img: native }
    slots:
      native:
        sizes: [fluid]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - body: { spot_img: native }
    slots:
      native:
        sizes: [fluid]
        reserve: 250px
    """)

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    // What is out of the flow moves nothing.
    for slot in layout.slots where slot.position == nil {
      let bare = BreakpointSet(
        slot.visible.indices.filter { (slot.fits[$0].reservedHeight ?? 0) == 0 }
          .map(BreakpointSet.init(index:)))
      guard let first = bare.indices.first, let size = slot.fits[first].sizes.first else {
        continue
      }
      let isZero = slot.fits[first].reservedHeight == 0
      findings.report(
        "no height is kept free for '\(slot.name)' at \(layout.names(of: bare))",
        at: isZero ? slot.slot.reserve?.span ?? size.span : size.span,
        isZero ? "nothing is reserved" : "its height is not known beforehand",
        notes: ["say how much to keep free, such as 'reserve: 250px'"],
        allowedBy: [slot.slot.allow])
    }
  }
}
