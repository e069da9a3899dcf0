import GalleyBasics

/// Rows of areas with different numbers of cells.
enum UnevenRows: Rule {
  static let id = RuleID.unevenRows
  static let severity = Severity.error
  static let summary = "The rows of a grid's areas do not have the same number of cells."
  static let explanation = """
    Areas are a picture of the page: each line is a row, each word a cell, `.` an empty one. As in CSS, all
    rows must be of one length
    (https://www.w3.org/TR/css-grid-1/#grid-template-areas-property).
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    grid:
      mobile:
        areas:
          - top   top
          - story
    regions:
      top: [headline]
      story: [body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        areas:
          - top   top
          - story .
    regions:
      top: [headline]
      story: [body]
    """)
}
