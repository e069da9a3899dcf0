/// The margins of a box as they meet those of its neighbours: its own, and those of its first and last
/// parts that collapse with them.
package struct OuterMargins: Hashable, Sendable {
  package var above: LayoutUnit
  package var below: LayoutUnit

  package init(above: LayoutUnit, below: LayoutUnit) {
    self.above = above
    self.below = below
  }
}
