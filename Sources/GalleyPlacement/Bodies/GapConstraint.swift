import GalleyBasics
import GalleyGeometry
package import GalleyModel

/// A constraint on single gaps: whether an advertisement may stand there, whatever others there are.
///
/// A placement asks only whether it may; what one would lack is found for those who ask why.
protocol GapConstraint: Sendable {
  /// What a shortfall of it may name.
  var constraints: [Constraint] { get }
  func allows(_ gap: Int, in body: BodyGaps) -> Bool
  /// What an advertisement in a gap would lack; `nil` where it may stand.
  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall?
  /// Closes the gaps that it does not allow.
  ///
  /// - Parameter isOpen: one for each gap of the body, from the first.
  func close(_ isOpen: inout [Bool], in body: BodyGaps)
}

extension GapConstraint {
  func close(_ isOpen: inout [Bool], in body: BodyGaps) {
    for (index, gap) in body.gaps.enumerated() where isOpen[index] {
      isOpen[index] = allows(gap, in: body)
    }
  }
}

/// A distance of a layout on one screen, with the key that asks for it.
struct AskedDistance: Sendable {
  let constraint: Constraint
  let need: Need

  init(_ kind: Constraint.Kind, _ distance: Spanned<Distance>, in body: BodyGaps) {
    constraint = Constraint(kind, distance.span)
    need = Need(distance.value, in: body)
  }

  init(_ constraint: Constraint, _ distance: Distance, in body: BodyGaps) {
    self.constraint = constraint
    need = Need(distance, in: body)
  }

  func shortfall(_ stretch: Stretch, to landmark: @autoclosure () -> Landmark) -> Shortfall? {
    need.isMet(by: stretch) ? nil : Shortfall(constraint, need, stretch, to: landmark())
  }
}

/// Not before so far into the body.
struct FirstDistance: GapConstraint {
  let distance: AskedDistance
  var constraints: [Constraint] { [distance.constraint] }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool {
    distance.need.isMet(by: body.stretch(toAd: gap))
  }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    distance.shortfall(body.stretch(toAd: gap), to: .bodyTop)
  }
}

/// Not closer than so much to the body's end.
struct LastDistance: GapConstraint {
  let distance: AskedDistance
  var constraints: [Constraint] { [distance.constraint] }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool {
    distance.need.isMet(by: body.stretch(fromAd: gap))
  }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    distance.shortfall(body.stretch(fromAd: gap), to: .bodyEnd)
  }
}

/// Never between a heading and the text that it heads.
struct HeadingKeepsText: GapConstraint {
  var constraints: [Constraint] { [Constraint(.heading)] }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool { body.blocks[gap - 1].neighbor != .heading }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    allows(gap, in: body)
      ? nil : Shortfall(Constraint(.heading), to: .heading(line: body.blocks[gap - 1].line))
  }
}

/// Never between what leads to something and that.
struct LeadInKeepsText: GapConstraint {
  var constraints: [Constraint] { [Constraint(.leadIn)] }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool { !body.blocks[gap - 1].isLeadIn }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    allows(gap, in: body)
      ? nil : Shortfall(Constraint(.leadIn), to: .leadIn(line: body.blocks[gap - 1].line))
  }
}

/// Never beside a picture, which would reach into the advertisement.
struct BelowAsides: GapConstraint {
  var constraints: [Constraint] { [Constraint(.aside)] }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool { body.aside(at: gap) == nil }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    body.aside(at: gap).map { Shortfall(Constraint(.aside), to: .aside(line: $0)) }
  }
}

/// Only between what belongs together: above a heading, or above a divider that leads to one.
struct BetweenSections: GapConstraint {
  private let between: Spanned<Between>
  /// By gap.
  private var isOpen: [Bool]

  init(_ between: Spanned<Between>, in body: BodyGaps) {
    self.between = between
    isOpen = body.blocks.map { _ in false }
    for gap in body.blocks.indices.reversed() {
      let block = body.blocks[gap]
      if block.neighbor == .divider, gap + 1 < body.blocks.count {
        isOpen[gap] = isOpen[gap + 1]
      } else {
        isOpen[gap] =
          between.value == .headings ? block.neighbor == .heading : block.isEntryStart
      }
    }
  }

