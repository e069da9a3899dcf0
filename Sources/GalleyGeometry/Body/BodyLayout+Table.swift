import GalleyModel

extension BodyLayout {
  mutating func table(_ table: Table, _ column: Column, _ edges: Edges, _ flow: inout Flow) {
    let style = styles[.tableScroller].trimmed(edges)
    let index = flow.open(.element(.tableScroller), column, style, isolated: true)
    var columns = TableColumns(
      count: table.header.count, padding: styles[.tableCell].sidePadding)
    add(table.header, styles[.headerCell], to: &columns)
    for cells in table.rows { add(cells, styles[.tableCell], to: &columns) }
    if flow.medium.isCells {
      drawnRows(of: table, columns, column, &flow)
    } else {
      rows(of: table, columns.places(in: column), styles[.tableCell], &flow)
    }
    flow.close(index, style, isolated: true)
  }

  /// - Parameter style: of the cells below the header.
  mutating func rows(
    of table: Table, _ columns: [Column], _ style: BoxStyle, _ flow: inout Flow
  ) {
    row(table.header, .headerCell, columns, table.alignments, styles[.headerCell], &flow)
    for cells in table.rows {
      row(cells, .tableCell, columns, table.alignments, style, &flow)
    }
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
    _ cells: [RichText], _ element: StyledElement, _ columns: [Column],
    _ alignments: [Table.Alignment], _ style: BoxStyle, _ flow: inout Flow
  ) {
    flow.settle()
    let top = flow.y
    var bottom = top
    let first = flow.boxes.count
    for (position, (cell, column)) in zip(cells, columns).enumerated() {
      flow.move(to: top)
      self.cell(cell, element, column, style.aligned(alignments, at: position), &flow)
      bottom = max(bottom, flow.y)
    }
    flow.move(to: bottom)
    for index in first..<flow.boxes.count { flow.change(index) { $0.frame.height = bottom - top } }
  }

  /// Of a picture in a cell nothing is shown.
  mutating func cell(
    _ text: RichText, _ element: StyledElement, _ column: Column, _ style: BoxStyle,
    _ flow: inout Flow
  ) {
    let index = flow.open(.element(element), column, style)
    if flow.medium.isCells {
      let words = MeasuredText(text, of: texts.body, TextStyle(style))
      flow.set(words, in: index, column.inside(style), style)
    } else {
      let (lines, isEstimated) = texts.lineCount(
        of: text.indices, TextStyle(style), width: column.inside(style).width)
      flow.set(lines: lines, isEstimated: isEstimated, in: index, style)
    }
    flow.close(index, style)
  }
}

extension BoxStyle {
  fileprivate var sidePadding: LayoutUnit { LayoutUnit(paddingStart + paddingEnd) }

  fileprivate func aligned(_ alignments: [Table.Alignment], at index: Int) -> BoxStyle {
    guard alignments.indices.contains(index) else { return self }
    var aligned = self
    aligned.alignment = alignments[index]
    return aligned
  }
}
