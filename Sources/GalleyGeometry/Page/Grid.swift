import GalleyBasics
package import GalleyModel

/// Where the columns of a grid stand.
struct GridColumns: Sendable {
  private let tracks: [Column]

  /// - Parameter viewport: CSS px.
  init(_ grid: ResolvedGrid, viewport: Int) {
    tracks = grid.columns(viewport: viewport).map {
      Column(x: LayoutUnit(rawValue: $0.start), width: LayoutUnit(rawValue: $0.width))
    }
  }

  init(_ tracks: [Column]) { self.tracks = tracks }

  /// The same columns on so many cells; edges are rounded, not widths.
  func fitted(to cells: Int, gap: Int) -> GridColumns {
    let room = Double(max(tracks.count, cells - gap * (tracks.count - 1)))
    let scale = room / max(1, tracks.reduce(0) { $0 + $1.width.pixels })
    var sum = 0.0
    return GridColumns(
      tracks.enumerated().map { index, track in
        let start = Int((sum * scale).rounded())
        sum += track.width.pixels
        let width = max(1, Int((sum * scale).rounded()) - start)
        return Column(x: LayoutUnit(start + gap * index), width: LayoutUnit(width))
      })
  }

  /// From the first column's start to the last one's end.
  var total: LayoutUnit { self[tracks.indices].width }

  /// The room of an area: its columns with the gaps between them.
  subscript(span: Range<Int>) -> Column {
    guard let first = tracks[span.clamped(to: tracks.indices)].first,
      let last = tracks[span.clamped(to: tracks.indices)].last
    else { return Column(x: .zero, width: .zero) }
    return Column(x: first.x, width: last.x + last.width - first.x)
  }
}

extension ResolvedLayout {
  /// The widths of viewports of a breakpoint at which the text in an area is at least so wide; `nil` for none. Up to
  /// the end of the breakpoint they go on.
  package func viewports(
    at breakpoint: Int, in area: ResolvedGrid.Area, fromWidth width: Int
  ) -> Int? {
    func isWide(_ viewport: Int) -> Bool {
      GridColumns(grids[breakpoint], viewport: viewport)[area.columns].width >= LayoutUnit(width)
    }
    var (low, high) = (
      breakpoints[breakpoint].from.value, (end(ofBreakpoint: breakpoint) ?? 20_001) - 1
    )
    guard isWide(high) else { return nil }
    // A column never gets narrower on a wider screen.
    while low < high {
      let middle = (low + high) / 2
      if isWide(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The heights of a grid's rows: as high as the tallest region of one row, and what a region of
/// several rows needs beyond that in the row that the stylesheet gives it.
struct GridRows {
  private(set) var heights: [LayoutUnit]

  /// - Parameters:
  ///   - flexible: index of the row that is `1fr`; all others are `auto`.
  ///   - items: the rows of each region that is shown, and its height with its margin.
  init(
    count: Int, flexible: Int?, items: [(rows: Range<Int>, height: LayoutUnit)]
  ) {
    heights = [LayoutUnit](repeating: .zero, count: count)
    for item in items where item.rows.count == 1 {
      heights[item.rows.lowerBound] = max(heights[item.rows.lowerBound], item.height)
    }
    let tall = items.filter { $0.rows.count > 1 }.sorted { $0.rows.count < $1.rows.count }
    for item in tall where !item.rows.contains(flexible ?? -1) {
      let missing = item.height - height(of: item.rows)
      guard missing > .zero else { continue }
      for row in item.rows { heights[row] += missing / item.rows.count }
    }
    guard let flexible else { return }
    for item in tall where item.rows.contains(flexible) {
      heights[flexible] += max(.zero, item.height - height(of: item.rows))
    }
  }

  /// Where a row begins below the grid's top.
  func top(of row: Int) -> LayoutUnit { height(of: 0..<row) }

  func height(of rows: Range<Int>) -> LayoutUnit {
    heights[rows.clamped(to: heights.indices)].reduce(.zero, +)
  }

  var total: LayoutUnit { height(of: heights.indices) }
}
