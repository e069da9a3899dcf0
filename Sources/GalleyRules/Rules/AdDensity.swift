import GalleyBasics
import GalleyGeometry
import GalleyModel

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
    its label; a sticky one counts once, and so does one along the top or the bottom of the screen
    (`position: anchor_bottom`), which covers the content. It is measured at the smallest breakpoint, on its `screen`.
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

/// What the two rules of ad density have in common.
enum AdDensity {
  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    let limit = Policy.densityLimit(onSmallest: page.isSmallest)
    let content = MainContent(page)
    guard content.adShare > limit, let slot = mostOf(content.slots) else { return }
    let own = content.slots.filter { $0.name == slot.name }
    findings.report(
      "advertisements take \(percent(content.adShare)) of the main content at \(page.breakpoint), "
        + "limit \(percent(limit))",
      at: slot.span, "\(pixels(height(of: own))) in \(counted(own.count, "place"))",
      notes: [
        "\(pixels(content.ads)) of advertisements in \(pixels(content.height)) of main content"
      ]
        + remedies(content, own: own, limit),
      allowedBy: page.allowances(of: slot), excess: content.adShare - limit)
  }

  /// The slot that takes the most height, all its places together.
  private static func mostOf(_ slots: [MeasuredSlot]) -> MeasuredSlot? {
    let groups = Dictionary(grouping: slots, by: \.name).values
    return groups.max { (height(of: $0), $1[0].name) < (height(of: $1), $0[0].name) }?.first
  }

  private static func height(of slots: [MeasuredSlot]) -> LayoutUnit {
    slots.reduce(.zero) { $0 + $1.ad.height }
  }

  /// How much more text, or how many advertisements less, would do.
  private static func remedies(
    _ content: MainContent, own: [MeasuredSlot], _ limit: Double
  ) -> [String] {
    var (ads, height) = (content.ads.pixels, content.height.pixels)
    var remedies = [
      "\(pixels((ads / limit - height).rounded(.up))) more of text brings it within the limit"
    ]
    for (index, slot) in own.enumerated() {
      ads -= slot.ad.height.pixels
      // What covers the content takes none of its height.
      if slot.region != nil { height -= slot.frame.height.pixels }
      guard height > 0, ads / height <= limit else { continue }
      let fewer = "\(index + 1) of \(counted(own.count, "place")) of '\(slot.name)' less"
      remedies.append("\(fewer) leaves \(percent(ads / height))")
      break
    }
    return remedies
  }
}
