import GalleyBasics

/// A name that is not made of the characters of names.
enum BadName: Rule {
  static let id = RuleID.badName
  static let severity = Severity.error
  static let summary = "A name holds characters that names cannot have."
  static let explanation = """
    The names of layouts, breakpoints, regions and slots become names in HTML and CSS: letters from A to Z,
    digits, `_` and `-`, a letter first, at most 64 of them.
    """
  static let wrong: Example? = .layout(
    line: 1,
    """
    layout: my article
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: my_article
    regions:
      story: [headline, body]
    """)
}
