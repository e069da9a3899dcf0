import GalleyGeometry
import GalleyModel
import GalleyBasics

/// Two advertisements that share a phone's screen.
enum TwoAdsOneScreen: PageRule {
  static let id = RuleID.twoAdsOneScreen
  static let severity = Severity.warning
  static let summary = "Two advertisements can be seen at once on a phone."
  static let explanation = """
    On a phone's small screen two advertisements at once leave little else to see; ad networks ask for
    one at a time (https://support.google.com/publisherpolicies/answer/11169917: no more advertisements
    than content on a screen).

    An advertisement counts as seen when half of it is on the screen, as for viewable impressions (Media
    Rating Council, https://mediaratingcouncil.org/standards-and-guidelines). So two are seen at once where
    less than a screen lies between their middles; a sticky one takes its middle along. It is measured at
    the smallest breakpoint, on its `screen`. Of all pairs the closest is told.
    """
  static let wrong: Example? = .page(
    line: 7,
    """
    layout: article
    regions:
      story: [spot_img: first, headline, spot_img: second, body]
    slots:
      first:
        sizes: { mobile: [300x50], tablet: [] }
      second:
        sizes: { mobile: [300x50], tablet: [] }
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story: [spot_img: first, headline, spot_img: second, body]
    slots:
      first:
        sizes: { mobile: [300x50], tablet: [] }
      second:
        sizes: { tablet: [728x90] }
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    guard page.isSmallest else { return }
    let slots = page.slots.sorted { $0.middle < $1.middle }
    let pairs = zip(slots, slots.dropFirst()).map {
      (first: $0, second: $1, distance: distance($0, $1))
    }
    guard let closest = pairs.min(by: { $0.distance < $1.distance }), closest.distance < page.fold
    else { return }
    let missing = page.fold - closest.distance
    let isSame = closest.first.name == closest.second.name
    findings.report(
      "two advertisements can be seen at once at \(page.breakpoint): "
        + "\(pixels(closest.distance)) from middle to middle, a screen is \(pixels(page.fold))",
      at: closest.second.span,
      isSame ? "two of these" : "below '\(closest.first.name)'",
      notes: ["\(pixels(missing)) more between them keeps them apart"],
      allowedBy: page.allowances(of: closest.second) + page.allowances(of: closest.first),
      excess: missing.pixels)
  }

  /// From middle to middle, where the first is closest to the second.
  private static func distance(_ first: MeasuredSlot, _ second: MeasuredSlot) -> LayoutUnit {
    max(.zero, second.middle - first.middle - first.travel)
  }
}
