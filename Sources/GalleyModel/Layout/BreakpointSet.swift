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

  // Other modules call what the standard library has for all sets through tables of witnesses, once
  // for every block of every page.

  package var isEmpty: Bool { rawValue == 0 }

  package static func == (a: BreakpointSet, b: BreakpointSet) -> Bool { a.rawValue == b.rawValue }

  package func union(_ other: BreakpointSet) -> BreakpointSet {
    BreakpointSet(rawValue: rawValue | other.rawValue)
  }

  package func intersection(_ other: BreakpointSet) -> BreakpointSet {
    BreakpointSet(rawValue: rawValue & other.rawValue)
  }

  package func subtracting(_ other: BreakpointSet) -> BreakpointSet {
    BreakpointSet(rawValue: rawValue & ~other.rawValue)
  }

  package func contains(index: Int) -> Bool { contains(BreakpointSet(index: index)) }

  /// The indices in it, ascending.
  package var indices: [Int] { (0..<Self.capacity).filter(contains(index:)) }
}
