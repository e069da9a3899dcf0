import GalleyBasics

/// A key that is written twice.
enum DuplicateKey: Rule {
  static let id = RuleID.duplicateKey
  static let severity = Severity.error
  static let summary = "A mapping has the same key twice."
  static let explanation = """
    YAML 1.2 demands that keys differ (https://yaml.org/spec/1.2.2/#3213-node-comparison); programs that do
    not mind keep one of the two and silently forget the other. Both places are shown.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    layout: article
    regions:
      story: [headline, body]
      more: [article_list]
      story: [headline]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
      more: [article_list]
    """)
}
