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
