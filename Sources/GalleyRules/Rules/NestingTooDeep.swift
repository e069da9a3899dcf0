import GalleyBasics

/// Lists and mappings nested beyond the limit.
enum NestingTooDeep: Rule {
  static let id = RuleID.nestingTooDeep
  static let severity = Severity.error
  static let summary = "Lists and mappings are nested more than 64 deep."
  static let explanation = """
    The deepest place of a layout is nested 8 deep. The limit keeps a file that somebody else sent from using
    up the machine. For the same reason at most 32 layouts may extend each other.
    """
  static let wrong: Example? = .layout(
    line: 2,
    """
    layout: article
    description: \(String(repeating: "[", count: 64))\(String(repeating: "]", count: 64))
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
