import GalleyBasics

/// A value of another kind than its place asks for.
enum WrongType: Rule {
  static let id = RuleID.wrongType
  static let severity = Severity.error
  static let summary =
    "A value is of another kind than its place asks for: a list, a mapping or a text."
  static let explanation = """
    `- item` lines make a list, `key: value` lines a mapping; everything else is a text, which must be quoted
    where it holds `: ` or ` #`, or begins with a sign such as `*`, `&`, `!`, `[`, `{` or `-`.
    """
  static let wrong: Example? = .layout(
    line: 3,
    """
    layout: article
    regions:
      story: headline
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
    """)
}
