import GalleyModel

extension BodyLayout {
  mutating func table(_ table: Table, _ column: Column, _ edges: Edges, _ flow: inout Flow) {
    let style = styles[.tableScroller].trimmed(edges)
    let index = flow.open(.element(.tableScroller), column, style, isolated: true)
    var columns = TableColumns(
      count: table.header.count, padding: styles[.tableCell].sidePadding)
    add(table.header, table.alignments, styles[.headerCell], to: &columns)
    for cells in table.rows { add(cells, table.alignments, styles[.tableCell], to: &columns) }
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
    _ cells: [RichText], _ alignments: [Table.Alignment], _ style: BoxStyle,
    to columns: inout TableColumns
  ) {
    let (text, figures) = (TextStyle(style), TextStyle(style).tabular)
    for (column, cell) in cells.enumerated() {
      let isOfFigures = alignments.indices.contains(column) && alignments[column] == .right
      columns.add(texts.extent(of: cell.indices, isOfFigures ? figures : text), at: column)
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
      let type = style.alignment == .right ? TextStyle(style).tabular : TextStyle(style)
      let (lines, isEstimated) = texts.lineCount(
        of: text.indices, type, width: column.inside(style).width)
      flow.set(lines: lines, isEstimated: isEstimated, in: index, style)
    }
    flow.close(index, style)
  }
}

extension TextStyle {
  /// The same with figures for columns, which only a theme's own fonts have of another width: as the stylesheet sets
  /// what stands at the right of its column.
  fileprivate var tabular: TextStyle {
    var tabular = self
    tabular.isTabular = role != nil
    return tabular
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

/// The widths of a table's columns, by CSS's automatic table layout: each gets its longest word, and
/// what is left goes to those whose longest line wants more.
struct TableColumns {
  private let padding: LayoutUnit
  private var narrowest: [LayoutUnit]
  private var longest: [LayoutUnit]

  init(count: Int, padding: LayoutUnit) {
    self.padding = padding
    narrowest = Array(repeating: .zero, count: count)
    longest = narrowest
  }

  /// Adds a cell; one beyond the last column takes no room.
  mutating func add(_ cell: TextExtent, at column: Int) {
    guard column < narrowest.count else { return }
    narrowest[column] = max(narrowest[column], cell.word + padding)
    longest[column] = max(longest[column], cell.line + padding)
  }

  var count: Int { narrowest.count }

  /// Whether no text has to be broken.
  func fit(in room: Column) -> Bool { longest.reduce(.zero, +) <= room.width }

  /// The same without more room for a column's longest word than its fair part, where there is not
  /// enough for all.
  func squeezed(into room: Column) -> TableColumns {
    guard narrowest.reduce(.zero, +) > room.width else { return self }
    var squeezed = self
    squeezed.narrowest = narrowest.map { min($0, room.width / count) }
    return squeezed
  }

  /// Where the columns stand in a room.
  func places(in room: Column) -> [Column] {
    var x = room.x
    return Self.widths(narrowest, longest, room.width).map { width in
      defer { x += width }
      return Column(x: x, width: width)
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
