import GalleyBasics

/// A value that is not among those that its key has.
enum BadValue: Rule {
  static let id = RuleID.badValue
  static let severity = Severity.error
  static let summary = "A value is none of those that its key can have."
  static let explanation = """
    The message lists the values, or the range of numbers. A colour is written in quotes, since `#` begins a
    comment in YAML: `ink: "#1a1a1a"`.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    layout: article
    regions:
      story: [headline, body]
      more:
        landmark: asside
        blocks: [article_list]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
      more:
        landmark: aside
        blocks: [article_list]
    """)
}
