import GalleyModel

extension Flow {
  /// Sets lines of text into the box that was opened last.
  mutating func set(_ text: MeasuredText, in index: Int, _ column: Column, _ style: BoxStyle) {
    if let placed = lines?.set(text, in: column, style) {
      return set(placed, in: index, column, style)
    }
    let lines = text.lineCount(width: column.width)
    set(lines: lines, isEstimated: text.isEstimated, in: index, style)
  }

  /// Sets lines that are drawn; what comes after a box's first text gets a box of its own.
  mutating func set(_ placed: Range<Int>, in index: Int, _ column: Column, _ style: BoxStyle) {
    if boxes[index].text == nil {
      set(lines: placed.count, in: index, style)
      change(index) { $0.text?.placed = placed }
    } else {
      let piece = open(.piece, column)
      set(placed, in: piece, column, style)
      close(piece)
    }
  }

  /// Sets some lines into the box that was opened last.
  mutating func set(
    lines count: Int, isEstimated: Bool = false, in index: Int, _ style: BoxStyle
  ) {
    if isEstimated { markEstimated(index) }
    guard count > 0 else { return }
    settle()
    let height = LayoutUnit(style.lineHeight)
    let lines = BoxText(
      lineCount: count, lineHeight: height, baseline: y + LayoutUnit(style.baseline(in: fonts)))
    change(index) { $0.text = $0.text?.followed(by: count) ?? lines }
    advance(height * count)
  }

  /// Adds a box that holds nothing but text.
  mutating func paragraph(
    _ role: PageBox.Role, _ text: MeasuredText, _ column: Column, _ style: BoxStyle
  ) {
    let index = open(role, column, style)
    set(text, in: index, column.inside(style), style)
    close(index, style)
  }
}

extension BoxText {
  fileprivate func followed(by count: Int) -> BoxText {
    var longer = self
    longer.lineCount += count
    return longer
  }
}

extension BoxStyle {
  /// From the top of a line down to its baseline, in CSS px: the font's ascent and half of what the
  /// line is higher than the font, both rounded as browsers do. On cells it is the line's own row.
  func baseline(in fonts: FontSet) -> Int {
    if isOnCells { return 0 }
    let face = fonts.face(of: TextStyle(self))
    let ascent = (face.ascent * size + face.unitsPerEm / 2) / face.unitsPerEm
    let descent = (face.descent * size + face.unitsPerEm / 2) / face.unitsPerEm
    return ascent + (lineHeight - ascent - descent) >> 1
  }

  /// As the first or the last child, whose outer margin the stylesheet takes away.
  func trimmed(_ edges: Edges) -> BoxStyle {
    guard !edges.isEmpty else { return self }
    var trimmed = self
    if edges.contains(.first) { trimmed.marginTop = 0 }
    if edges.contains(.last) { trimmed.marginBottom = 0 }
    return trimmed
  }
}

/// Whether an element is the first or the last child, hidden ones counted.
struct Edges: OptionSet, Sendable {
  let rawValue: UInt8

  static let first = Edges(rawValue: 1)
  static let last = Edges(rawValue: 2)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ index: Int, of count: Int) {
    self = index == 0 ? .first : []
    if index + 1 == count { insert(.last) }
  }
}

/// Words that stand for what a browser shows in a box.
struct StandIn {
  var words: MeasuredText
  var style: BoxStyle
}

extension Flow {
  /// What stands in a box on cells; `nil` where its content is left to the browser.
  func standIn(_ words: @autoclosure () -> String, _ style: BoxStyle) -> StandIn? {
    medium.isCells ? StandIn(words: MeasuredText(words(), TextStyle(style)), style: style) : nil
  }

  /// Adds a box of a known height, unless words in its middle need more.
  mutating func place(
    _ role: PageBox.Role, _ column: Column, height: LayoutUnit, _ standIn: StandIn?
  ) {
    guard let standIn else { return place(role, column, height: height) }
    let index = open(role, column, standIn.style, isolated: true)
    set(standIn.words, in: index, column.inside(standIn.style), standIn.style)
    close(index, standIn.style, isolated: true)
    let missing = height - boxes[index].frame.height
    guard missing > .zero else { return }
    advance(missing)
    change(index) {
      $0.frame.height = height
      $0.text?.baseline += LayoutUnit(Int(missing.pixels / 2))
    }
  }
}
