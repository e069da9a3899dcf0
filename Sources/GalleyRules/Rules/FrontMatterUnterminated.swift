import GalleyBasics

/// Front matter whose second '---' is missing.
enum FrontMatterUnterminated: Rule {
  static let id = RuleID.frontMatterUnterminated
  static let severity = Severity.error
  static let summary = "An article's front matter begins with '---' but never ends."
  static let explanation = """
    Front matter stands between two lines of `---`, the first of which is the first line of the file. Without
    the second one the whole article would be read as YAML.
    """
  static let wrong: Example? = .article(
    line: 1,
    """
    ---
    title: The ferry returns

    It left at six.
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    ---

    It left at six.
    """)
}
