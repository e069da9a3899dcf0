import GalleyGeometry
import GalleyModel

extension Painter {
  /// The columns that each line of a text takes, and its row.
  func places(of text: BoxText?) -> [(row: Int, columns: Range<Int>)] {
    guard let text, let lines = page.lines else { return [] }
    return text.placed.enumerated().map { offset, index in
      let line = lines.lines[index]
      let start = line.x.cells
      return (
        (text.baseline + text.lineHeight * offset).cells, start..<start + line.width.cells
      )
    }
  }

  mutating func paint(_ text: BoxText) {
    guard let lines = page.lines else { return }
    for (offset, index) in text.placed.enumerated() {
      let line = lines.lines[index]
      guard !line.range.isEmpty else { continue }
      let written = WrittenLine(line, of: lines.bytes)
      put(
        written, row: (text.baseline + text.lineHeight * offset).cells, column: line.x.cells)
    }
  }

  /// Puts a line; what is written from right to left is isolated (UAX #9), so that a terminal which
  /// reorders it leaves the columns beside it where they are.
  private mutating func put(_ line: WrittenLine, row: Int, column: Int) {
    guard line.isRightToLeft else {
      return canvas.put(line.bytes, width: line.width, row: row, column: column)
    }
    let isolate = isRightToLeft ? "\u{2067}" : "\u{2068}"
    let isolated = Array(isolate.utf8) + line.bytes + Array("\u{2069}".utf8)
    canvas.put(isolated, width: line.width, row: row, column: column)
  }

  /// Puts a dot between a short text and the next one on the same line.
  mutating func paintSeparator(after index: Int) {
    let box = page.boxes[index]
    guard box.end < page.boxes.count, case let next = page.boxes[box.end], box.role.isPiece,
      next.role.isPiece, next.depth == box.depth, next.frame.y == box.frame.y
    else { return }
    // A title stands before pieces, not among them.
    if box.text != nil, next.text == nil { return }
    let (first, second) =
      isRightToLeft ? (next.frame, box.frame) : (box.frame, next.frame)
    let gap = second.x.cells - first.maxX.cells
    guard gap == FixedLengths.cells.stripGap else { return }
    put(style.dot, row: box.frame.y.cells, column: first.maxX.cells + 1)
  }
}

extension PageBox.Role {
  /// Whether it is one of short texts side by side.
  fileprivate var isPiece: Bool {
    switch self {
    case .piece: true
    case .block(_, let name):
      switch name {
      case .weather, .place, .date, .appLinks, .languageLinks: true
      default: false
      }
    default: false
    }
  }
}
