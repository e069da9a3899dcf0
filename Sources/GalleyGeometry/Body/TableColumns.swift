/// The widths of a table's columns, by CSS's automatic table layout: each gets its longest word, and
/// what is left goes to those whose longest line wants more.
struct TableColumns {
  private(set) var columns: [Column] = []

  init(_ rows: [[MeasuredText]], padding: LayoutUnit, room: Column) {
    let count = rows.first?.count ?? 0
    var narrowest = [LayoutUnit](repeating: .zero, count: count)
    var longest = narrowest
    for row in rows {
      for (column, cell) in row.enumerated() where column < count {
        narrowest[column] = max(narrowest[column], cell.longestWord + padding)
        longest[column] = max(longest[column], cell.longestLine + padding)
      }
    }
    var x = room.x
    for width in Self.widths(narrowest, longest, room.width) {
      columns.append(Column(x: x, width: width))
      x += width
    }
  }

  private static func widths(
    _ narrowest: [LayoutUnit], _ longest: [LayoutUnit], _ room: LayoutUnit
  ) -> [LayoutUnit] {
    let least = narrowest.reduce(.zero, +)
    let most = longest.reduce(.zero, +)
    guard room > least else { return narrowest }
    guard room < most else { return shared(room - most, among: longest, onTopOf: longest) }
    return shared(room - least, among: zip(longest, narrowest).map { $0 - $1 }, onTopOf: narrowest)
  }

  /// Gives each column a part of a width in the proportion of its weight.
  private static func shared(
    _ width: LayoutUnit, among weights: [LayoutUnit], onTopOf base: [LayoutUnit]
  ) -> [LayoutUnit] {
    let total = weights.reduce(.zero, +).rawValue
    guard total > 0 else { return base }
    return zip(base, weights).map {
      $0 + LayoutUnit(rawValue: width.rawValue * $1.rawValue / total)
    }
  }
}
