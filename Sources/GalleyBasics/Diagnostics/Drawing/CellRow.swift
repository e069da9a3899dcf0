/// One row of terminal cells that text is put into at any column.
struct CellRow {
  /// What each cell shows; empty in the second cell of a wide character.
  private var cells: [(text: String, role: TextRole)] = []

  /// Puts text at a column (0 is the first) over what stands there.
  mutating func put(_ text: String, at column: Int, _ role: TextRole) {
    var column = column
    for character in text {
      let width = DisplayWidth.of(character)
      if width == 0, column > 0, column <= cells.count {
        cells[column - 1].text.append(character)
      }
      for cell in 0..<width {
        fill(to: column + 1)
        cells[column] = (cell == 0 ? String(character) : "", role)
        column += 1
      }
    }
  }

  private mutating func fill(to count: Int) {
    while cells.count < count { cells.append((" ", .source)) }
  }

  /// The row as text, no spaces at its end.
  func text(color: Bool) -> String {
    var used = cells[...]
    while used.last?.text == " " { used.removeLast() }
    var line = ""
    while let first = used.first {
      let run = used.prefix { $0.role == first.role }
      line += first.role.paint(run.map(\.text).joined(), color: color)
      used = used[run.endIndex...]
    }
    return line
  }
}
