import GalleyBasics

/// A length that cannot be read.
enum BadLength: Rule {
  static let id = RuleID.badLength
  static let severity = Severity.error
  static let summary = "A length is not a number with its unit."
  static let explanation = """
    Lengths carry their unit, so that nobody has to guess it: `24px`; a column also `1fr` or `30%`, as in CSS;
    a distance in an article's body also `2 screens`, `3 paragraphs` or `250 words`. Lengths in px are whole
    and at most 100000px.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    grid:
      mobile:
        margin: 20
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        margin: 20px
    regions:
      story: [headline, body]
    """)
}
