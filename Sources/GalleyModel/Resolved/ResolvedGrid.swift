/// The grid of one breakpoint, with all that it inherits.
package struct ResolvedGrid: Sendable {
  /// The cells that a region covers.
  package struct Area: Hashable, Sendable {
    /// Index in the layout's regions.
    package var region: Int
    package var rows: Range<Int>
    package var columns: Range<Int>

    package init(region: Int, rows: Range<Int>, columns: Range<Int>) {
      self.region = region
      self.rows = rows
      self.columns = columns
    }
  }

  /// The widest that the grid gets, in CSS px; `nil` for as wide as the viewport.
  package var width: Int?
  /// The space to the viewport's edges, in CSS px.
  package var margin: Int
  package var columns: [Track]
  package var gap: GridGap
  package var rowCount: Int
  /// In the order of rows, then columns.
  package var areas: [Area]

  package init(
    width: Int?, margin: Int, columns: [Track], gap: GridGap, rowCount: Int, areas: [Area]
  ) {
    self.width = width
    self.margin = margin
    self.columns = columns
    self.gap = gap
    self.rowCount = rowCount
    self.areas = areas
  }
}

extension ResolvedGrid {
  /// Index of the row that takes what a region of several rows needs beyond the rows beside it; `nil`
  /// where no region has several.
  package var flexibleRow: Int? { areas.first { $0.rows.count > 1 }?.rows.last }
}
