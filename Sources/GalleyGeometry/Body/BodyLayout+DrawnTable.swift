import GalleyModel

extension BodyLayout {
  /// Lays out a table's rows on cells: a terminal does not scroll sideways, so columns are squeezed, and
  /// where even narrow ones have no room, each row becomes a list of its cells.
  mutating func drawnRows(
    of table: Table, _ columns: TableColumns, _ column: Column, _ flow: inout Flow
  ) {
    var style = styles[.tableCell]
    guard LayoutUnit(columns.count * Self.narrowestCell) <= column.width else {
      for cells in [table.header] + table.rows { record(cells, column, &flow) }
      return
    }
    // A rule is needed only where a row may be of several lines.
    if columns.fit(in: column) { style.borderBottom = 0 }
    rows(of: table, columns.squeezed(into: column).places(in: column), style, &flow)
  }

  private static var narrowestCell: Int { 6 }

  private mutating func record(_ cells: [RichText], _ column: Column, _ flow: inout Flow) {
    for (index, text) in cells.enumerated() {
      var style = styles[.tableCell]
      if index + 1 < cells.count { style.borderBottom = 0 }
      let inside = index == 0 ? column : column.inset(start: LayoutUnit(style.paddingEnd))
      cell(text, .tableCell, inside, style, &flow)
    }
  }
}
