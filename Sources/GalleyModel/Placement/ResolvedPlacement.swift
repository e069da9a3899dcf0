/// By what constraints a slot is placed in bodies, inherited and defaulted.
package struct ResolvedPlacement: Sendable {
  /// One for each breakpoint.
  package var constraints: [Constraints]
  /// Indices in the layout's slots: those of the first, the second, … advertisement of a body; the last
  /// serves all further ones.
  package var sequence: [Int]

  package init(constraints: [Constraints], sequence: [Int]) {
    self.constraints = constraints
    self.sequence = sequence
  }
}
