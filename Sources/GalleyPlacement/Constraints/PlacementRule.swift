package import GalleyModel
package import GalleyBasics

/// A rule of a placement, with the place where somebody wrote it.
package struct PlacementRule: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case first, last, gap, around, max, minWords, density, screen
    case after(Neighbor)
    case before(Neighbor)
    /// Never between a heading and its text.
    case heading
    /// Never between a paragraph that announces something and that.
    case leadIn
    /// The author wants none here.
    case zone
    /// No more than there is room for in a rail.
    case room
  }

  package var kind: Kind
  /// `nil` for a rule that always holds.
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
    case .density: "density"
    case .screen: "screen"
    case .after(let neighbor), .before(let neighbor): "clear_of.\(neighbor.rawValue)"
    case .heading: "heading and text"
    case .leadIn: "lead-in"
    case .zone: "ad: none"
    case .room: "room"
    }
  }
}

/// A rule that an advertisement in a gap would break, with what is asked for and what there is.
package struct Shortfall: Sendable {
  package enum Unit: String, Sendable {
    case pixels = "px"
    case paragraphs, words
    /// From 0 to 1.
    case share
    case ads
    /// A matter of yes or no.
    case none
  }

  package var rule: PlacementRule
  package var needed: Double
  package var actual: Double
  package var unit: Unit
  /// What it is measured to: "the heading in line 20".
  package var other: String

  init(
    _ rule: PlacementRule, needed: Double = 0, actual: Double = 0, unit: Unit = .none,
    to other: String
  ) {
    self.rule = rule
    self.needed = needed
    self.actual = actual
    self.unit = unit
    self.other = other
  }

  /// What a stretch lacks of what is needed; `nil` where it is long enough.
  init?(_ rule: PlacementRule, _ need: Need, _ stretch: Stretch, to other: String) {
    guard !need.isMet(by: stretch) else { return nil }
    let unit: Unit =
      switch need.distance.unit {
      case .pixels, .screens, .percent: .pixels
      case .paragraphs: .paragraphs
      case .words: .words
      }
    self.init(
      rule, needed: need.amount, actual: need.amount(of: stretch), unit: unit, to: other)
  }

  /// How much of what is asked for is missing, from 0 to 1.
  package var share: Double {
    unit == .none ? 1 : needed > 0 ? Swift.max(0, min(1, (needed - actual) / needed)) : 1
  }
}
