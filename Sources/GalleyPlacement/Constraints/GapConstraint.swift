import GalleyModel
import GalleySyntax

/// A constraint on single gaps: whether an advertisement may stand there, whatever others there are.
protocol GapConstraint: Sendable {
  /// What an advertisement in a gap would lack; `nil` where it may stand.
  func shortfall(at gap: Int, in body: BodyMeasure) -> Shortfall?
}

/// Not before so far into the body.
struct FirstDistance: GapConstraint {
  let distance: Spanned<Distance>

  func shortfall(at gap: Int, in body: BodyMeasure) -> Shortfall? {
    Shortfall(
      PlacementRule(.first, distance.span), Need(distance.value, in: body),
      body.stretch(toAd: gap), to: "the body's top")
  }
}

/// Not closer than so much to the body's end.
struct LastDistance: GapConstraint {
  let distance: Spanned<Distance>

  func shortfall(at gap: Int, in body: BodyMeasure) -> Shortfall? {
    Shortfall(
      PlacementRule(.last, distance.span), Need(distance.value, in: body),
      body.stretch(fromAd: gap), to: "the body's end")
  }
}

/// Never between a heading and the text that it heads.
struct HeadingKeepsText: GapConstraint {
  func shortfall(at gap: Int, in body: BodyMeasure) -> Shortfall? {
    guard body.blocks[gap - 1].neighbor == .heading else { return nil }
    return Shortfall(
      PlacementRule(.heading), to: "the heading in line \(body.blocks[gap - 1].line)")
  }
}

/// Never between what announces something and that.
struct LeadInKeepsText: GapConstraint {
  func shortfall(at gap: Int, in body: BodyMeasure) -> Shortfall? {
    guard body.blocks[gap - 1].isLeadIn else { return nil }
    return Shortfall(PlacementRule(.leadIn), to: "line \(body.blocks[gap - 1].line) leads to it")
  }
}

/// None where the author wants none.
struct NoAdZones: GapConstraint {
  /// By gap, the line of the mark that says so.
  private var lines: [Int: Int] = [:]

  /// - Parameter marks: in the order of the text; one that no other ends is about its own gap alone.
  init(_ marks: [AdMark]) {
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

  func shortfall(at gap: Int, in body: BodyMeasure) -> Shortfall? {
    lines[gap].map { Shortfall(PlacementRule(.zone), to: "the author's mark in line \($0)") }
  }
}
