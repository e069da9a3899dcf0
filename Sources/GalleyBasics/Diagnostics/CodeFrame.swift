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

/// A line of source as a terminal shows it, and the cell of each byte.
struct SourceLine {
  /// What the line shows: tabs expanded, invisible characters made visible.
  private(set) var glyphs: [Glyph] = []
  /// In cells.
  private(set) var width = 0
  /// Whether the line goes on to the left or right of what was taken.
  let isCutBefore: Bool
  let isCutAfter: Bool

  struct Glyph {
    var text: String
    /// The byte offset in the file.
    var byte: Int
    /// The first cell, counted from 0.
    var column: Int
    var width: Int
  }

  /// The most bytes of a character in UTF-8: no more of a very long line is looked at, on both sides of
  /// the focus, than can be shown.
  private static let bytesPerCell = 4
  private static let tabWidth = 4

  /// - Parameters:
  ///   - focus: the offset that must be seen when the line is too long to be taken whole.
  ///   - room: how many cells can be shown.
  init(_ file: SourceFile, _ range: Range<Int>, focus: Int, room: Int) {
    let reach = room * Self.bytesPerCell
    var start = max(range.lowerBound, focus - reach)
    let lowest = max(range.lowerBound, start - Self.bytesPerCell)
    while start > lowest, file.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    var end = min(range.upperBound, focus + reach)
    let highest = min(range.upperBound, end + Self.bytesPerCell)
    while end < highest, file.bytes[end] & 0xC0 == 0x80 { end += 1 }
    isCutBefore = start > range.lowerBound
    isCutAfter = end < range.upperBound
    append(file.bytes[start..<max(start, end)])
  }

  /// The cell where a byte is shown; the line's end for those after it.
  func column(ofByte offset: Int) -> Int {
    guard let first = glyphs.first, offset > first.byte else { return 0 }
    var low = 0
    var high = glyphs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if glyphs[middle].byte <= offset { low = middle } else { high = middle }
    }
    let isBehind = low == glyphs.count - 1 && offset >= end
    return isBehind ? width : glyphs[low].column
  }

  /// The byte offset behind the last glyph.
  private(set) var end = 0

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    end = bytes.endIndex
    glyphs.reserveCapacity(bytes.count)
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      for (offset, byte) in zip(bytes.indices, bytes) {
        let text = String(Unicode.Scalar(byte))
        glyphs.append(Glyph(text: text, byte: offset, column: width, width: 1))
        width += 1
      }
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      for (offset, byte) in zip(bytes.indices, bytes) {
        append(byte < 0x80 ? Character(Unicode.Scalar(byte)) : "\u{FFFD}", at: offset)
      }
      return
    }
    var offset = bytes.startIndex
    for character in text {
      append(character, at: offset)
      offset += character.utf8.count
    }
  }

  private mutating func append(_ character: Character, at byte: Int) {
    var text = String(character)
    if character == "\t" {
      text = String(repeating: " ", count: Self.tabWidth - width % Self.tabWidth)
    } else if character.unicodeScalars.contains(where: isControl) {
      text = "\u{FFFD}"
    }
    let cells = DisplayWidth.of(text)
    glyphs.append(Glyph(text: text, byte: byte, column: width, width: cells))
    width += cells
  }
}

/// The rows under a line of source: underlines, and the labels' texts beside or below them.
private struct FrameMarks {
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
