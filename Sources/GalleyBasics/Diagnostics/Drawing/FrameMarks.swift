/// The rows under a line of source: underlines, and the labels' texts beside or below them.
struct FrameMarks {
  private(set) var rows: [CellRow] = []
  private let room: Int
  private let glyphs: FrameGlyphs

  init(_ marks: [FrameMark], room: Int, _ glyphs: FrameGlyphs) {
    self.room = room
    self.glyphs = glyphs
    guard !marks.isEmpty else { return }
    let marks = marks.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
    rows = [underlines(marks)]
    var hanging = marks.filter { !$0.text.isEmpty }
    if let last = hanging.last, fitsBeside(last, marks) {
      rows[0].put(last.text, at: last.columns.upperBound + 1, last.role)
      hanging.removeLast()
    }
    hang(hanging, connected: marks.count > 1)
  }

  private func underlines(_ marks: [FrameMark]) -> CellRow {
    var row = CellRow()
    for mark in marks.filter({ $0.severity == nil }) + marks.filter({ $0.severity != nil }) {
      let line = mark.severity == nil ? glyphs.secondary : glyphs.primary
      row.put(
        String(repeating: line, count: mark.columns.count), at: mark.columns.lowerBound, mark.role)
    }
    return row
  }

  /// Whether a mark's text can stand right of its underline, with no other mark in its way.
  private func fitsBeside(_ mark: FrameMark, _ marks: [FrameMark]) -> Bool {
    marks.allSatisfy { $0.columns.upperBound <= mark.columns.upperBound }
      && mark.columns.upperBound + 1 + DisplayWidth.of(mark.text) <= room
  }

  /// Texts below their underlines, the rightmost first, so that no connecting line crosses a text.
  private mutating func hang(_ marks: [FrameMark], connected: Bool) {
    var marks = marks
    if connected, !marks.isEmpty { rows.append(connectors(marks)) }
    while let mark = marks.popLast() {
      let lines = wrapped(mark.text, width: max(room - mark.columns.lowerBound, min(room, 40)))
      let width = lines.map { DisplayWidth.of($0) }.max() ?? 0
      let column = max(0, min(mark.columns.lowerBound, room - width))
      for line in lines {
        var row = connectors(marks)
        row.put(line, at: column, mark.role)
        rows.append(row)
      }
    }
  }

  private func connectors(_ marks: [FrameMark]) -> CellRow {
    var row = CellRow()
    for mark in marks { row.put(glyphs.bar, at: mark.columns.lowerBound, mark.role) }
    return row
  }
}

/// A label on a line of a code frame, in the cells of that line.
struct FrameMark {
  var columns: Range<Int>
  var text: String
  /// `nil` for a secondary label.
  var severity: Severity?

  var role: TextRole { severity.map { .primary($0) } ?? .secondary }
}
