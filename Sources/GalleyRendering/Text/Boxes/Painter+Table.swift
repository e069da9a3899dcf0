extension Painter {
  /// Paints a table between rules, its columns fitted to the strip; where even narrow columns have
  /// no room, each row becomes a list of its cells.
  mutating func paintTable(_ table: TableBox, in strip: Strip, from row: Int) -> Int {
    let count = table.header.count
    let room = strip.width - Self.columnGap * (count - 1)
    guard count > 0, room >= count * Self.narrowestColumn else {
      return paintRecords(table, in: strip, from: row)
    }
    let widths = table.columnWidths(within: room)
    let grid = TableGrid(widths: widths, gap: Self.columnGap, alignments: table.alignments)
    let whole = strip.part(offset: 0, width: grid.width)
    let wraps = table.rows.contains { grid.wraps($0) }
    var row = paint(.rule(.heavy), in: whole, from: row)
    row = paint(table.header, in: grid, of: whole, from: row)
    row = paint(.rule(.light), in: whole, from: row)
    for (index, cells) in table.rows.enumerated() {
      if wraps, index > 0 { row = paint(.rule(.dotted), in: whole, from: row) }
      row = paint(cells, in: grid, of: whole, from: row)
    }
    return paint(.rule(.heavy), in: whole, from: row)
  }

  private static let columnGap = 2
  private static let narrowestColumn = 4

  private mutating func paint(
    _ cells: [CellText], in grid: TableGrid, of strip: Strip, from row: Int
  ) -> Int {
    var (offset, bottom) = (0, row + 1)
    for (cell, column) in zip(cells, grid.columns) {
      let part = strip.part(offset: offset, width: column.width)
      bottom = max(bottom, paint(.text(cell, column.alignment), in: part, from: row))
      offset += column.width + grid.gap
    }
    return bottom
  }

  private mutating func paintRecords(_ table: TableBox, in strip: Strip, from row: Int) -> Int {
    let mark = CellText("  ")
    var boxes = [TextBox.rule(.heavy)]
    for row in [table.header] + table.rows {
      for (index, cell) in row.enumerated() where !cell.characters.isEmpty {
        boxes.append(index == 0 ? .text(cell) : .marked(mark, .text(cell)))
      }
      boxes.append(.rule(.light))
    }
    return paint(.stack(boxes), in: strip, from: row)
  }
}

/// The columns of a table in cells.
private struct TableGrid {
  var columns: [(width: Int, alignment: TextBox.Alignment)]
  var gap: Int

  init(widths: [Int], gap: Int, alignments: [TextBox.Alignment]) {
    columns = widths.enumerated().map {
      ($1, $0 < alignments.count ? alignments[$0] : .start)
    }
    self.gap = gap
  }

  var width: Int { columns.reduce(-gap) { $0 + $1.width + gap } }

  func wraps(_ cells: [CellText]) -> Bool {
    zip(cells, columns).contains { $0.width > $1.width }
  }
}

extension TableBox {
  /// The width of each column: as wide as its text where all have room, else its share of the room
  /// beyond what its rows, or at least its longest word, need on one line.
  fileprivate func columnWidths(within room: Int) -> [Int] {
    let wanted = columns.map { max(1, $0.map(\.width).max() ?? 0) }
    guard wanted.reduce(0, +) > room else { return wanted }
    let fair = room / wanted.count
    let words = columns.map { max(1, min(fair, $0.map(\.longestWordWidth).max() ?? 0)) }
    let rows = zip(columns, words).map { max($1, $0.dropFirst().map(\.width).max() ?? 0) }
    let least = rows.reduce(0, +) <= room ? rows : words
    let wish = zip(wanted, least).map { max(0, $0 - $1) }
    return shared(room - least.reduce(0, +), by: wish, onto: least)
  }

  /// The columns, each from its header down.
  private var columns: [[CellText]] {
    header.indices.map { index in
      [header[index]] + rows.compactMap { index < $0.count ? $0[index] : nil }
    }
  }

  private func shared(_ spare: Int, by wish: [Int], onto least: [Int]) -> [Int] {
    let total = max(1, wish.reduce(0, +))
    return zip(least, wish).map { $0 + min($1, spare * $1 / total) }
  }
}
