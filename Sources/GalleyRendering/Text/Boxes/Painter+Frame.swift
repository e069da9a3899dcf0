extension Painter {
  /// Paints a box inside a border.
  mutating func paintFramed(
    _ box: TextBox, rows: Int, maxCells: Int, in strip: Strip, from row: Int
  ) -> Int {
    let outer = strip.part(offset: 0, width: min(strip.width, maxCells))
    guard let inner = outer.inset else { return paint(box, in: strip, from: row) }
    let end = paint(box, in: inner, from: row + 1)
    let bottom = max(end, row + 1 + rows)
    putBorder(.light, around: outer, top: row, bottom: bottom)
    return bottom + 1
  }

  /// Paints the place of an advertisement, its words in the middle.
  mutating func paintSpot(_ spot: SpotBox, in strip: Strip, from row: Int) -> Int {
    let outer = strip.centered(width: spot.cells(in: strip))
    guard let inner = outer.inset else {
      return paint(.stack(spot.words.map { .text($0) }), in: strip, from: row)
    }
    let rows = max(1, (spot.height.map { strip.rows(pixels: $0) } ?? 0) - 2)
    var texts = spot.words
    if texts.map({ $0.lines(within: inner.width).count }).reduce(0, +) > rows {
      texts = [CellText.joined(texts, by: style.separator, within: inner.width)]
    }
    let used = texts.map { $0.lines(within: inner.width).count }.reduce(0, +)
    let box = TextBox.stack(texts.map { .text($0, .center) })
    let end = paint(box, in: inner, from: row + 1 + max(0, (rows - used) / 2))
    let bottom = max(end, row + 1 + rows)
    putBorder(.dashed, around: outer, top: row, bottom: bottom)
    return bottom + 1
  }

  private mutating func putBorder(_ border: Border, around outer: Strip, top: Int, bottom: Int) {
    let art = style.art(border)
    let line = String(repeating: art.horizontal, count: outer.width - 2)
    canvas.put(
      (art.topLeft + line + art.topRight).utf8, width: outer.width, row: top, column: outer.column)
    for row in top + 1..<bottom {
      putLine(art.vertical, count: 1, row: row, column: outer.column)
      putLine(art.vertical, count: 1, row: row, column: outer.column + outer.width - 1)
    }
    canvas.put(
      (art.bottomLeft + line + art.bottomRight).utf8, width: outer.width, row: bottom,
      column: outer.column)
  }
}

extension SpotBox {
  /// The cells that the place is wide: to scale, but with room for its words.
  fileprivate func cells(in strip: Strip) -> Int {
    guard let width else { return strip.width }
    return max(strip.cells(pixels: width), min(strip.width, Self.narrowest))
  }

  private static let narrowest = 14
}

extension Strip {
  /// What a border and a space at both sides leave; `nil` where they leave nothing.
  fileprivate var inset: Strip? {
    width > 4 ? part(offset: 2, width: width - 4) : nil
  }
}
