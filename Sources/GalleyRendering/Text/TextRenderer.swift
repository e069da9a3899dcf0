import GalleyBasics
import GalleyGeometry
package import GalleyModel

/// Draws a page for a terminal: its columns side by side, its slots as boxes to scale.
package struct TextRenderer: Sendable {
  private let width: Int
  private let breakpoint: Int
  private let style: LineArt

  /// - Parameters:
  ///   - width: of the terminal in cells; at least 20 are used.
  ///   - breakpoint: index in the layout's breakpoints.
  package init(width: Int, breakpoint: Int, style: LineArt = .unicode) {
    self.width = max(20, min(width, 1000))
    self.breakpoint = breakpoint
    self.style = style
  }

  /// The page as UTF-8 without spaces at the ends of lines and with a newline at its end; no line
  /// takes more cells than the terminal has.
  /// Nothing for a breakpoint that the layout does not have.
  package func render(_ page: Page) -> [UInt8] {
    let layout = page.layout
    guard layout.grids.indices.contains(breakpoint),
      layout.breakpoints.indices.contains(breakpoint)
    else { return [] }
    let placed = PageLayout(page.inSigns, cells: width, breakpoint: breakpoint).place()
    var painter = Painter(
      placed, style: style, isRightToLeft: page.isRightToLeft)
    painter.paint()
    return painter.canvas.render(below: state(of: page))
  }

  /// The lines that say of a page for nobody yet what it is.
  private func state(of page: Page) -> [UInt8] {
    guard let withheld = page.article?.withheld else { return [] }
    var lines = LinearLines()
    lines.append(SafeText("[\(withheld.words)]"))
    return lines.render() + [UInt8(ascii: "\n")]
  }
}

/// Paints a page that is laid out on cells: what is written in its boxes, and what is drawn around it.
private struct Painter {
  let page: PageBoxes
  let style: LineArt
  let isRightToLeft: Bool
  var canvas = Canvas()

  init(_ page: PageBoxes, style: LineArt, isRightToLeft: Bool) {
    self.page = page
    self.style = style
    self.isRightToLeft = isRightToLeft
  }

  mutating func paint() {
    for index in page.boxes.indices {
      let box = page.boxes[index]
      paintShape(of: box, CellFrame(box.frame))
      if let text = box.text { paint(text) }
      paintSeparator(after: index)
    }
  }

  private mutating func paintShape(of box: PageBox, _ frame: CellFrame) {
    switch box.role {
    case .region, .slot, .piece: break
    case .block(_, let name): paintBlock(name, box, frame)
    case .element(let element): paintElement(element, box, frame)
    case .picture: paintPicture(box, frame)
    case .marker(let marker): paintMarker(marker, frame)
    }
  }

  private mutating func paintBlock(_ name: BlockName, _ box: PageBox, _ frame: CellFrame) {
    switch name {
    case .headline, .sectionLabel: underline(box, frame, .double)
    case .menu:
      putRule(.heavy, frame, row: frame.row)
      putRule(.light, frame, row: frame.lastRow)
    case .divider: putRule(.light, frame, row: frame.row)
    default: break
    }
  }

  private mutating func paintElement(
    _ element: StyledElement, _ box: PageBox, _ frame: CellFrame
  ) {
    switch element {
    case .mastheadName: putRule(.heavy, frame, row: frame.row)
    case .heading2: underline(box, frame, .light)
    case .heading3, .heading4: underline(box, frame, .dotted)
    case .quote: paintBar(box, frame)
    case .tableScroller:
      putRule(.heavy, frame, row: frame.row)
      putRule(.heavy, frame, row: frame.lastRow)
    case .headerCell: putRule(.light, frame, row: frame.lastRow)
    case .code, .formField: putBorder(.light, around: frame)
    case .embed: paintEmbed(frame)
    case .slotBox: putBorder(.dashed, around: frame)
    case .bodyDivider: paintDivider(frame)
    case .listTitle: paintListTitle(box, frame)
    case .formButton: paintButton(frame)
    default: break
    }
  }

  /// Puts one of the style's own characters, repeated.
  private mutating func putLine(_ art: String, count: Int, row: Int, column: Int) {
    canvas.put(art, count: count, row: row, column: column)
  }

  mutating func put(_ art: String, row: Int, column: Int) {
    canvas.put(art.utf8, width: art.count, row: row, column: column)
  }

