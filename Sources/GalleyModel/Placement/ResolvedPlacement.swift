/// By what rules a slot is placed in bodies, inherited and defaulted.
package struct ResolvedPlacement: Sendable {
  /// One for each breakpoint.
  package var rules: [PlacementRules]
  /// Indices in the layout's slots: those of the first, the second, … advertisement of a body; the last
  /// serves all further ones.
  package var sequence: [Int]

  package init(rules: [PlacementRules], sequence: [Int]) {
    self.rules = rules
    self.sequence = sequence
  }
}
