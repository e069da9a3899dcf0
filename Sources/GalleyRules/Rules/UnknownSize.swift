import GalleyModel
import GalleyBasics

/// A size that hardly any advertisement has.
enum UnknownSize: LayoutRule {
  static let id = RuleID.unknownSize
  static let severity = Severity.info
  static let summary = "A slot has a size that is neither an IAB standard nor common."
  static let explanation = """
    Advertisements are made in a few sizes; a slot of another size is filled seldom and sold for less.
    Often it is a slip, such as 300x205 for 300x250. The common sizes are the fixed sizes of the IAB's
    New Ad Portfolio (https://www.iab.com/newadportfolio/) and those that ad servers fill most besides
    (https://support.google.com/admanager/answer/1100453).

    A size that is sold directly is fine: say so with `allow` on the slot.
    """
  static let wrong: Example? = .layout(
    line: 7,
    """
    layout: article
    regions:
      story:
        - spot_img: top
    slots:
      top:
        sizes: [300x205]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - spot_img: top
    slots:
      top:
        sizes: [300x250]
    """)

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    for slot in layout.slots {
      for size in slot.slot.sizes.entries.flatMap(\.sizes) {
        guard let pixels = size.value.pixels, !CommonSizes.contains(pixels) else { continue }
        findings.report(
          "\(pixels) is not a common size of advertisements", at: size.span,
          CommonSizes.nearest(to: pixels).map { "the nearest is \($0)" } ?? "",
          allowedBy: [slot.slot.allow])
      }
    }
  }
}
