package import GalleyModel
import GalleyBasics

/// A number of a placement that may be changed in steps, each of which allows more than the last. A flag is
/// the number 1 until it is taken back.
struct TunableNumber {
  let constraint: Constraint
  /// What it is without a change.
  private let start: Double
  /// What a step changes it by.
  private let stride: Double
  private let end: Double
  private let unit: Unit
  private let set: (inout Constraints, Double) -> Void

  /// How it is written.
  private enum Unit {
    case plain, percent
    case distance(Distance.Unit)
    /// 1 for `true`, 0 for `false`.
    case flag
  }

  /// How many steps there are.
  var steps: Int { Int((abs(end - start) / abs(stride)).rounded(.up)) }

  /// How many steps an editor would try at first: 50 px or words, a quarter of a screen, 5 percent, or one of what
  /// is counted.
  var usualSteps: Int {
    switch (constraint.kind, unit) {
    case (.minWords, _), (_, .distance(.pixels)), (_, .distance(.words)): 50
    case (_, .distance(.screens)): 25
    case (_, .percent), (_, .distance(.percent)): 5
    default: 1
    }
  }

  /// In whole hundredths, so that what is tried is what `text` says.
  private func value(at step: Int) -> Double {
    guard step > 0 else { return start }
    let value = ((start + Double(step) * stride) * 100).rounded() / 100
    return stride < 0 ? max(end, value) : min(end, value)
  }

  func changed(_ constraints: Constraints, by step: Int) -> Constraints {
    var changed = constraints
    set(&changed, value(at: step))
    return changed
  }

  /// As it is written in a layout.
  func text(at step: Int) -> String {
    let value = value(at: step)
    let number = Self.hundredths(value)
    switch unit {
    case .plain: return number
    case .percent: return number + "%"
    case .flag: return value == 0 ? "false" : "true"
    case .distance(let unit):
      if unit == .pixels || unit == .percent { return number + unit.rawValue }
      return number == "1" ? "1 \(unit.singular)" : "\(number) \(unit.rawValue)"
    }
  }

  private static func hundredths(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    guard rest > 0 else { return "\(whole)" }
    return rest % 10 == 0
      ? "\(whole).\(rest / 10)" : rest < 10 ? "\(whole).0\(rest)" : "\(whole).\(rest)"
  }

  func change(at step: Int) -> Double {
    start == 0 ? .infinity : abs(value(at: step) - start) / abs(start)
  }
}

extension TunableNumber {
  /// All numbers of some constraints.
  static func all(in constraints: Constraints, densityLimit: Double?) -> [TunableNumber] {
    var all: [TunableNumber] = []
    if let first = constraints.first { all.append(.distance(.first, first) { $0.first = $1 }) }
    if let last = constraints.last { all.append(.distance(.last, last) { $0.last = $1 }) }
    for (index, step) in (constraints.gap ?? []).enumerated() {
      all.append(.distance(.gap, step.distance) { $0.gap?[index].distance = $1 })
    }
    if let around = constraints.around { all.append(.distance(.around, around) { $0.around = $1 }) }
    for (index, distances) in constraints.clearOf.enumerated() {
      all += clearOf(distances, at: index)
    }
    if let max = constraints.max {
      all.append(
        TunableNumber(
          constraint: Constraint(.max, max.span), start: Double(max.value), stride: 1,
          end: Double(max.value + 1), unit: .plain,
          set: { $0.max = Spanned(Int($1), max.span) }))
    }
    if let words = constraints.minWords {
      all.append(
        TunableNumber(
          constraint: Constraint(.minWords, words.span), start: Double(words.value), stride: -1,
          end: 0, unit: .plain, set: { $0.minWords = Spanned(Int($1), words.span) }))
    }
    if let screen = constraints.screen, screen.value {
      all.append(
        TunableNumber(
          constraint: Constraint(.screen, screen.span), start: 1, stride: -1, end: 0, unit: .flag,
          set: { $0.screen = Spanned($1 > 0, screen.span) }))
    }
    if let limit = densityLimit, let span = constraints.density?.span {
      all.append(density(limit, span))
    }
    return all
  }

  private static func distance(
    _ kind: Constraint.Kind, _ distance: Spanned<Distance>,
    _ set: @escaping (inout Constraints, Spanned<Distance>) -> Void
  ) -> TunableNumber {
    let value = distance.value
    return TunableNumber(
      constraint: Constraint(kind, distance.span), start: value.amount,
      stride: value.unit == .screens ? -0.01 : -1, end: 0, unit: .distance(value.unit),
      set: { set(&$0, Spanned(Distance($1, value.unit), distance.span)) })
  }

  /// One number for both sides, where it is written once.
  private static func clearOf(_ distances: NeighborDistances, at index: Int) -> [TunableNumber] {
    let (after, before) = (distances.after, distances.before)
    if let after, let before, after.span == before.span {
      return [
        .distance(.after(distances.neighbor), after) {
          $0.clearOf[index].after = $1
          $0.clearOf[index].before = $1
        }
      ]
    }
    return [
      after.map { .distance(.after(distances.neighbor), $0) { $0.clearOf[index].after = $1 } },
      before.map { .distance(.before(distances.neighbor), $0) { $0.clearOf[index].before = $1 } },
    ].compactMap(\.self)
  }

  private static func density(_ limit: Double, _ span: Span) -> TunableNumber {
    TunableNumber(
      constraint: Constraint(.density, span), start: limit * 100, stride: 1, end: 100,
      unit: .percent,
      set: { $0.density = Spanned(.share($1 / 100), span) })
  }
}

extension DensityLimit {
  fileprivate var share: Double? { if case .share(let share) = self { share } else { nil } }
}

extension Placement {
  /// The constraints that are written in it, presets left out.
  package var writtenConstraints: [Constraint] {
    ([constraints] + changes.map(\.constraints)).flatMap { constraints in
      TunableNumber.all(in: constraints, densityLimit: constraints.density?.value.share).map(
        \.constraint)
    }
  }
}
