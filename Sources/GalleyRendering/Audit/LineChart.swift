import GalleyBasics

/// A line for each of several series over the same steps.
struct LineChart {
  /// What it shows, in words.
  let title: String
  /// What its axes tell.
  let horizontal, vertical: String
  /// What stands below each step.
  let steps: [String]
  /// The steps in words, where they are not what stands below them.
  var longSteps: [String] = []
  /// One for each screen; no value where it has no page.
  let series: [(name: String, values: [Double?])]
  /// Whether the values are percents.
  var isPercent = false

  func words(_ step: Int) -> String { longSteps.isEmpty ? steps[step] : longSteps[step] }

  func value(_ value: Double) -> String {
    isPercent ? "\(tenths(value)) %" : "\(decimals(value, 2)) \(vertical)"
  }

  func tick(_ value: Double, _ scale: AxisScale) -> String {
    scale.tick(value) + (isPercent ? " %" : "")
  }
}

/// The round numbers at an axis that begins at 0.
struct AxisScale {
  /// Between two numbers: 1, 2 or 5, times a power of 10.
  private let step: Double
  private let decimalPlaces: Int
  /// The last number.
  let end: Double

  init(upTo largest: Double) {
    let largest = largest.isFinite && largest > 0 ? largest : 1
    var scale = 1.0
    while scale * 5 < largest { scale *= 10 }
    while scale > largest, scale > 1e-6 { scale /= 10 }
    // No more than five steps.
    let factor = [0.2, 0.5, 1, 2, 5, 10].first { $0 * scale * 5 >= largest } ?? 10
    step = factor * scale
    var places = 0
    var whole = step
    while whole < 0.999, places < 8 {
      whole *= 10
      places += 1
    }
    decimalPlaces = places
    end = step * (largest / step).rounded(.up)
  }

  var ticks: [Double] {
    Array(stride(from: 0, through: end + step / 2, by: step))
  }

  func tick(_ value: Double) -> String { decimals(value, decimalPlaces) }
}
