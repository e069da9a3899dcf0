import GalleyBasics

/// An area that is not one rectangle.
enum AreaNotRectangular: Rule {
  static let id = RuleID.areaNotRectangular
  static let severity = Severity.error
  static let summary = "The cells of an area do not make one rectangle."
  static let explanation = """
    A region covers all cells that have its name. As in CSS, they must touch and make a rectangle
    (https://www.w3.org/TR/css-grid-1/#grid-template-areas-property).
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    grid:
      mobile:
        areas:
          - story rail
          - rail  story
    regions:
      story: [headline, body]
      rail: [article_list]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        areas:
          - story rail
          - story rail
    regions:
      story: [headline, body]
      rail: [article_list]
    """)
}
