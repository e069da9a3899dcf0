import GalleyBasics

/// A layout that extends itself, directly or by way of others.
enum ExtendsCycle: Rule {
  static let id = RuleID.extendsCycle
  static let severity = Severity.error
  static let summary = "Layouts extend each other in a circle."
  static let explanation = """
    A layout takes over what it does not say itself from the one that it extends, so one of them must stand
    by itself. The finding names every layout of the circle.
    """
  static let wrong: Example? = Example(
    line: 2,
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
        extends: article
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
