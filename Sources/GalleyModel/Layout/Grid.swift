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

/// A viewport width from which the page is laid out anew, and the screen it is judged on.
package struct Breakpoint: Sendable, Named {
  package var name: Spanned<String>
  /// The smallest viewport width, in CSS px, at which it applies.
  package var from: Spanned<Int>
  /// Width and height of the screen that previews use, in CSS px.
  package var screen: PixelSize
  /// Where the screen is written; `nil` for a usual one.
  package var screenSpan: Span?

  package init(
    name: Spanned<String>, from: Spanned<Int>, screen: PixelSize, screenSpan: Span? = nil
  ) {
    self.name = name
    self.from = from
    self.screen = screen
    self.screenSpan = screenSpan
  }
}

/// A width and a height in CSS px.
package struct PixelSize: Hashable, Sendable, CustomStringConvertible {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  package var description: String { "\(width)x\(height)" }
}

/// Breakpoints of one layout, by their index from the smallest up.
package struct BreakpointSet: OptionSet, Hashable, Sendable {
  /// How many breakpoints a layout may have.
  package static let capacity = 16

  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The set of one breakpoint.
  package init(index: Int) { rawValue = 1 << UInt16(index) }

  /// The set of the first `count` breakpoints.
  package init(first count: Int) {
    rawValue = count >= Self.capacity ? .max : (1 << UInt16(count)) - 1
  }

  // Other modules call what the standard library has for all sets through tables of witnesses, once
  // for every block of every page.

  package var isEmpty: Bool { rawValue == 0 }

  package static func == (a: BreakpointSet, b: BreakpointSet) -> Bool { a.rawValue == b.rawValue }

  package func union(_ other: BreakpointSet) -> BreakpointSet {
    BreakpointSet(rawValue: rawValue | other.rawValue)
  }

  package func intersection(_ other: BreakpointSet) -> BreakpointSet {
    BreakpointSet(rawValue: rawValue & other.rawValue)
  }

  package func subtracting(_ other: BreakpointSet) -> BreakpointSet {
    BreakpointSet(rawValue: rawValue & ~other.rawValue)
  }

  package func contains(index: Int) -> Bool { contains(BreakpointSet(index: index)) }

  /// The indices in it, ascending.
  package var indices: [Int] { (0..<Self.capacity).filter(contains(index:)) }
}
