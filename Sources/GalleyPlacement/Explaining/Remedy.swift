import GalleyBasics
import GalleyModel

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

/// What it takes to admit one advertisement more.
package enum Relaxation {
  /// The smallest change of a number that makes something possible.
  ///
  /// What is possible at a value must stay so further on towards the `loosest` one, as it is with the
  /// numbers of constraints. It is asked about `log₂` of their distance many values.
  ///
  /// - Parameters:
  ///   - current: the number as it is.
  ///   - loosest: the furthest that it may change to; above or below `current`.
  ///   - admits: whether it is possible with a value.
  /// - Returns: the value nearest to `current` that admits it, or nil if not even `loosest` does.
  package static func nearest(
    to current: Int, towards loosest: Int, admits: (Int) throws -> Bool
  ) rethrows -> Int? {
    guard try admits(loosest) else { return nil }
    if try admits(current) { return current }
    var (closed, open) = (current, loosest)
    while let middle = between(closed, open) {
      if try admits(middle) { open = middle } else { closed = middle }
    }
    return open
  }

  /// Halfway between two numbers, if there is one.
  private static func between(_ a: Int, _ b: Int) -> Int? {
    let (low, high) = (min(a, b), max(a, b))
    let middle = Int((Int128(low) + Int128(high)) >> 1)
    return middle > low ? middle : nil
  }
}
