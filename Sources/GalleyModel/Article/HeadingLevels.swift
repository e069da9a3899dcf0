/// The heading levels that a body shows: the outermost is 2, and none is skipped on the way down.
package struct HeadingLevels: Sendable {
  /// The written levels that are open, from the outermost.
  private var open: [Int] = []

  package init() {}

  package mutating func shown(for written: Int) -> Int {
    while let last = open.last, last >= written { open.removeLast() }
    open.append(written)
    return min(open.count + 1, 6)
  }
}
