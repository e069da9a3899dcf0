/// Breakpoints of one layout, by their index from the smallest up.
package struct BreakpointSet: OptionSet, Hashable, Sendable {
  /// How many breakpoints a layout may have.
  package static let capacity = 16

  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The set of one breakpoint.
  package init(index: Int) { rawValue = 1 << UInt16(index) }

  /// The set of the first `count` breakpoints.
  package init(first count: Int) {
    rawValue = count >= Self.capacity ? .max : (1 << UInt16(count)) - 1
  }

  package func contains(index: Int) -> Bool { contains(BreakpointSet(index: index)) }

  /// The indices in it, ascending.
  package var indices: [Int] { (0..<Self.capacity).filter(contains(index:)) }
}
