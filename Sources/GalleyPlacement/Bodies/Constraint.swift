package import GalleyBasics
package import GalleyModel

/// A constraint of a placement, with the place where somebody wrote it.
package struct Constraint: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case first, last, gap, around, max, minWords, between, density, screen
    case after(Neighbor)
    case before(Neighbor)
    /// Never between a heading and its text.
    case heading
    /// Never between a block that leads to the next one and that.
    case leadIn
    /// Never beside a picture that stands at the side of the text.
    case aside
    /// Never where a block of the layout stands.
    case insert
    /// The author wants none here.
    case zone
    /// No more than there is room for in a rail.
    case room
  }

  package var kind: Kind
  /// `nil` for a constraint that always holds.
  package var span: Span?

  package init(_ kind: Kind, _ span: Span? = nil) {
    self.kind = kind
    self.span = span
  }

  /// The key in the layout, or words where there is none.
  package var name: String {
    switch kind {
    case .first: "first"
    case .last: "last"
    case .gap: "gap"
    case .around: "around"
    case .max: "max"
    case .minWords: "min_words"
    case .between: "between"
    case .density: "density"
    case .screen: "screen"
    case .after(let neighbor), .before(let neighbor): "clear_of.\(neighbor.rawValue)"
    case .heading: "heading and text"
    case .leadIn: "lead-in"
    case .aside: "picture"
    case .insert: "insert"
    case .zone: "ad: none"
    case .room: "room"
    }
  }
}
