import GalleyModel
import GalleyBasics

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
