/// A rectangle on the page: from its left and top edge to the right and down.
package struct Frame: Hashable, Sendable {
  package var x: LayoutUnit
  package var y: LayoutUnit
  package var width: LayoutUnit
  package var height: LayoutUnit

  package init(
    x: LayoutUnit, y: LayoutUnit, width: LayoutUnit, height: LayoutUnit = .zero
  ) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var maxX: LayoutUnit { x + width }
  package var maxY: LayoutUnit { y + height }
}
