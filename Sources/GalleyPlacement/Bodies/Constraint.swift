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

/// A constraint that an advertisement in a gap would break, with what is asked for and what there is.
package struct Shortfall: Sendable {
  package enum Unit: String, Sendable {
    case pixels = "px"
    case paragraphs, words, entries
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
  /// What it is measured to.
  private let landmark: Landmark

  init(
    _ constraint: Constraint, needed: Double = 0, actual: Double = 0, unit: Unit = .none,
    to landmark: Landmark
  ) {
    self.constraint = constraint
    self.needed = needed
    self.actual = actual
    self.unit = unit
    self.landmark = landmark
  }

  /// What a stretch lacks of what is needed; `nil` where it is long enough.
  init?(_ constraint: Constraint, _ need: Need, _ stretch: Stretch, to landmark: Landmark) {
    guard !need.isMet(by: stretch) else { return nil }
    let unit: Unit =
      switch need.distance.unit {
      case .pixels, .screens, .percent: .pixels
      case .paragraphs: .paragraphs
      case .words: .words
      case .entries: .entries
      }
    self.init(
      constraint, needed: need.amount, actual: need.amount(of: stretch), unit: unit, to: landmark)
  }

  /// What it is measured to, in words: "the heading in line 20".
  package var other: String { landmark.words }

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
      actual: Double(words), unit: .words, to: .wholeBody)
  }

  /// There are as many advertisements as `max` allows; `nil` where one more may come.
  static func tooMany(_ constraints: Constraints, ads: Int) -> Shortfall? {
    guard let max = constraints.max, ads >= max.value else { return nil }
    return Shortfall(
      Constraint(.max, max.span), needed: Double(max.value), actual: Double(ads), unit: .ads,
      to: .most)
  }
}

/// What the way to an advertisement is measured to. Words are made of it only when somebody asks.
enum Landmark: Sendable {
  enum Side: String {
    case above, below, beside
  }

  case bodyTop, bodyEnd, wholeBody, mainContent, columnEnd, next, most
  /// The nearest block of a kind, in a line of the article's file.
  case block(Neighbor, Side, line: Int)
  case heading(line: Int)
  /// A gap that is not between what belongs together.
  case inside(Between)
  case leadIn(line: Int)
  /// A picture at the side of the text.
  case aside(line: Int)
  /// Where the author wants none.
  case mark(line: Int)
  /// A block of the layout that stands in the body: on a side of the gap, or in it.
  case insert(BlockName, Side?)
  /// A slot around the body.
  case slot(String, Side)
  /// One of those in the body, from 1; on a side, or as seen from a rail.
  case ad(Int, Side?)

  var words: String {
    switch self {
    case .bodyTop: "the body's top"
    case .bodyEnd: "the body's end"
    case .wholeBody: "the whole body"
    case .mainContent: "the main content"
    case .columnEnd: "the end of the column beside it"
    case .next: "the next"
    case .most: "the most"
    case .block(let neighbor, let side, let line):
      "the \(neighbor.rawValue) \(side.rawValue), line \(line)"
    case .heading(let line): "the heading in line \(line)"
    case .inside(.headings): "no heading begins below"
    case .inside(.entries): "inside an entry"
    case .leadIn(let line): "line \(line) leads to it"
    case .aside(let line): "the picture in line \(line) stands beside it"
    case .mark(let line): "the author's mark in line \(line)"
    case .insert(let name, let side?): "the \(name.rawValue) \(side.rawValue)"
    case .insert(let name, nil): "the \(name.rawValue) stands here"
    case .slot(let name, let side): "'\(name)' \(side.rawValue) the body"
    case .ad(let number, let side?): "advertisement \(number) \(side.rawValue)"
    case .ad(let number, nil): "advertisement \(number) of the body"
    }
  }
}

extension Shortfall {
  /// "128 px to the body's top, 300 px needed".
  package var sentence: String {
    switch unit {
    case .none: other
    case .pixels, .paragraphs, .words, .entries:
      "\(Self.rounded(actual)) \(unitName) to \(other), \(Self.rounded(needed)) needed"
    case .share: "\(Self.percent(actual)) of \(other), \(Self.percent(needed)) at the most"
    case .ads: "\(Self.rounded(actual)) placed, \(Self.rounded(needed)) at the most"
    }
  }

  private var unitName: String {
    guard actual == 1, unit != .pixels else { return unit.rawValue }
    return unit == .entries ? "entry" : String(unit.rawValue.dropLast())
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
