package import GalleyBasics

/// The grid of one breakpoint as written; what is `nil` comes from the next smaller breakpoint.
package struct Grid: Sendable, Named {
  /// The breakpoint's name.
  package var name: Spanned<String>
  /// The widest that the grid gets, in CSS px.
  package var width: Spanned<Int>?
  /// The space between the grid and the viewport's edges, in CSS px.
  package var margin: Spanned<Int>?
  package var columns: Spanned<[Spanned<Track>]>?
  package var gap: GridGap?
  /// Rows of words; a word is a region's name or `.` for an empty cell.
  package var areas: Spanned<[[Spanned<String>]]>?

  package init(name: Spanned<String>) { self.name = name }
}

/// The space between rows and between columns, in CSS px.
package struct GridGap: Hashable, Sendable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// The width of a grid column, as in CSS `grid-template-columns`.
package enum Track: Hashable, Sendable {
  /// CSS px.
  case pixels(Int)
  /// A share of what the others leave.
  case fraction(Double)
  /// A share of the grid's width, 0–100.
  case percent(Double)
}
