import GalleyModel
import GalleyBasics

/// The change of one number, or flag, in a placement that would admit one more advertisement.
package struct Remedy: Sendable {
  package var constraint: Constraint
  /// As they are written: `800px`.
  package var from: String
  package var to: String
  /// How much of the number changes, from 0 for nothing.
  package var change: Double
  /// The gap of a body that the placement then takes first of those that it did not take before; `nil`
  /// in a rail.
  package var gap: Int?
  /// All constraints with the change.
  var constraints: Constraints
}

extension Remedy {
  /// Every number of some constraints whose change alone is enough, the smallest change first.
  ///
  /// - Parameter isEnough: whether constraints admit one more advertisement.
  static func all(
    changing constraints: Constraints, densityLimit: Double?, isEnough: (Constraints) -> Bool
  ) -> [Remedy] {
    TunableNumber.all(in: constraints, densityLimit: densityLimit)
      .compactMap { number -> Remedy? in
        let step = Relaxation.nearest(to: 0, towards: number.steps) { step in
          isEnough(number.changed(constraints, by: step))
        }
        guard let step, step > 0 else { return nil }
        return Remedy(
          constraint: number.constraint, from: number.text(at: 0), to: number.text(at: step),
          change: number.change(at: step), constraints: number.changed(constraints, by: step))
      }
      .enumerated()
      .sorted { ($0.element.change, $0.offset) < ($1.element.change, $1.offset) }
      .map(\.element)
  }
}

extension BodyAds {
  /// Every number whose change alone would admit one more, the smallest change first.
  package func remedies() -> [Remedy] {
    let before = Set(ads.map(\.gap))
    var counts = BestCounts()
    return Remedy.all(changing: query.constraints, densityLimit: query.densityLimit) {
      admitsMore($0, &counts)
    }.map { remedy in
      var remedy = remedy
      remedy.gap = placed(by: remedy.constraints).ads.map(\.gap).first { !before.contains($0) } ?? 1
      return remedy
    }
  }

  /// Whether constraints admit one more than there are; no more than that are asked for.
  private func admitsMore(_ constraints: Constraints, _ counts: inout BestCounts) -> Bool {
    var changed = query
    changed.constraints = constraints
    changed.limit = min(constraints.max?.value ?? .max, ads.count + 1)
    return changed.problem.admits(moreThan: ads.count, &counts) ?? false
  }

  private func placed(by constraints: Constraints) -> BodyAds {
    var changed = query
    changed.constraints = constraints
    return BodyAds(changed)
  }
}
