/// The lines of one file that a diagnostic's labels stand on, with the labels under them.
struct CodeFrame {
  /// A label and whether it is the diagnostic's own place.
  struct Label {
    var label: Diagnostic.Label
    var severity: Severity?
  }

  let map: LineMap
  let labels: [Label]
  let style: DiagnosticStyle
  private let glyphs: FrameGlyphs

  init(_ map: LineMap, _ labels: [Label], style: DiagnosticStyle) {
    self.map = map
    self.labels = labels
    self.style = style
    glyphs = FrameGlyphs(unicode: style.unicode)
  }

  /// The number of the last line that is shown.
  var lastLine: Int { labels.map { line(of: $0) }.max() ?? 1 }

  /// The frame's rows, drawn for a gutter that holds numbers of so many digits.
  func rows(digits: Int) -> [String] {
    let byLine = Dictionary(grouping: labels) { line(of: $0) }
    var rows = [gutter("", digits)]
    var previous: Int?
    for number in byLine.keys.sorted() {
      if let previous, number == previous + 2 {
        rows += lineRows(previous + 1, [], digits)
      } else if let previous, number > previous + 2 {
        rows.append(gutter("", digits))
      }
      rows += lineRows(number, byLine[number] ?? [], digits)
      previous = number
    }
    return rows
  }

  func gutter(_ number: String, _ digits: Int) -> String {
    let padding = String(repeating: " ", count: max(0, digits - number.utf8.count))
    return TextRole.gutter.paint("\(padding)\(number) \(glyphs.bar)", color: style.color)
  }

  private func line(of label: Label) -> Int {
    map.location(of: label.label.span.range.lowerBound).line
  }

  // MARK: One line

  private func lineRows(_ number: Int, _ labels: [Label], _ digits: Int) -> [String] {
    let range = map.lineRange(number)
    let main = labels.first { $0.severity != nil } ?? labels.first
    let focus = main?.label.span.range.lowerBound ?? range.lowerBound
    let room = max(20, style.width - digits - 3)
    let line = SourceLine(map.file, range, focus: focus, room: room)
    let window = FrameWindow(line, around: line.column(ofByte: focus), room: room, glyphs)
    let marks = labels.map { mark($0, range, line, window) }
    let rows = [window.row] + FrameMarks(marks, room: room, glyphs).rows
    return rows.enumerated().map { index, row in
      let text = row.text(color: style.color)
      let gutter = gutter(index == 0 ? String(number) : "", digits)
      return text.isEmpty ? gutter : "\(gutter) \(text)"
    }
  }

  /// A label's cells; one that goes on to further lines is underlined on its first.
  private func mark(
    _ label: Label, _ range: Range<Int>, _ line: SourceLine, _ window: FrameWindow
  ) -> FrameMark {
    let span = label.label.span.range
    let start = window.column(line.column(ofByte: span.lowerBound))
    let end = window.column(line.column(ofByte: min(span.upperBound, range.upperBound)))
    return FrameMark(
      columns: start..<max(start + 1, end), text: printableLine(label.label.text),
      severity: label.severity)
  }
}

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

/// The characters that a code frame is drawn with.
struct FrameGlyphs {
  var bar: String
  var primary: String
  var secondary: String
  var arrow: String
  var ellipsis: String

  init(unicode: Bool) {
    bar = unicode ? "│" : "|"
    primary = unicode ? "━" : "^"
    secondary = unicode ? "─" : "-"
    arrow = unicode ? "──▸" : "-->"
    ellipsis = unicode ? "…" : "..."
  }
}
