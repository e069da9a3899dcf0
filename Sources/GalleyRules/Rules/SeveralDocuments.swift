import GalleyBasics

/// A second YAML document in one file.
enum SeveralDocuments: Rule {
  static let id = RuleID.severalDocuments
  static let severity = Severity.error
  static let summary = "A file holds a second YAML document."
  static let explanation = """
    A line of `---` begins a new document. Only the first would be read, so the rest is refused rather than
    left out unseen: write it into a file of its own.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    regions:
      story: [headline, body]
    ---
    layout: other
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
    """)
}
