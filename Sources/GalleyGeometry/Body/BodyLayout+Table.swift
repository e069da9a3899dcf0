import GalleyModel

extension BodyLayout {
  mutating func table(_ table: Table, _ column: Column, _ edges: Edges, _ flow: inout Flow) {
    let style = styles[.tableScroller].trimmed(edges)
    let index = flow.open(.element(.tableScroller), column, style, isolated: true)
    var columns = TableColumns(
      count: table.header.count, padding: styles[.tableCell].sidePadding)
    add(table.header, styles[.headerCell], to: &columns)
    for cells in table.rows { add(cells, styles[.tableCell], to: &columns) }
    let places = columns.places(in: column)
    row(table.header, .headerCell, places, &flow)
    for cells in table.rows { row(cells, .tableCell, places, &flow) }
    flow.close(index, style, isolated: true)
  }

  private mutating func add(
    _ cells: [RichText], _ style: BoxStyle, to columns: inout TableColumns
  ) {
    let type = TextStyle(style)
    for (column, cell) in cells.enumerated() {
      columns.add(texts.extent(of: cell.indices, type), at: column)
    }
  }

  /// All cells of a row are as high as the highest.
  private mutating func row(
    _ cells: [RichText], _ element: StyledElement, _ columns: [Column], _ flow: inout Flow
  ) {
    let style = styles[element]
    flow.settle()
    let top = flow.y
    var bottom = top
    let first = flow.boxes.count
    for (cell, column) in zip(cells, columns) {
      flow.move(to: top)
      self.cell(cell, element, column, style, &flow)
      bottom = max(bottom, flow.y)
    }
    flow.move(to: bottom)
    for index in first..<flow.boxes.count { flow.change(index) { $0.frame.height = bottom - top } }
  }

  /// Of a picture in a cell nothing is shown.
  private mutating func cell(
    _ text: RichText, _ element: StyledElement, _ column: Column, _ style: BoxStyle,
    _ flow: inout Flow
  ) {
    let index = flow.open(.element(element), column, style)
    let (lines, isEstimated) = texts.lineCount(
      of: text.indices, TextStyle(style), width: column.inside(style).width)
    flow.set(lines: lines, isEstimated: isEstimated, in: index, style)
    flow.close(index, style)
  }
}

extension BoxStyle {
  fileprivate var sidePadding: LayoutUnit { LayoutUnit(paddingStart + paddingEnd) }
}
