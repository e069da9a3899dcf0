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
