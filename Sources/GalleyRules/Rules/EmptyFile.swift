import GalleyBasics

/// A file without content.
enum EmptyFile: Rule {
  static let id = RuleID.emptyFile
  static let severity = Severity.error
  static let summary = "A file that must hold something is empty."
  static let explanation = """
    A layout needs at least `layout` and `regions`, a site its `name`, an article front matter with a
    `title`. `galley new` writes files to start from.
    """
  static let wrong: Example? = .layout(
    line: 1,
    """
    # Nothing but a comment
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
    """)
}
