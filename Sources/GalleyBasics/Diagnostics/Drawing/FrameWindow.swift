/// The part of a line that fits into the frame.
struct FrameWindow {
  /// The visible part, dots where something is left out.
  let row: CellRow
  private let columns: Range<Int>

  init(_ line: SourceLine, around focus: Int, room: Int, _ glyphs: FrameGlyphs) {
    let start = line.width <= room ? 0 : min(max(0, focus - room / 3), line.width - room)
    columns = start..<start + min(room, max(line.width, focus + 1))
    var row = CellRow()
    for glyph in line.glyphs
    where glyph.column >= columns.lowerBound && glyph.column + glyph.width <= columns.upperBound {
      row.put(glyph.text, at: glyph.column - start, .source)
    }
    let dots = DisplayWidth.of(glyphs.ellipsis)
    if start > 0 || line.isCutBefore { row.put(glyphs.ellipsis, at: 0, .gutter) }
    if columns.upperBound < line.width || line.isCutAfter {
      row.put(glyphs.ellipsis, at: columns.count - dots, .gutter)
    }
    self.row = row
  }

  /// A cell of the line as a cell of the window.
  func column(_ column: Int) -> Int {
    min(max(column, columns.lowerBound), columns.upperBound) - columns.lowerBound
  }
}
