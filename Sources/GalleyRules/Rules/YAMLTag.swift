import GalleyBasics

/// A YAML tag, which has no effect.
enum YAMLTag: Rule {
  static let id = RuleID.yamlTag
  static let severity = Severity.warning
  static let summary = "A YAML tag such as '!date' has no effect."
  static let explanation = """
    Tags name a type for the program that reads the file; Galley knows from the place what each value is. A
    text that begins with `!` must be quoted.
    """
  static let wrong: Example? = .layout(
    line: 2,
    """
    layout: article
    description: !text A news article
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    description: A news article
    regions:
      story: [headline, body]
    """)
}
