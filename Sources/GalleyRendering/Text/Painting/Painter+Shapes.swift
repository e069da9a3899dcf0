import GalleyGeometry

extension Painter {
  mutating func putBorder(_ border: Border, around frame: CellFrame) {
    guard frame.width > 1, frame.height > 1 else { return }
    let art = style.art(border)
    let line = String(repeating: art.horizontal, count: frame.width - 2)
    canvas.put(
      (art.topLeft + line + art.topRight).utf8, width: frame.width, row: frame.row,
      column: frame.column)
    for row in frame.rows.dropFirst().dropLast() {
      put(art.vertical, row: row, column: frame.column)
      put(art.vertical, row: row, column: frame.endColumn - 1)
    }
    canvas.put(
      (art.bottomLeft + line + art.bottomRight).utf8, width: frame.width, row: frame.lastRow,
      column: frame.column)
  }

  /// Paints a shaded place with words in its middle.
  mutating func paintPicture(_ box: PageBox, _ frame: CellFrame) {
    let lines = places(of: box.text)
    for row in frame.rows {
      guard let line = lines.first(where: { $0.row == row }) else {
        putLine(style.shade, count: frame.width, row: row, column: frame.column)
        continue
      }
      let (left, right) = (line.columns.lowerBound - 2, line.columns.upperBound + 2)
      putLine(style.shade, count: left - frame.column, row: row, column: frame.column)
      putLine(style.shade, count: frame.endColumn - right, row: row, column: right)
    }
  }

  /// Puts a rule below a title, as long as its longest line, where there is room for one.
  mutating func underline(_ box: PageBox, _ frame: CellFrame, _ rule: Stroke) {
    let lines = places(of: box.text)
    guard let last = lines.last, last.row < frame.lastRow else { return }
    let start = lines.map(\.columns.lowerBound).min() ?? frame.column
    let end = lines.map(\.columns.upperBound).max() ?? frame.endColumn
    putLine(style.art(rule), count: end - start, row: frame.lastRow, column: start)
  }

  /// Puts a title among a rule, which goes on where the first line ends.
  mutating func paintListTitle(_ box: PageBox, _ frame: CellFrame) {
    guard let line = places(of: box.text).first else { return }
    let art = style.art(.heavy)
    let lead = isRightToLeft ? frame.endColumn - 2 : frame.column
    putLine(art, count: 2, row: line.row, column: lead)
    if isRightToLeft {
      let count = line.columns.lowerBound - 1 - frame.column
      putLine(art, count: count, row: line.row, column: frame.column)
    } else {
      let start = line.columns.upperBound + 1
      putLine(art, count: frame.endColumn - start, row: line.row, column: start)
    }
  }

  /// Puts a line along a quote, where it is indented.
  mutating func paintBar(_ box: PageBox, _ frame: CellFrame) {
    let edge = isRightToLeft ? frame.endColumn - 1 : frame.column
    for row in frame.rows { put(style.bar, row: row, column: edge) }
  }

  mutating func paintEmbed(_ frame: CellFrame) {
    putBorder(.light, around: frame)
    put(
      style.pointer, row: frame.row + 1,
      column: isRightToLeft ? frame.endColumn - 3 : frame.column + 2)
  }

  mutating func paintDivider(_ frame: CellFrame) {
    let marks = [style.bullet, style.bullet, style.bullet].joined(separator: " ")
    put(marks, row: frame.row, column: frame.column + max(0, frame.width - marks.count) / 2)
  }

  mutating func paintButton(_ frame: CellFrame) {
    put("[", row: frame.row, column: frame.column)
    put("]", row: frame.lastRow, column: frame.endColumn - 1)
  }

  mutating func paintMarker(_ marker: ListMarker, _ frame: CellFrame) {
    switch marker {
    case .bullet(let nesting):
      let bullet = nesting.isMultiple(of: 2) ? style.bullet : style.nestedBullet
      put(bullet, row: frame.row, column: isRightToLeft ? frame.endColumn - 1 : frame.column)
    case .number(let number):
      let digits = "\(number)."
      let end = frame.endColumn - 1 - digits.count
      put(digits, row: frame.row, column: isRightToLeft ? frame.column + 1 : end)
    }
  }
}
