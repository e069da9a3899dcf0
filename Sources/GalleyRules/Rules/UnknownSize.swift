import GalleyBasics
import GalleyModel

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

/// The sizes of advertisements that are sold everywhere.
///
/// The fixed sizes of the IAB's New Ad Portfolio (https://www.iab.com/newadportfolio/), and those that
/// ad servers fill most besides (https://support.google.com/admanager/answer/1100453).
enum CommonSizes {
  static func contains(_ size: PixelSize) -> Bool {
    all.contains { $0 == (size.width, size.height) }
  }

  /// The common size that differs least in width and height together.
  static func nearest(to size: PixelSize) -> PixelSize? {
    let nearest = all.min { distance($0, size) < distance($1, size) }
    return nearest.map { PixelSize(width: $0.width, height: $0.height) }
  }

  /// The widest common size that fits into a width in CSS px; of several, the largest.
  static func widest(within width: Int) -> PixelSize? {
    let widest = all.filter { $0.width <= width }
      .max { ($0.width, $0.height) < ($1.width, $1.height) }
    return widest.map { PixelSize(width: $0.width, height: $0.height) }
  }

  private static func distance(_ a: (width: Int, height: Int), _ b: PixelSize) -> Int {
    abs(a.width - b.width) + abs(a.height - b.height)
  }

  private static var all: [(width: Int, height: Int)] {
    [
      // IAB New Ad Portfolio: fixed sizes.
      (970, 250), (970, 90), (728, 90), (300, 1050), (160, 600), (300, 600), (300, 250),
      (300, 50), (320, 50), (120, 60),
      // Sold as often, though not among the IAB's.
      (320, 100), (300, 100), (336, 280), (320, 480), (480, 320), (120, 600), (468, 60), (250, 250),
      (200, 200), (180, 150), (88, 31), (980, 120), (930, 180), (970, 66), (980, 90), (1024, 768),
      (768, 1024),
    ]
  }
}
