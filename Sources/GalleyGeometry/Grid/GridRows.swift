import GalleyModel

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
