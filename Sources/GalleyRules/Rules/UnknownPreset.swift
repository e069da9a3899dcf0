import GalleyBasics

/// A placement preset that there is none of.
enum UnknownPreset: Rule {
  static let id = RuleID.unknownPreset
  static let severity = Severity.error
  static let summary = "A placement starts from a preset that does not exist."
  static let explanation = """
    The presets are `balanced`, `guardian`, `apple_news`, `amp_auto_ads`, `every_n_paragraphs` and
    `better_ads`. What a placement says beside its preset takes the place of what the preset says.
    """
  static let wrong: Example? = .layout(
    line: 8,
    """
    layout: article
    regions:
      story: [headline, body: { spot_img: in_article }]
    slots:
      in_article:
        sizes: [300x250]
        placement:
          preset: gaurdian
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body: { spot_img: in_article }]
    slots:
      in_article:
        sizes: [300x250]
        placement:
          preset: guardian
    """)
}
