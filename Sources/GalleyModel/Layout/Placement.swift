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

/// The constraints of a placement at one breakpoint; what is `nil` is not asked for.
package struct Constraints: Sendable {
  /// Not before this far into the body.
  package var first: Spanned<Distance>?
  /// Not closer than this to the body's end.
  package var last: Spanned<Distance>?
  /// Between two advertisements of the body; by the number of the second of them, ascending.
  package var gap: [GapStep]?
  /// Between one in the body and those above, below and beside it; `nil` for the first gap.
  package var around: Spanned<Distance>?
  package var max: Spanned<Int>?
  /// Shorter articles get none.
  package var minWords: Spanned<Int>?
  /// Where one may stand at all; `nil` for every gap.
  package var between: Spanned<Between>?
  package var clearOf: [NeighborDistances] = []
  package var density: Spanned<DensityLimit>?
  /// Whether no two may be on one screen.
  package var screen: Spanned<Bool>?
  /// The shares of readers, from 0 to 1, who come to each of so many equal parts of the body.
  package var readers: Spanned<[Double]>?
  /// Whether advertisements stay where they were before the article was edited.
  package var keepStable: Spanned<Bool>?

  package init() {}

  /// These constraints on top of others.
  package func overriding(_ base: Constraints) -> Constraints {
    var merged = self
    merged.first = first ?? base.first
    merged.last = last ?? base.last
    merged.gap = gap ?? base.gap
    merged.around = around ?? base.around
    merged.max = max ?? base.max
    merged.minWords = minWords ?? base.minWords
    merged.between = between ?? base.between
    merged.density = density ?? base.density
    merged.screen = screen ?? base.screen
    merged.readers = readers ?? base.readers
    merged.keepStable = keepStable ?? base.keepStable
    if clearOf.isEmpty {
      merged.clearOf = base.clearOf
    } else if !base.clearOf.isEmpty {
      merged.clearOf = clearances(overriding: base)
    }
    return merged
  }

  private func clearances(overriding base: Constraints) -> [NeighborDistances] {
    Neighbor.allCases.compactMap { neighbor in
      let own = clearance(of: neighbor)
      let other = base.clearance(of: neighbor)
      guard own != nil || other != nil else { return nil }
      return NeighborDistances(
        of: neighbor, after: own?.after ?? other?.after, before: own?.before ?? other?.before)
    }
  }

  private func clearance(of neighbor: Neighbor) -> NeighborDistances? {
    clearOf.first { $0.neighbor == neighbor }
  }
}

/// The distance to the advertisement above, from one of the body's advertisements on.
package struct GapStep: Sendable {
  /// The number of the first advertisement that it holds for; the body's second is 2.
  package var from: Int
  package var distance: Spanned<Distance>

  package init(from: Int, distance: Spanned<Distance>) {
    self.from = from
    self.distance = distance
  }
}

/// The kinds of body block that an advertisement keeps away from.
package enum Neighbor: String, Hashable, Sendable, CaseIterable {
  case heading, image, quote, list, table, embed, code, divider
  case video, post, audio, interactive, gallery, box, related
  /// A block of the layout that stands in the body.
  case insert
}

/// What belongs together in a body: advertisements stand only between two of it.
package enum Between: String, Hashable, Sendable, CaseIterable {
  /// A heading and all up to the next.
  case headings
  /// A heading of the topmost kind that the body has, and all up to the next of it: an entry of a live page.
  case entries
}

/// How far an advertisement keeps away from a kind of block.
package struct NeighborDistances: Sendable {
  package var neighbor: Neighbor
  /// Below the block.
  package var after: Spanned<Distance>?
  /// Above the block.
  package var before: Spanned<Distance>?

  package init(of neighbor: Neighbor, after: Spanned<Distance>?, before: Spanned<Distance>?) {
    self.neighbor = neighbor
    self.after = after
    self.before = before
  }
}

/// The most that advertisements may take of the main content's height.
package enum DensityLimit: Hashable, Sendable {
  /// What the Better Ads Standards allow: 30 % on phones, 50 % elsewhere.
  case policy
  case none
  /// From 0 to 1.
  case share(Double)
}

/// A distance within an article's body.
package struct Distance: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case pixels = "px"
    case screens
    case paragraphs
    case words
    /// Whole ones between; see `Between`.
    case entries
    /// Of the body's height.
    case percent = "%"

    /// `1 screen`; abbreviations stay as they are.
    package var singular: String {
      switch self {
      case .pixels, .percent: rawValue
      case .entries: "entry"
      case .screens, .paragraphs, .words: String(rawValue.dropLast())
      }
    }
  }

  package var amount: Double
  package var unit: Unit

  package init(_ amount: Double, _ unit: Unit) {
    self.amount = amount
    self.unit = unit
  }
}

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
