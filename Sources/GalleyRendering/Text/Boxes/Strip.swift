/// A stretch of columns that boxes are painted into, one below the other.
struct Strip {
  /// The first column of the canvas, from 0.
  var column: Int
  /// Cells, at least 1.
  var width: Int
  /// CSS px that one cell's width stands for.
  var pixelsPerCell: Double
  var isRightToLeft: Bool

  /// A cell is about twice as high as wide.
  var pixelsPerRow: Double { pixelsPerCell * 2 }

  /// A part of it, `offset` cells from where lines begin.
  func part(offset: Int, width: Int) -> Strip {
    var part = self
    part.width = max(1, min(width, self.width - offset))
    part.column = isRightToLeft ? column + self.width - offset - part.width : column + offset
    return part
  }

  /// A part of it in the middle.
  func centered(width: Int) -> Strip {
    part(offset: max(0, (self.width - width) / 2), width: width)
  }

  /// The strip where it is not much wider than a width in CSS px, else a part so wide in its middle.
  ///
  /// Text is not made narrower than 64 cells for the sake of scale.
  func limited(to pixels: Int) -> Strip {
    let limit = max(64, cells(pixels: pixels))
    return width * 5 > limit * 6 ? centered(width: limit) : self
  }

  /// Cells for a width in CSS px, not more than there are.
  func cells(pixels: Int) -> Int {
    max(1, min(width, Int((Double(pixels) / pixelsPerCell).rounded())))
  }

  /// Rows for a height in CSS px.
  func rows(pixels: Int) -> Int {
    Int((Double(min(pixels, Self.highest)) / pixelsPerRow).rounded())
  }

  /// The highest box that is drawn to scale, in CSS px.
  private static let highest = 4000

  /// Where text of a width begins.
  func column(of width: Int, _ alignment: TextBox.Alignment) -> Int {
    let room = max(0, self.width - width)
    return switch alignment {
    case .left: column
    case .center: column + room / 2
    case .start: isRightToLeft ? column + room : column
    case .end: isRightToLeft ? column : column + room
    }
  }
}
