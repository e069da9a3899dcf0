import GalleyBasics

/// A word in a grid's areas that is no region's name.
enum AreaWithoutRegion: Rule {
  static let id = RuleID.areaWithoutRegion
  static let severity = Severity.error
  static let summary = "A grid's areas hold a word that is no region's name."
  static let explanation = """
    The cell would stay empty: write `.` if that is meant, or define the region.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    grid:
      mobile:
        areas:
          - story
          - weather_map
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        areas:
          - story
          - weather_map
    regions:
      story: [headline, body]
      weather_map: [weather]
    """)
}
