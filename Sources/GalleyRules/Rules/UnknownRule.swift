import GalleyBasics

/// An `allow` or a policy that names no rule.
enum UnknownRule: Rule {
  static let id = RuleID.unknownRule
  static let severity = Severity.error
  static let summary = "An 'allow' or 'policy' names a rule that does not exist."
  static let explanation = """
    What it was meant to accept or to change is reported as before. `galley explain` without a rule
    lists all that there are.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    regions:
      story: [headline, body]
    policy:
      rules:
        unknown-sise: off
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
    policy:
      rules:
        unknown-size: off
    """)
}
