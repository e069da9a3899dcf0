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
