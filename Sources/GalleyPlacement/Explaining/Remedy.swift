import GalleyModel
import GalleySyntax

/// The change of one number in a placement that would admit one more advertisement.
package struct Remedy: Sendable {
  package var rule: PlacementRule
  /// As they are written: `800px`.
  package var from: String
  package var to: String
  /// How much of the number changes, from 0 for nothing.
  package var change: Double
  /// The gap that the placement then takes first of those that it did not take before.
  package var gap: Int
}

extension BodyPlacement {
  /// Every number whose change alone would admit one more, the smallest change first.
  package func remedies() -> [Remedy] {
    TunableNumber.all(in: query.rules, densityLimit: query.densityLimit)
      .compactMap(remedy).enumerated()
      .sorted { ($0.element.change, $0.offset) < ($1.element.change, $1.offset) }
      .map(\.element)
  }

  private func remedy(_ number: TunableNumber) -> Remedy? {
    let admitted = Relaxation.nearest(to: 0, towards: number.steps) { step in
      placement(number, at: step).ads.count > ads.count
    }
    guard let step = admitted, step > 0 else { return nil }
    let before = Set(ads.map(\.gap))
    let gap = placement(number, at: step).ads.map(\.gap).first { !before.contains($0) }
    return Remedy(
      rule: number.rule, from: number.text(at: 0), to: number.text(at: step),
      change: number.change(at: step), gap: gap ?? 1)
  }

  private func placement(_ number: TunableNumber, at step: Int) -> BodyPlacement {
    var changed = query
    number.set(&changed.rules, step)
    return BodyPlacement(changed)
  }
}
