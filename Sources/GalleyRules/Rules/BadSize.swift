import GalleyBasics

/// A size that cannot be read.
enum BadSize: Rule {
  static let id = RuleID.badSize
  static let severity = Severity.error
  static let summary = "A size is not a width and a height in px."
  static let explanation = """
    Sizes are written as ad servers write them, width first: `300x250`. A slot may also have the size
    `fluid`, as wide as its column.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    regions:
      story: [spot_img: top]
    slots:
      top:
        sizes: [300*250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [spot_img: top]
    slots:
      top:
        sizes: [300x250]
    """)
}
