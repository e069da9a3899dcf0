import GalleyBasics

/// A region that no grid's areas name.
enum RegionWithoutArea: Rule {
  static let id = RuleID.regionWithoutArea
  static let severity = Severity.error
  static let summary = "A region stands in no grid's areas and is never shown."
  static let explanation = """
    As soon as the smallest breakpoint draws `areas`, a region is shown only at breakpoints whose areas hold
    its name.

    Under `extends`, an inherited region that the areas leave out is gone from the layout, and that is no
    mistake. A region with blocks of the layout's own must be in an area.
    """
  static let wrong: Example? = .layout(
    line: 7,
    """
    layout: article
    grid:
      mobile:
        areas: [story]
    regions:
      story: [headline, body]
      more: [article_list]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        areas: [story, more]
    regions:
      story: [headline, body]
      more: [article_list]
    """)
}
