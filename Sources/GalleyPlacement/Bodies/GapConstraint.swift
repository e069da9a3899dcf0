import GalleyBasics
import GalleyGeometry
package import GalleyModel

/// A constraint on single gaps: whether an advertisement may stand there, whatever others there are.
protocol GapConstraint: Sendable {
  /// What an advertisement in a gap would lack; `nil` where it may stand.
  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall?
}

/// Not before so far into the body.
struct FirstDistance: GapConstraint {
  let distance: Spanned<Distance>

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    Shortfall(
      Constraint(.first, distance.span), Need(distance.value, in: body),
      body.stretch(toAd: gap), to: "the body's top")
  }
}

/// Not closer than so much to the body's end.
struct LastDistance: GapConstraint {
  let distance: Spanned<Distance>

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    Shortfall(
      Constraint(.last, distance.span), Need(distance.value, in: body),
      body.stretch(fromAd: gap), to: "the body's end")
  }
}

/// Never between a heading and the text that it heads.
struct HeadingKeepsText: GapConstraint {
  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    guard body.blocks[gap - 1].neighbor == .heading else { return nil }
    return Shortfall(
      Constraint(.heading), to: "the heading in line \(body.blocks[gap - 1].line)")
  }
}

/// Never between what announces something and that.
struct LeadInKeepsText: GapConstraint {
  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    guard body.blocks[gap - 1].isLeadIn else { return nil }
    return Shortfall(Constraint(.leadIn), to: "line \(body.blocks[gap - 1].line) leads to it")
  }
}

/// None where the author wants none.
package struct NoAdZones: GapConstraint {
  /// By gap, the line of the mark that says so.
  private var lines: [Int: Int] = [:]

  /// - Parameter marks: in the order of the text; one that no other ends is about its own gap alone.
  package init(_ marks: [AdMark]) {
    var open: AdMark?
    for mark in marks {
      switch mark.kind {
      case .none:
        lines[mark.gap] = Int(mark.line)
        open = open ?? mark
      case .end:
        guard let start = open else { continue }
        for gap in start.gap...max(start.gap, mark.gap) { lines[gap] = Int(start.line) }
        open = nil
      case .here, .unknown: break
      }
    }
  }

  /// Whether the author wants none in a gap.
  package func contains(_ gap: Int) -> Bool { lines[gap] != nil }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    lines[gap].map { Shortfall(Constraint(.zone), to: "the author's mark in line \($0)") }
  }
}

/// So far below a kind of block and so far above it.
///
/// Of all blocks of the kind the nearest one on each side decides.
struct ClearOf: GapConstraint {
  private let neighbor: Neighbor
  private let after: Spanned<Distance>?
  private let before: Spanned<Distance>?
  /// By block, the last of the kind up to it, and the next from it on.
  private let last: [Int?]
  private let next: [Int?]

  init(_ clearance: NeighborDistances, in body: BodyGaps) {
    neighbor = clearance.neighbor
    after = clearance.after
    before = clearance.before
    let isOfKind = body.blocks.map { $0.neighbor == clearance.neighbor }
    var found: Int?
    last = isOfKind.indices.map { index in
      if isOfKind[index] { found = index }
      return found
    }
    found = nil
    next = isOfKind.indices.reversed().map { index -> Int? in
      if isOfKind[index] { found = index }
      return found
    }.reversed()
  }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    let shortfalls = [below(gap, body), above(gap, body)].compactMap(\.self)
    return shortfalls.max { $0.share < $1.share }
  }

  private func below(_ gap: Int, _ body: BodyGaps) -> Shortfall? {
    guard let after, let block = last[gap - 1] else { return nil }
    return Shortfall(
      Constraint(.after(neighbor), after.span), Need(after.value, in: body),
      body.stretch(fromEndOf: block, toAd: gap), to: name(block, "above", body))
  }

  private func above(_ gap: Int, _ body: BodyGaps) -> Shortfall? {
    guard let before, let block = next[gap] else { return nil }
    return Shortfall(
      Constraint(.before(neighbor), before.span), Need(before.value, in: body),
      body.stretch(fromAd: gap, toBlock: block), to: name(block, "below", body))
  }

  private func name(_ block: Int, _ side: String, _ body: BodyGaps) -> String {
    "the \(neighbor.rawValue) \(side), line \(body.blocks[block].line)"
  }
}

/// So far from the advertisements above and below the body.
struct AroundAds: GapConstraint {
  let constraint: Constraint
  let distance: Distance

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    let need = Need(distance, in: body)
    if let ad = body.surroundings.above {
      var stretch = body.stretch(toAd: gap)
      stretch.length += ad.distance
      if let lack = Shortfall(constraint, need, stretch, to: "'\(ad.name)' above the body") {
        return lack
      }
    }
    if let ad = body.surroundings.below {
      var stretch = body.stretch(fromAd: gap)
      stretch.length += ad.distance
      if let lack = Shortfall(constraint, need, stretch, to: "'\(ad.name)' below the body") {
        return lack
      }
    }
    return nil
  }
}
