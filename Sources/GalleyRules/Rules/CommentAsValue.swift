import GalleyBasics

/// A value that YAML takes for a comment.
enum CommentAsValue: Rule {
  static let id = RuleID.commentAsValue
  static let severity = Severity.warning
  static let summary = "A value that starts with '#' is a comment to YAML."
  static let explanation = """
    Behind a space, `#` starts a comment, so the key has no value. A colour such as `#333` must be quoted.
    """
  static let wrong: Example? = .article(
    line: 3,
    """
    ---
    title: The ferry returns
    kicker: #ferry
    ---
    It left at six.
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    kicker: "#ferry"
    ---
    It left at six.
    """)
}
