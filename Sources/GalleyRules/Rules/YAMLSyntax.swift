import GalleyBasics

/// Text that is not YAML.
enum YAMLSyntax: Rule {
  static let id = RuleID.yamlSyntax
  static let severity = Severity.error
  static let summary = "A file is not YAML."
  static let explanation = """
    Most often a quote or bracket is not closed, a tab indents a line, or a text with `: ` in it is not
    quoted. Reading ends at the first such place, so nothing after it has been looked at.
    """
  static let wrong: Example? = .layout(
    line: 3,
    """
    layout: article
    regions:
      story: [headline, body
    slots:
      top:
        sizes: [300x250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
    """)
}
