/// How far apart two neighbouring advertisements must be; all of it must hold.
package struct Spacing: Hashable, Sendable {
  /// In 64ths of a CSS px, of content between the two.
  package var distance: Int
  package var paragraphs: Int
  package var words: Int

  package init(distance: Int = 0, paragraphs: Int = 0, words: Int = 0) {
    self.distance = distance
    self.paragraphs = paragraphs
    self.words = words
  }

  /// Asks for nothing.
  package static let none = Spacing(distance: -SolverBounds.distance)

  package func holds(between above: Candidate, and below: Candidate) -> Bool {
    below.top - above.bottom >= distance
      && below.paragraphs - above.paragraphs >= paragraphs
      && below.words - above.words >= words
  }
}

/// A spacing that holds from one advertisement on, until the next step begins.
package struct SpacingStep: Hashable, Sendable {
  /// The number of the first advertisement that must be this far below the one above it. From 2 it
  /// holds between all; before the first step there is none.
  package var from: Int
  package var spacing: Spacing

  package init(from: Int = 2, _ spacing: Spacing) {
    self.from = from
    self.spacing = spacing
  }
}
