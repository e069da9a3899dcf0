import GalleyGeometry
import GalleyModel
import GalleyBasics

/// Too many advertisements for the text on a large screen.
enum AdDensityDesktop: PageRule {
  static let id = RuleID.adDensityDesktop
  static let severity = Severity.warning
  static let summary = "Advertisements take more than 50% of the main content on larger screens."
  static let explanation = """
    The heights of all advertisements in the main content are added and divided by the height of the
    main content; on desktop pages no more than 50% is acceptable (Better Ads Standards,
    https://www.betterads.org/standards/).

    The main content is what `ad-density-mobile` says. Advertisements in a column beside it, such as a
    rail, are not in it. It is measured at every breakpoint but the smallest, on its `screen`.
    """
  static let wrong: Example? = .page(
    line: 5,
    """
    layout: article
    regions:
      story: [headline, spot_img: ad, body]
    slots:
      ad:
        sizes: { tablet: [300x1050] }
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story: [headline, spot_img: ad, body]
    slots:
      ad:
        sizes: { tablet: [728x90] }
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    guard !page.isSmallest else { return }
    AdDensity.check(page, &findings)
  }
}
