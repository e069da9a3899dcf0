import GalleyBasics

/// Columns that do not match the areas.
enum ColumnsMismatch: Rule {
  static let id = RuleID.columnsMismatch
  static let severity = Severity.error
  static let summary = "A grid has more or fewer column widths than its areas have columns."
  static let explanation = """
    Each width in `columns` belongs to one column of `areas`. A breakpoint that draws new areas needs new
    column widths too; without any, all columns are equally wide.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    grid:
      mobile:
        columns: [1fr, 300px, 300px]
        areas:
          - story rail
    regions:
      story: [headline, body]
      rail: [article_list]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        columns: [1fr, 300px]
        areas:
          - story rail
    regions:
      story: [headline, body]
      rail: [article_list]
    """)
}
