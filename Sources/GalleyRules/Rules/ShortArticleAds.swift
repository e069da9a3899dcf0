import GalleyGeometry
import GalleyModel
import GalleyPlacement
import GalleyBasics

/// Advertisements in the body of a very short article.
enum ShortArticleAds: BodyRule {
  static let id = RuleID.shortArticleAds
  static let severity = Severity.warning
  static let summary = "A body of few words has advertisements in it."
  static let explanation = """
    Readers and advertising networks expect more content than advertisements on a page
    (https://support.google.com/publisherpolicies/answer/11169917). A body that has fewer than 120 words
    for each advertisement in it, about half a minute of reading, is mostly interruption. `min_words` in
    the slot's `placement` keeps short articles free.
    """
  static let wrong: Example? = .page(
    line: 5,
    """
    layout: article
    regions:
      story: [headline, body: { spot_img: in_article }]
    slots:
      in_article:
        sizes: { mobile: [300x250], tablet: [] }
        placement:
          density: none
    policy: { rules: { ad-density-mobile: off, two-ads-one-screen: off } }
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story: [headline, body: { spot_img: in_article }]
    slots:
      in_article:
        sizes: { mobile: [300x250], tablet: [] }
        placement:
          density: none
          min_words: 250
    policy: { rules: { ad-density-mobile: off, two-ads-one-screen: off } }
    """,
    Example.story)

  /// For each advertisement.
  private static let fewestWords = 120

  static func check(
    _ body: BodyAds, of page: MeasuredPage, _ findings: inout RuleFindings
  ) {
    guard !body.ads.isEmpty, body.body.wordCount < fewestWords * body.ads.count else { return }
    let slot = page.page.layout.slots[body.slot].slot
    let words = body.body.wordCount / body.ads.count
    findings.report(
      "\(counted(body.ads.count, "advertisement")) in a body of \(body.body.wordCount) words at "
        + "\(page.breakpoint)",
      at: slot.name.span, "\(words) words for each, \(fewestWords) expected",
      notes: ["'min_words' in the slot's placement keeps short articles free"],
      allowedBy: [slot.allow], excess: Double(fewestWords - words))
  }
}
