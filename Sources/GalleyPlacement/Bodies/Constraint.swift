package import GalleyBasics
package import GalleyModel

/// A constraint of a placement, with the place where somebody wrote it.
package struct Constraint: Hashable, Sendable {
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

/// A constraint that an advertisement in a gap would break, with what is asked for and what there is.
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

  package var constraint: Constraint
  package var needed: Double
  package var actual: Double
  package var unit: Unit
  /// What it is measured to: "the heading in line 20".
  package var other: String

  init(
    _ constraint: Constraint, needed: Double = 0, actual: Double = 0, unit: Unit = .none,
    to other: String
  ) {
    self.constraint = constraint
    self.needed = needed
    self.actual = actual
    self.unit = unit
    self.other = other
  }

  /// What a stretch lacks of what is needed; `nil` where it is long enough.
  init?(_ constraint: Constraint, _ need: Need, _ stretch: Stretch, to other: String) {
    guard !need.isMet(by: stretch) else { return nil }
    let unit: Unit =
      switch need.distance.unit {
      case .pixels, .screens, .percent: .pixels
      case .paragraphs: .paragraphs
      case .words: .words
      }
    self.init(
      constraint, needed: need.amount, actual: need.amount(of: stretch), unit: unit, to: other)
  }

  /// How much of what is asked for is missing, from 0 to 1.
  package var share: Double {
    unit == .none ? 1 : needed > 0 ? Swift.max(0, min(1, (needed - actual) / needed)) : 1
  }
}

// What is lacking by constraints that bodies and rails have in common.
extension Shortfall {
  /// An article has fewer words than `min_words` asks for.
  static func tooShort(_ constraints: Constraints, words: Int) -> Shortfall {
    Shortfall(
      Constraint(.minWords, constraints.minWords?.span),
      needed: Double(constraints.minWords?.value ?? 0),
      actual: Double(words), unit: .words, to: "the whole body")
  }

  /// There are as many advertisements as `max` allows; `nil` where one more may come.
  static func tooMany(_ constraints: Constraints, ads: Int) -> Shortfall? {
    guard let max = constraints.max, ads >= max.value else { return nil }
    return Shortfall(
      Constraint(.max, max.span), needed: Double(max.value), actual: Double(ads), unit: .ads,
      to: "the most")
  }
}

extension Shortfall {
  /// "128 px to the body's top, 300 px needed".
  package var sentence: String {
    switch unit {
    case .none: other
    case .pixels, .paragraphs, .words:
      "\(Self.rounded(actual)) \(unitName) to \(other), \(Self.rounded(needed)) needed"
    case .share: "\(Self.percent(actual)) of \(other), \(Self.percent(needed)) at the most"
    case .ads: "\(Self.rounded(actual)) placed, \(Self.rounded(needed)) at the most"
    }
  }

  private var unitName: String {
    actual == 1 && unit != .pixels ? String(unit.rawValue.dropLast()) : unit.rawValue
  }

  /// Lengths that fall short by less than half a px still show that they do.
  private static func rounded(_ number: Double) -> String {
    number == number.rounded()
      ? "\(Int(number))" : "\(Double(Int((number * 10).rounded(.down))) / 10)"
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }
}
