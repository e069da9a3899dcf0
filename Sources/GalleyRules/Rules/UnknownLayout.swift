import GalleyBasics

/// A layout's name that no file has.
enum UnknownLayout: Rule {
  static let id = RuleID.unknownLayout
  static let severity = Severity.error
  static let summary =
    "An article's 'layout', or a layout's 'extends', names a layout that is not there."
  static let explanation = """
    A name stands for the file of that name in the project's folder of layouts: `extends: base` is
    `layouts/base.yaml`. `extends` may also be a path relative to the layout.
    """
  static let wrong: Example? = Example(
    line: 2,
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: bsae
        regions:
          story: [headline, body]
        """),
      .init(
        "layouts/base.yaml",
        """
        layout: base
        regions:
          story: [headline]
        """),
    ])
  static let right: Example? = Example(
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: base
        regions:
          story: [headline, body]
        """),
      .init(
        "layouts/base.yaml",
        """
        layout: base
        regions:
          story: [headline]
        """),
    ])
}
