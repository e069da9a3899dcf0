import GalleyModel

extension Painter {
  /// Paints a shaded place to scale, but not so high that it drowns the text, with words in its
  /// middle.
  mutating func paintPicture(
    _ words: CellText, _ size: PixelSize?, in strip: Strip, from row: Int
  ) -> Int {
    let lines = words.balancedLines(within: max(1, strip.width - 8))
    let height = max(lines.count + 2, Self.rows(of: size, width: strip.width))
    let first = (height - lines.count) / 2
    for offset in 0..<height {
      let line = lines.indices.contains(offset - first) ? lines[offset - first] : nil
      paintShade(around: line, of: words, in: strip, row: row + offset)
    }
    return row + height
  }

  /// The rows of a picture whose width is all of the column; 3:2 where its size is not known.
  private static func rows(of size: PixelSize?, width: Int) -> Int {
    let size = size ?? PixelSize(width: 3, height: 2)
    let ratio = Double(max(1, size.height)) / Double(max(1, size.width))
    return Int(min(highestPicture, max(3, (Double(width) * ratio / 2).rounded())))
  }

  private static let highestPicture = 9.0

  private mutating func paintShade(
    around line: CellLine?, of words: CellText, in strip: Strip, row: Int
  ) {
    guard let line, line.width > 0 else {
      putLine(style.shade, count: strip.width, row: row, column: strip.column)
      return
    }
    let column = strip.column(of: line.width, .center)
    let left = column - 2 - strip.column
    putLine(style.shade, count: left, row: row, column: strip.column)
    _ = paint([line], of: words, .center, in: strip, from: row)
    let right = column + line.width + 2
    let end = strip.column + strip.width
    putLine(style.shade, count: end - right, row: row, column: right)
  }
}
