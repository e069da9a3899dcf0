import GalleyBasics

/// A path that leads out of the project's folder.
enum OutsideProject: Rule {
  static let id = RuleID.outsideProject
  static let severity = Severity.error
  static let summary = "A path or a link leads out of the project's folder."
  static let explanation = """
    A layout may come from somebody else, as in a pull request; so that it cannot read other files of the
    machine, paths stay within the project's folder, and absolute paths are refused. A link is followed only to
    a file of the project.
    """
  static let wrong: Example? = Example(
    line: 2,
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: ../../base.yaml
        regions:
          story: [headline, body]
        """)
    ])
  static let right: Example? = Example(
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: base.yaml
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
