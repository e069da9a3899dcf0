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

/// What a piece of a drawn diagnostic is, which decides its colour.
enum TextRole: Hashable, Sendable {
  case source, gutter, secondary, strong
  case primary(Severity)

  /// The parameters of ANSI's "select graphic rendition"; nil for the terminal's own look.
  private var code: String? {
    switch self {
    case .source: nil
    case .strong: "1"
    case .gutter, .secondary, .primary(.info): "1;34"
    case .primary(.warning): "1;33"
    case .primary(.error): "1;31"
    }
  }

  func paint(_ text: String, color: Bool) -> String {
    guard color, let code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
