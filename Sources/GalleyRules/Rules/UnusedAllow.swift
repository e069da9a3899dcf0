import GalleyBasics

/// An `allow` for which there is nothing to accept.
enum UnusedAllow: Rule {
  static let id = RuleID.unusedAllow
  static let severity = Severity.info
  static let summary = "An 'allow' accepts nothing."
  static let explanation = """
    What it once accepted has been put right, or it stands at another place than the finding. Left
    there, it would hide the next mistake of that kind.

    Accepted are findings of the rules that check a layout, where the `allow` stands on the block,
    region or slot that the finding is about, or on the whole layout. Mistakes of the language itself,
    such as an unknown key, cannot be accepted. Rules that look at pages, such as
    `ad-density-mobile`, are not known to find nothing, and so are not reported. What a layout takes over from the one that it extends is
    not reported.
    """
  static let wrong: Example? = .layout(
    line: 8,
    """
    layout: article
    regions:
      story:
        - spot_img: top
    slots:
      top:
        sizes: [300x250]
        allow: { unknown-size: Sold directly }
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - spot_img: top
    slots:
      top:
        sizes: [310x250]
        allow: { unknown-size: Sold directly }
    """)
}
