package import GalleyBasics

/// The constraints by which a slot is placed inside an article's body, as written.
package struct Placement: Sendable {
  /// What holds from one breakpoint up.
  package struct Change: Sendable {
    package var breakpoint: Spanned<String>
    package var constraints: Constraints

    package init(breakpoint: Spanned<String>, constraints: Constraints) {
      self.breakpoint = breakpoint
      self.constraints = constraints
    }
  }

  /// The named constraints that these start from.
  package var preset: Spanned<String>?
  /// What holds at every breakpoint.
  package var constraints = Constraints()
  package var changes: [Change] = []
  /// The slots that stand in the body one after the other, the last of them as often as there is room;
  /// `nil` for the slot itself.
  package var sequence: [Spanned<String>]?

  package init() {}
}
