/// Paints boxes onto a canvas, each into a strip from a row downwards.
struct Painter {
  var canvas = Canvas()
  let style: TextStyle

  init(style: TextStyle) { self.style = style }

  /// Paints a box and returns the first row below it.
  mutating func paint(_ box: TextBox, in strip: Strip, from row: Int) -> Int {
    switch box {
    case .text(let text, let alignment):
      return paint(text.lines(within: strip.width), of: text, alignment, in: strip, from: row)
    case .title(let text, let rule, let alignment):
      return paintTitle(text, rule, alignment, in: strip, from: row)
    case .flow(let items, let separator, let alignment):
      return paintFlow(items, separator: separator, alignment, in: strip, from: row)
    case .rule(let rule):
      putLine(style.art(rule), count: strip.width, row: row, column: strip.column)
      return row + 1
    case .labelledRule(let text, let rule):
      return paintLabelledRule(text, rule, in: strip, from: row)
    case .ends(let start, let end):
      return paintEnds(start, end, in: strip, from: row)
    case .stack(let boxes, let spacing):
      return paintStack(boxes, spacing: spacing, in: strip, from: row)
    case .gallery(let boxes, let column, let spacing):
      return paintGallery(boxes, column: column, spacing: spacing, in: strip, from: row)
    case .marked(let mark, let following, let box):
      return paintMarked(box, mark: mark, following: following, in: strip, from: row)
    case .framed(let box, let rows, let maxCells):
      return paintFramed(box, rows: rows, maxCells: maxCells, in: strip, from: row)
    case .spot(let spot):
      return paintSpot(spot, in: strip, from: row)
    case .picture(let words, let size):
      return paintPicture(words, size, in: strip, from: row)
    case .limited(let box, let pixels):
      return paint(box, in: strip.limited(to: pixels), from: row)
    case .table(let table):
      return paintTable(table, in: strip, from: row)
    }
  }

  /// Paints lines of a text.
  mutating func paint(
    _ lines: [CellLine], of text: CellText, _ alignment: TextBox.Alignment, in strip: Strip,
    from row: Int
  ) -> Int {
    for (index, line) in lines.enumerated() where !line.characters.isEmpty {
      let column = strip.column(of: line.width, alignment)
      put(text, line, in: strip, row: row + index, column: column)
    }
    return row + lines.count
  }

  /// Puts a line; what is written from right to left is isolated (UAX #9), so that a terminal which
  /// reorders it leaves the columns beside it where they are.
  private mutating func put(
    _ text: CellText, _ line: CellLine, in strip: Strip, row: Int, column: Int
  ) {
    let bytes = text.bytes(line.characters)
    guard text.isRightToLeft else {
      canvas.put(bytes, width: line.width, row: row, column: column)
      return
    }
    let isolate = strip.isRightToLeft ? "\u{2067}" : "\u{2068}"
    let isolated = Array(isolate.utf8) + bytes + Array("\u{2069}".utf8)
    canvas.put(isolated, width: line.width, row: row, column: column)
  }

  /// Puts one of the style's own characters, repeated.
  mutating func putLine(_ art: String, count: Int, row: Int, column: Int) {
    guard count > 0 else { return }
    let bytes = String(repeating: art, count: count).utf8
    canvas.put(bytes, width: count, row: row, column: column)
  }

  private mutating func paintTitle(
    _ text: CellText, _ rule: Rule, _ alignment: TextBox.Alignment, in strip: Strip, from row: Int
  ) -> Int {
    let lines = text.balancedLines(within: strip.width)
    let below = paint(lines, of: text, alignment, in: strip, from: row)
    let width = min(strip.width, lines.map(\.width).max() ?? 0)
    putLine(
      style.art(rule), count: width, row: below, column: strip.column(of: width, alignment))
    return below + 1
  }

  private mutating func paintFlow(
    _ items: [CellText], separator: String, _ alignment: TextBox.Alignment, in strip: Strip,
    from row: Int
  ) -> Int {
    let text = CellText.joined(items, by: separator, within: strip.width)
    return paint(text.lines(within: strip.width), of: text, alignment, in: strip, from: row)
  }

  private mutating func paintLabelledRule(
    _ text: CellText, _ rule: Rule, in strip: Strip, from row: Int
  ) -> Int {
    let lines = text.balancedLines(within: max(1, strip.width - 6))
    let lead = strip.part(offset: 0, width: 2)
    putLine(style.art(rule), count: lead.width, row: row, column: lead.column)
    let body = strip.part(offset: 3, width: strip.width - 3)
    let below = paint(lines, of: text, .start, in: body, from: row)
    let used = 4 + (lines.first?.width ?? 0)
    if used < strip.width {
      let tail = strip.part(offset: used, width: strip.width - used)
      putLine(style.art(rule), count: tail.width, row: row, column: tail.column)
    }
    return max(below, row + 1)
  }

  private mutating func paintEnds(
    _ start: CellText, _ end: CellText, in strip: Strip, from row: Int
  ) -> Int {
    let fits = start.width + 2 + end.width <= strip.width
    let below = paint(.text(start), in: strip, from: row)
    return paint(.text(end, fits ? .end : .start), in: strip, from: fits ? row : below)
  }

  private mutating func paintStack(
    _ boxes: [TextBox], spacing: Int, in strip: Strip, from row: Int
  ) -> Int {
    var row = row
    for (index, box) in boxes.enumerated() {
      if index > 0 { row += spacing }
      row = paint(box, in: strip, from: row)
    }
    return row
  }

  private mutating func paintGallery(
    _ boxes: [TextBox], column: Int, spacing: Int, in strip: Strip, from row: Int
  ) -> Int {
    let gap = 4
    let count = max(1, min(boxes.count, (strip.width + gap) / (column + gap)))
    let width = (strip.width - gap * (count - 1)) / count
    var (top, bottom) = (row, row)
    for (index, box) in boxes.enumerated() {
      let place = index % count
      if place == 0, index > 0 { top = bottom + spacing }
      let part = strip.part(offset: place * (width + gap), width: width)
      bottom = max(bottom, paint(box, in: part, from: top))
    }
    return bottom
  }

  private mutating func paintMarked(
    _ box: TextBox, mark: CellText, following: CellText?, in strip: Strip, from row: Int
  ) -> Int {
    let indent = mark.width
    guard strip.width - indent >= Self.narrowestIndented else {
      return paint(box, in: strip, from: row)
    }
    let inner = strip.part(offset: indent, width: strip.width - indent)
    let below = max(row + 1, paint(box, in: inner, from: row))
    let margin = strip.part(offset: 0, width: indent)
    for line in row..<below {
      guard let mark = line == row ? mark : following else { break }
      _ = paint(mark.lines(within: indent), of: mark, .start, in: margin, from: line)
    }
    return below
  }

  /// Text is no more indented when so many cells are left.
  private static let narrowestIndented = 8
}
