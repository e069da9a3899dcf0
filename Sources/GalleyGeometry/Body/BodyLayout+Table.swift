import GalleyModel

extension BodyLayout {
  func table(_ table: Table, _ column: Column, _ edges: Edges, _ flow: inout Flow) {
    let style = styles[.tableScroller].trimmed(edges)
    let index = flow.open(.element(.tableScroller), column, style, isolated: true)
    let rows =
      [measured(table.header, styles[.headerCell])]
      + table.rows.map { measured($0, styles[.tableCell]) }
    let columns = TableColumns(rows, padding: styles[.tableCell].sidePadding, room: column)
    for (position, cells) in rows.enumerated() {
      row(cells, position == 0 ? .headerCell : .tableCell, columns, &flow)
    }
    flow.close(index, style, isolated: true)
  }

  private func measured(_ cells: [RichText], _ style: BoxStyle) -> [MeasuredText] {
    cells.map { MeasuredText($0, of: body, TextStyle(style)) }
  }

  /// All cells of a row are as high as the highest.
  private func row(
    _ cells: [MeasuredText], _ element: StyledElement, _ columns: TableColumns,
    _ flow: inout Flow
  ) {
    let style = styles[element]
    flow.settle()
    let top = flow.y
    var bottom = top
    var boxes: [Int] = []
    for (cell, column) in zip(cells, columns.columns) {
      flow.move(to: top)
      boxes.append(flow.boxes.count)
      flow.paragraph(.element(element), cell, column, style)
      bottom = max(bottom, flow.y)
    }
    flow.move(to: bottom)
    for index in boxes { flow.change(index) { $0.frame.height = bottom - top } }
  }
}

extension BoxStyle {
  fileprivate var sidePadding: LayoutUnit { LayoutUnit(paddingStart + paddingEnd) }
}

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
