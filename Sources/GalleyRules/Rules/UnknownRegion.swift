import GalleyBasics

/// A word in a grid's areas that is nearly a region's name.
enum UnknownRegion: Rule {
  static let id = RuleID.unknownRegion
  static let severity = Severity.error
  static let summary = "A grid's areas hold a word that is nearly, but not quite, a region's name."
  static let explanation = """
    Areas are drawn with the names of regions, and `.` for a cell that stays empty. A word that is like no
    region's name at all is reported as `area-without-region`.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    grid:
      mobile:
        areas:
          - story
          - sidbar
    regions:
      story: [headline, body]
      sidebar: [article_list]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        areas:
          - story
          - sidebar
    regions:
      story: [headline, body]
      sidebar: [article_list]
    """)
}
