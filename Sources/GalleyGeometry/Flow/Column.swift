import GalleyModel

/// The room between two edges that boxes are laid out in, from the side where lines begin.
struct Column: Sendable {
  var x: LayoutUnit
  var width: LayoutUnit

  /// Inside the borders and paddings of a box that fills the column.
  func inside(_ style: BoxStyle) -> Column {
    let start = LayoutUnit(style.borderStart + style.paddingStart)
    let end = LayoutUnit(style.borderEnd + style.paddingEnd)
    return Column(x: x + start, width: max(.zero, width - start - end))
  }

  /// Inside such a box where that leaves enough; else the column itself.
  func inside(_ style: BoxStyle, on medium: Medium) -> Column {
    let inside = inside(style)
    return inside.width < medium.narrowest ? self : inside
  }

  func inset(start: LayoutUnit) -> Column {
    Column(x: x + start, width: max(.zero, width - start))
  }

  /// What a box that is narrower takes of it.
  func narrowed(to limit: Int?, isCentered: Bool) -> Column {
    guard let limit, LayoutUnit(limit) < width else { return self }
    let width = LayoutUnit(limit)
    return Column(x: isCentered ? x + (self.width - width) / 2 : x, width: width)
  }

  /// Equal columns side by side.
  func divided(into count: Int, gap: Int) -> [Column] {
    let gap = LayoutUnit(gap)
    let each = max(.zero, width - gap * (count - 1)) / count
    return (0..<count).map { Column(x: x + (each + gap) * $0, width: each) }
  }
}

/// What a page is laid out on: CSS px, or the cells of a terminal, each of which stands for some px.
struct Medium: Sendable {
  let unit: LengthUnit
  let lengths: FixedLengths
  /// The least width that something within a box may be left with by what it is indented.
  let narrowest: LayoutUnit
  /// CSS px that a unit stands for to the right, and downwards.
  private let pixelsAcross: Double
  private let pixelsDown: Double

  static let pixels = Medium(
    unit: .pixel, lengths: .pixels, narrowest: .zero, pixelsAcross: 1, pixelsDown: 1)

  /// A cell is about twice as high as wide.
  static func cells(pixelsPerCell pixels: Double) -> Medium {
    Medium(
      unit: .cell, lengths: .cells, narrowest: LayoutUnit(8), pixelsAcross: pixels,
      pixelsDown: pixels * 2)
  }

  // Not by `==`, which another module calls through a table of witnesses.
  var isCells: Bool { if case .cell = unit { true } else { false } }

  /// Units for a width in CSS px.
  func across(_ pixels: Int) -> Int {
    isCells ? max(1, Int((Double(pixels) / pixelsAcross).rounded())) : pixels
  }

  /// Units for a height in CSS px.
  func down(_ pixels: Int) -> Int {
    isCells ? Int(rows(Double(pixels) / pixelsDown).pixels) : pixels
  }

  /// The height of something of a shape that is so wide.
  func height(ofWidth width: LayoutUnit, shape: PixelSize) -> LayoutUnit {
    guard isCells else { return width * shape.height / shape.width }
    let ratio = Double(shape.height) / Double(max(1, shape.width))
    return rows(width.pixels * ratio * pixelsAcross / pixelsDown)
  }

  /// A height in whole rows, but no more than so many that they drown the page.
  private func rows(_ height: Double) -> LayoutUnit {
    LayoutUnit(max(1, min(Self.mostRows, height.rounded())))
  }

  private static let mostRows = 400.0
}
