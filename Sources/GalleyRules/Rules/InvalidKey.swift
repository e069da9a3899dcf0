import GalleyBasics

/// A key that is not text.
enum InvalidKey: Rule {
  static let id = RuleID.invalidKey
  static let severity = Severity.error
  static let summary = "A mapping's key is missing, or is a list or a mapping."
  static let explanation = """
    YAML allows any value as a key; here every key is a text. `{ [a, b]: c }` or a `:` with nothing before
    it is most often a bracket or a quote gone astray.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    regions:
      story: [headline, body]
      [more]: [article_list]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
      more: [article_list]
    """)
}
