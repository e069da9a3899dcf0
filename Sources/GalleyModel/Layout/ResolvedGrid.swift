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

// The sizes of its columns, as CSS Grid finds them (https://www.w3.org/TR/css-grid-1/#algo-track-sizing).
extension ResolvedGrid {
  /// A column between two edges, in 64ths of a CSS px, the smallest length that browsers lay out with.
  package struct Column: Hashable, Sendable {
    /// From the viewport's left edge.
    package var start: Int
    package var width: Int
  }

  /// Where its columns stand in a viewport of a width in CSS px.
  package func columns(viewport: Int) -> [Column] {
    let outer = min(viewport, width.map { $0 + 2 * margin } ?? viewport)
    var start = (viewport - outer) * 64 / 2 + margin * 64
    return widths(room: max(0, outer - 2 * margin) * 64).map { width in
      defer { start += width + gap.column * 64 }
      return Column(start: start, width: width)
    }
  }

  /// Tracks in px and per cent are given first; shares divide what they leave, and what a share has over
  /// a 64th goes on to the next. Where they add up to less than one, they take that part of it
  /// (https://www.w3.org/TR/css-grid-1/#fr-unit).
  private func widths(room: Int) -> [Int] {
    let given = columns.map { track -> Int? in
      switch track {
      case .pixels(let width): width * 64
      case .percent(let share): Int(min(Double(room) * share / 100, 64e9))
      case .fraction: nil
      }
    }
    let gaps = gap.column * 64 * max(0, columns.count - 1)
    let free = max(0, room - gaps - given.reduce(0) { $0 + ($1 ?? 0) })
    let unit = Double(free) / max(1, columns.reduce(0) { $0 + $1.share })
    var rest = 0.0
    return zip(columns, given).map { track, given in
      if let given { return given }
      let exact = unit * track.share + rest
      rest = exact - exact.rounded(.down)
      return Int(exact)
    }
  }

  /// The width of some columns and the gaps between them at a viewport's width, both in CSS px.
  package func width(of span: Range<Int>, viewport: Int) -> Int {
    let columns = columns(viewport: viewport)
    let taken = columns[span.clamped(to: columns.indices)]
    guard let first = taken.first, let last = taken.last else { return 0 }
    // What is divided may end a 64th below the whole px that it stands for.
    return (last.start + last.width - first.start + 1) / 64
  }
}

extension Track {
  /// How much it takes of what the others leave.
  fileprivate var share: Double { if case .fraction(let share) = self { share } else { 0 } }
}
