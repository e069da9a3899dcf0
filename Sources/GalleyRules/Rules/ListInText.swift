import GalleyBasics

/// A dash that starts no list item.
enum ListInText: Rule {
  static let id = RuleID.listInText
  static let severity = Severity.warning
  static let summary = "A line that looks like a list item continues the text above it."
  static let explanation = """
    YAML joins a line that is indented further with the text before it, dash and all. Items of one list start in
    the same column, and the key above a list ends with `:`.
    """
  static let wrong: Example? = .layout(
    line: 3,
    """
    layout: article
    description: A news article
      - with a list
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    description: A news article with a list
    regions:
      story: [headline, body]
    """)
}
