/// Something beside the body, such as an advertisement in the rail, that those in the body must not
/// come near. Lengths are in 64ths of a CSS px, along the finished page from the body's top.
package struct Obstacle: Hashable, Sendable {
  package var top: Int
  package var bottom: Int
  /// How far above its top and below its bottom nothing may stand.
  package var distance: Int

  package init(top: Int, bottom: Int, distance: Int) {
    self.top = top
    self.bottom = bottom
    self.distance = distance
  }

  /// Whether something between two heights of the page comes too near.
  package func isNear(top: Int, bottom: Int) -> Bool {
    bottom + distance > self.top && top < self.bottom + distance
  }
}
