import GalleyGeometry
import GalleyModel
import GalleyBasics

/// Too many advertisements for the text on a phone.
enum AdDensityMobile: PageRule {
  static let id = RuleID.adDensityMobile
  static let severity = Severity.warning
  static let summary = "Advertisements take more than 30% of the main content on phones."
  static let explanation = """
    The heights of all advertisements in the main content are added and divided by the height of the
    main content; on mobile pages no more than 30% is acceptable (Better Ads Standards,
    https://www.betterads.org/mobile-ad-density-higher-than-30/), and browsers may block all
    advertisements of a site that keeps showing more.

    The main content begins where the region of the headline or the body begins and ends with the last
    block of the article. Headers, footers, menus, lists of other articles and forms are not part of it,
    nor are the advertisements below it. A slot counts with the height that is kept free for it, without
    its label; a sticky one counts once. It is measured at the smallest breakpoint, on its `screen`.
    """
  static let wrong: Example? = .page(
    line: 5,
    """
    layout: article
    regions:
      story: [headline, spot_img: ad, body]
    slots:
      ad:
        sizes: { mobile: [300x600], tablet: [] }
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story: [headline, spot_img: ad, body]
    slots:
      ad:
        sizes: { mobile: [300x250], tablet: [] }
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    guard page.isSmallest else { return }
    AdDensity.check(page, &findings)
  }
}
