import GalleyGeometry
import GalleyModel
import GalleyBasics

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

  init(_ clearance: NeighborDistances, in body: BodyMeasure) {
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

  func shortfall(at gap: Int, in body: BodyMeasure) -> Shortfall? {
    let shortfalls = [below(gap, body), above(gap, body)].compactMap(\.self)
    return shortfalls.max { $0.share < $1.share }
  }

  private func below(_ gap: Int, _ body: BodyMeasure) -> Shortfall? {
    guard let after, let block = last[gap - 1] else { return nil }
    return Shortfall(
      PlacementRule(.after(neighbor), after.span), Need(after.value, in: body),
      body.stretch(fromEndOf: block, toAd: gap), to: name(block, "above", body))
  }

  private func above(_ gap: Int, _ body: BodyMeasure) -> Shortfall? {
    guard let before, let block = next[gap] else { return nil }
    return Shortfall(
      PlacementRule(.before(neighbor), before.span), Need(before.value, in: body),
      body.stretch(fromAd: gap, toBlock: block), to: name(block, "below", body))
  }

  private func name(_ block: Int, _ side: String, _ body: BodyMeasure) -> String {
    "the \(neighbor.rawValue) \(side), line \(body.blocks[block].line)"
  }
}