  var constraints: [Constraint] { [Constraint(.between, between.span)] }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool { isOpen[gap] }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    allows(gap, in: body)
      ? nil : Shortfall(Constraint(.between, between.span), to: .inside(between.value))
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

  var constraints: [Constraint] { [Constraint(.zone)] }

  /// Whether the author wants none in a gap.
  package func contains(_ gap: Int) -> Bool { lines[gap] != nil }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool { !contains(gap) }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    lines[gap].map { Shortfall(Constraint(.zone), to: .mark(line: $0)) }
  }
}

/// So far below a kind of block and so far above it.
///
/// Of all blocks of the kind the nearest one on each side decides.
struct ClearOf: GapConstraint {
  private let neighbor: Neighbor
  private let after: AskedDistance?
  private let before: AskedDistance?
  private let nearest: BodyOutline.Nearest

  /// Nothing where the body has no block of the kind.
  ///
  /// - Parameter isBetween: whether only gaps above a heading are open, so that no distance to it is kept.
  init?(_ clearance: NeighborDistances, in body: BodyGaps, isBetween: Bool = false) {
    guard let nearest = body.outline.nearest[clearance.neighbor] else { return nil }
    neighbor = clearance.neighbor
    after = clearance.after.map { AskedDistance(.after(clearance.neighbor), $0, in: body) }
    let written = isBetween && clearance.neighbor == .heading ? nil : clearance.before
    before = written.map { AskedDistance(.before(clearance.neighbor), $0, in: body) }
    self.nearest = nearest
  }

  var constraints: [Constraint] { [after?.constraint, before?.constraint].compactMap(\.self) }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool {
    allows(gap, after: after?.need, before: before?.need, in: body)
  }

  func close(_ isOpen: inout [Bool], in body: BodyGaps) {
    let (after, before) = (after?.need, before?.need)
    for (index, gap) in body.gaps.enumerated() where isOpen[index] {
      isOpen[index] = allows(gap, after: after, before: before, in: body)
    }
  }

  /// - Parameters:
  ///   - after: how far below a block of the kind.
  ///   - before: how far above one.
  private func allows(_ gap: Int, after: Need?, before: Need?, in body: BodyGaps) -> Bool {
    if let after, let above = nearest.above(gap),
      !after.isMet(by: body.stretch(fromEndOf: above, toAd: gap))
    {
      return false
    }
    guard let before, let below = nearest.below(gap) else { return true }
    return before.isMet(by: body.stretch(fromAd: gap, toBlock: below))
  }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    let lacks = [
      nearest.above(gap).flatMap { above in
        after?.shortfall(
          body.stretch(fromEndOf: above, toAd: gap),
          to: .block(neighbor, .above, line: body.blocks[above].line))
      },
      nearest.below(gap).flatMap { below in
        before?.shortfall(
          body.stretch(fromAd: gap, toBlock: below),
          to: .block(neighbor, .below, line: body.blocks[below].line))
      },
    ]
    return lacks.compactMap(\.self).max { $0.share < $1.share }
  }
}

/// So far from the advertisements above and below the body.
struct AroundAds: GapConstraint {
  let distance: AskedDistance
  var constraints: [Constraint] { [distance.constraint] }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool {
    isFar(from: body.surroundings.above, body.stretch(toAd: gap))
      && isFar(from: body.surroundings.below, body.stretch(fromAd: gap))
  }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    lacks(of: body.surroundings.above, body.stretch(toAd: gap), .above)
      ?? lacks(of: body.surroundings.below, body.stretch(fromAd: gap), .below)
  }

  private func isFar(from ad: Surroundings.Ad?, _ stretch: Stretch) -> Bool {
    ad.map { distance.need.isMet(by: stretch.longer(by: $0.distance)) } ?? true
  }

  private func lacks(
    of ad: Surroundings.Ad?, _ stretch: Stretch, _ side: Landmark.Side
  ) -> Shortfall? {
    guard let ad else { return nil }
    return distance.shortfall(stretch.longer(by: ad.distance), to: .slot(ad.name, side))
  }
}
