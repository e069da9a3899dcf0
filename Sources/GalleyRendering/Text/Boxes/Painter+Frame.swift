extension Painter {
  /// Paints a box inside a border.
  mutating func paintFramed(
    _ box: TextBox, _ options: FrameOptions, in strip: Strip, from row: Int
  ) -> Int {
    let outer = outerStrip(of: options, in: strip)
    guard outer.width > 4 else { return paint(box, in: strip, from: row) }
    let inner = outer.part(offset: 2, width: outer.width - 4)
    let height = rows(of: options, in: strip)
    var (box, start) = (box, row + 1)
    if options.isCentered {
      var content = measure(box, in: inner)
      if content > height, let compact = options.compact {
        box = compact
        content = measure(box, in: inner)
      }
      start += max(0, (height - content) / 2)
    }
    let end = paint(box, in: inner, from: start)
    let bottom = max(end, row + 1 + height)
    putBorder(style.art(options.border), around: outer, top: row, bottom: bottom)
    return bottom + 1
  }

  private func outerStrip(of options: FrameOptions, in strip: Strip) -> Strip {
    guard let pixels = options.width else {
      return strip.part(offset: 0, width: min(strip.width, options.maxCells))
    }
    return strip.centered(width: max(strip.cells(pixels: pixels), min(strip.width, 14)))
  }

  /// The rows inside a frame.
  private func rows(of options: FrameOptions, in strip: Strip) -> Int {
    guard let height = options.height else { return options.rows }
    return max(options.rows, strip.rows(pixels: height) - 2)
  }

  /// The rows that a box takes.
  private func measure(_ box: TextBox, in strip: Strip) -> Int {
    var painter = Painter(style: style)
    return painter.paint(box, in: strip, from: 0)
  }

  private mutating func putBorder(_ art: BorderArt, around outer: Strip, top: Int, bottom: Int) {
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