  private mutating func putRule(_ rule: Stroke, _ frame: CellFrame, row: Int) {
    putLine(style.art(rule), count: frame.width, row: row, column: frame.column)
  }
}

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
  private mutating func paintSeparator(after index: Int) {
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

extension Painter {
  private mutating func putBorder(_ border: Border, around frame: CellFrame) {
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
  private mutating func paintPicture(_ box: PageBox, _ frame: CellFrame) {
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
  private mutating func paintListTitle(_ box: PageBox, _ frame: CellFrame) {
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
  private mutating func paintBar(_ box: PageBox, _ frame: CellFrame) {
    let edge = isRightToLeft ? frame.endColumn - 1 : frame.column
    for row in frame.rows { put(style.bar, row: row, column: edge) }
  }

  private mutating func paintEmbed(_ frame: CellFrame) {
    putBorder(.light, around: frame)
    put(
      style.pointer, row: frame.row + 1,
      column: isRightToLeft ? frame.endColumn - 3 : frame.column + 2)
  }

  private mutating func paintDivider(_ frame: CellFrame) {
    let marks = [style.bullet, style.bullet, style.bullet].joined(separator: " ")
    put(marks, row: frame.row, column: frame.column + max(0, frame.width - marks.count) / 2)
  }

  private mutating func paintButton(_ frame: CellFrame) {
    put("[", row: frame.row, column: frame.column)
    put("]", row: frame.lastRow, column: frame.endColumn - 1)
  }

  private mutating func paintMarker(_ marker: ListMarker, _ frame: CellFrame) {
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

/// A box's place in whole cells: edges are rounded, not sizes, so that what meets still meets.
private struct CellFrame {
  var column: Int
  var row: Int
  var width: Int
  var height: Int

  init(_ frame: Frame) {
    column = frame.x.cells
    row = frame.y.cells
    width = frame.maxX.cells - column
    height = frame.maxY.cells - row
  }

  var rows: Range<Int> { row..<row + max(0, height) }
  var endColumn: Int { column + width }
  var lastRow: Int { row + height - 1 }
}

extension LayoutUnit {
  /// The nearest edge between cells.
  var cells: Int { Int(pixels.rounded()) }
}

/// A line as a terminal may show it.
private struct WrittenLine {
  let bytes: ArraySlice<UInt8>
  /// Cells.
  let width: Int
  /// Whether a letter of it is written from right to left.
  let isRightToLeft: Bool

  init(_ line: CellLines.Line, of text: [UInt8]) {
    let raw = text[line.range].trimmed
    if raw.isPlain, !line.isHyphenated, !line.isPreformatted {
      (bytes, width, isRightToLeft) = (raw, raw.count, false)
    } else {
      let safe = Self.safe(text[line.range], line)
      let string = String(decoding: safe, as: UTF8.self)
      bytes = safe[...]
      width = DisplayWidth.of(string)
      isRightToLeft = string.unicodeScalars.contains { $0.isRightToLeft }
    }
  }

  /// White space is measured as one space whatever it is made of, and a soft hyphen as nothing.
  private static func safe(_ raw: ArraySlice<UInt8>, _ line: CellLines.Line) -> [UInt8] {
    var text = SafeText(preformatted: line.isPreformatted)
    if line.isPreformatted {
      text.append(raw)
    } else {
      text.append(Array(raw.map { max($0, 0x20) })[...])
    }
    var bytes = text.bytes.settled
    while bytes.last == 0x20 { bytes.removeLast() }
    if line.isHyphenated { bytes.append(UInt8(ascii: "-")) }
    return bytes
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces at both ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    var trimmed = self
    while trimmed.first == 0x20 { trimmed.removeFirst() }
    while trimmed.last == 0x20 { trimmed.removeLast() }
    return trimmed
  }

  /// Whether it is printable ASCII with single spaces.
  fileprivate var isPlain: Bool {
    var last: UInt8 = 0
    for byte in self {
      if byte < 0x20 || byte > 0x7E || byte == 0x20 && last == 0x20 { return false }
      last = byte
    }
    return true
  }
}

extension [UInt8] {
  /// Without soft hyphens, and with usual spaces where no line may break: the lines are broken.
  fileprivate var settled: [UInt8] {
    var settled: [UInt8] = []
    settled.reserveCapacity(count)
    for byte in self {
      switch (settled.last, byte) {
      case (0xC2, 0xAD): settled.removeLast()
      case (0xC2, 0xA0): settled[settled.count - 1] = 0x20
      default: settled.append(byte)
      }
    }
    return settled
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of a script that runs from right to left (Unicode blocks Hebrew to
  /// Arabic Extended-A, and their presentation forms).
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }
}
