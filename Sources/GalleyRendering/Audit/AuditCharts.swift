import GalleyBasics
import GalleyPages

/// Charts as SVG: every mark says in words what it shows.
extension HTMLWriter {
  /// Parts of a whole side by side.
  mutating func stackedBar(_ counts: [Int], labels: [String]) {
    let total = counts.reduce(0, +)
    let words = zip(counts, labels).map { "\($1): \(decimal($0))" }.joined(separator: ", ")
    svg(width: 1000, height: 28, "Articles by their ads: \(words)", class: "stack")
    var x = 0
    var seen = 0
    for (index, number) in counts.enumerated() where number > 0 {
      seen += number
      let end = seen * 1000 / max(1, total)
      raw("<rect y=\"0\" height=\"28\"")
      part(index)
      attribute("x", x)
      attribute("width", max(1, end - x - (end < 1000 ? 2 : 0)))
      raw("><title>")
      text("\(labels[index]): \(decimal(number)) (\(percent(number, of: total)))")
      raw("</title></rect>")
      x = end
    }
    raw("</svg>\n<p class=\"legend\">")
    for (index, label) in labels.enumerated() {
      raw("<span><i")
      part(index)
      raw("></i>")
      text("\(label) \(percent(counts[index], of: total))")
      raw("</span> ")
    }
    raw("</p>\n")
  }

  /// How often values were seen, in equal steps from 0 to the largest.
  ///
  /// - Parameters:
  ///   - unit: what the values are divided by.
  ///   - when: which of two audits it is of, `old` or `new`.
  ///   - limit: a value that a line is drawn at.
  ///   - what: the values are of, for the axis.
  mutating func histogram(
    _ values: Distribution, unit: Int, suffix: String, of screen: AuditScreen, when: String = "",
    color: Int, limit: Int?, of what: String
  ) {
    let chart = Histogram(values, unit: unit, limit: limit)
    let middle = Double(values.median) / Double(unit)
    let words = "median \(unit == 1 ? decimals(middle, 0) : tenths(middle))\(suffix)"
    begin(chart, words, of: screen, when: when)
    raw("<g")
    series(color)
    raw(">")
    for (index, number) in chart.counts.enumerated() where number > 0 {
      let (from, to) = (index * chart.step, (index + 1) * chart.step)
      bar(
        chart, index,
        "\(decimal(from)) to \(decimal(to))\(suffix): \(counted(number, "page"))")
    }
    raw("</g>")
    for tick in 0...3 {
      let value = decimal(chart.end * tick / 3)
      let anchor: StaticString = tick == 0 ? "start" : tick == 3 ? "end" : "middle"
      tickText(tick == 3 ? value + suffix : value, x: tick * 160, anchor)
    }
    if let limit {
      let x = limit * 480 / max(1, chart.end)
      raw("<line class=\"limit\" y1=\"30\" y2=\"180\"")
      attribute("x1", x)
      attribute("x2", x)
      raw("/><text class=\"limit\" y=\"46\"")
      attribute("x", x > 370 ? x - 4 : x + 4)
      if x > 370 { raw(" text-anchor=\"end\"") }
      raw(">limit ")
      text("\(limit)\(suffix)")
      raw("</text>")
    }
    end(what)
  }

  /// How many pages have no ads, one, two and so on; those without any stand out.
  ///
  /// - Parameter when: which of two audits it is of, `old` or `new`.
  mutating func adHistogram(
    _ ads: Distribution, of screen: AuditScreen, when: String = "", color: Int
  ) {
    let chart = Histogram(counting: ads)
    let few = ads.count(of: 0)
    let words = [
      when.isEmpty ? screen.size : "", counted(ads.sum, "ad"), "\(decimals(ads.mean, 2)) a page",
      few > 0 ? "\(percent(few, of: ads.count)) without any" : "",
    ]
    begin(chart, words.filter { !$0.isEmpty }.joined(separator: ", "), of: screen, when: when)
    for (index, number) in chart.counts.enumerated() where number > 0 {
      raw("<g")
      if index == 0 { part(0) } else { series(color) }
      raw(">")
      let (from, to) = (index * chart.step, (index + 1) * chart.step - 1)
      let ads = from == to ? counted(from, "ad") : "\(decimal(from)) to \(counted(to, "ad"))"
      bar(chart, index, "\(ads): \(counted(number, "page"))")
      raw("</g>")
    }
    let every = max(1, (chart.counts.count + 7) / 8)
    for index in stride(from: 0, to: chart.counts.count, by: every) {
      tickText(
        decimal(index * chart.step), x: (2 * index + 1) * 240 / chart.counts.count, "middle")
    }
    end("ads on a page")
  }

  private mutating func begin(
    _ chart: Histogram, _ words: String, of screen: AuditScreen, when: String
  ) {
    let name = when.isEmpty ? screen.name : "\(screen.name), \(when)"
    raw("<figure")
    attribute("data-screen", screen.name)
    raw("><figcaption><b>")
    text(name)
    raw("</b> ")
    text(words)
    raw("</figcaption>\n")
    let pages = counted(chart.counts.reduce(0, +), "page")
    svg(width: 480, height: 252, "\(name): \(pages), \(words)", class: "histogram")
    raw("<text x=\"0\" y=\"18\">")
    text("up to \(counted(chart.highest, "page"))")
    raw("</text>")
  }

  private mutating func bar(_ chart: Histogram, _ index: Int, _ words: String) {
    let (count, number) = (chart.counts.count, chart.counts[index])
    let height = max(2, number * 138 / max(1, chart.highest))
    let (x, end) = (index * 480 / count, (index + 1) * 480 / count)
    raw("<rect rx=\"2\"")
    attribute("x", x + 1)
    attribute("y", 180 - height)
    attribute("width", max(1, end - x - 2))
    attribute("height", height)
    raw("><title>")
    text(words)
    raw("</title></rect>")
  }

  private mutating func tickText(_ words: String, x: Int, _ anchor: StaticString) {
    raw("<text y=\"206\" text-anchor=\"")
    raw(anchor)
    raw("\"")
    attribute("x", x)
    raw(">")
    text(words)
    raw("</text>")
  }

  private mutating func end(_ what: String) {
    raw("<path class=\"axis\" d=\"M0 180.5H480\"/>")
    raw("<text x=\"240\" y=\"242\" text-anchor=\"middle\">")
    text(what)
    raw("</text></svg>\n</figure>\n")
  }
  /// A line for each of several series over the same steps.
  mutating func lines(_ chart: LineChart) {
    let scale = AxisScale(upTo: chart.series.flatMap(\.values).compactMap(\.self).max() ?? 0)
    let (left, width, bottom) = (72, 900, 250)
    let space = (width - left) / max(1, chart.steps.count)
    svg(
      width: width, height: 322, "\(chart.title), a line for each screen", class: "lines")
    for value in scale.ticks {
      let y = bottom - Int(value * 220 / scale.end)
      raw("<path class=\"grid\"")
      attribute("d", "M\(left) \(y).5H\(width)")
      raw("/><text text-anchor=\"end\"")
      attribute("x", left - 8)
      attribute("y", y + 6)
      raw(">")
      text(chart.tick(value, scale))
      raw("</text>")
    }
    axisTitle(chart.vertical)
    for (index, line) in chart.series.enumerated() {
      let points = line.values.enumerated().compactMap { step, value in
        value.map {
          (
            x: left + step * space + space / 2, y: bottom - Int($0 * 220 / scale.end), value: $0,
            step
          )
        }
      }
      raw("<g")
      attribute("data-screen", line.name)
      self.series(index)
      raw("><polyline")
      attribute("points", points.map { "\($0.x),\($0.y)" }.joined(separator: " "))
      raw("/>")
      for point in points {
        raw("<circle r=\"5\"")
        attribute("cx", point.x)
        attribute("cy", point.y)
        raw("><title>")
        text("\(line.name), \(chart.words(point.3)): \(chart.value(point.value))")
        raw("</title></circle>")
      }
      raw("</g>")
    }
    // No more numbers than there is room for.
    let every = max(1, (chart.steps.count + 11) / 12)
    for (step, name) in chart.steps.enumerated() where step.isMultiple(of: every) {
      raw("<text text-anchor=\"middle\"")
      attribute("x", left + step * space + space / 2)
      attribute("y", bottom + 26)
      raw(">")
      text(name)
      raw("</text>")
    }
    raw("<text text-anchor=\"middle\"")
    attribute("x", (left + width) / 2)
    attribute("y", bottom + 56)
    raw(">")
    text(chart.horizontal)
    raw("</text></svg>\n")
    legend(chart.series.map(\.name))
  }

  /// Value against density on each screen, by caps on density; the value is that of a page.
  mutating func curves(_ curves: [(screen: AuditScreen, now: CostSum, capped: [CostSum])]) {
    let chart = CurveChart(curves.flatMap { $0.capped + [$0.now] })
    svg(
      width: CurveChart.width, height: 322,
      "Value of a page against its density, a line for each screen",
      class: "lines")
    for value in chart.values.ticks {
      let y = chart.y(value)
      raw("<path class=\"grid\"")
      attribute("d", "M\(CurveChart.left) \(y).5H\(CurveChart.width)")
      raw("/><text text-anchor=\"end\"")
      attribute("x", CurveChart.left - 8)
      attribute("y", y + 6)
      raw(">")
      text(chart.values.tick(value))
      raw("</text>")
    }
    for share in chart.densities.ticks {
      raw("<text text-anchor=\"middle\"")
      attribute("x", chart.x(share))
      attribute("y", CurveChart.bottom + 26)
      raw(">")
      text("\(chart.densities.tick(share)) %")
      raw("</text>")
    }
    axisTitle("value of a page")
    for (index, curve) in curves.enumerated() {
      raw("<g")
      attribute("data-screen", curve.screen.name)
      series(index)
      raw("><polyline")
      attribute(
        "points",
        curve.capped.map { "\(chart.x($0)),\(chart.y($0))" }.joined(separator: " "))
      raw("/>")
      for (cap, sum) in zip(RuleCosts.caps, curve.capped) {
        dot(chart, sum, radius: 3, "\(curve.screen.name), at most \(cap) %")
      }
      dot(chart, curve.now, radius: 8, "\(curve.screen.name), as it is")
      raw("</g>")
    }
    raw("<text text-anchor=\"middle\"")
    attribute("x", (CurveChart.left + CurveChart.width) / 2)
    attribute("y", CurveChart.bottom + 56)
    raw(">mean density of the main content</text></svg>\n")
    legend(curves.map(\.screen.name))
  }

  private mutating func dot(_ chart: CurveChart, _ sum: CostSum, radius: Int, _ name: String) {
    raw("<circle")
    attribute("r", radius)
    attribute("cx", chart.x(sum))
    attribute("cy", chart.y(sum))
    raw("><title>")
    text(
      "\(name): value \(decimals(sum.unitsOfPage, 2)) a page, \(counted(sum.ads, "ad")), density "
        + percent(sum.meanDensity))
    raw("</title></circle>")
  }

  /// What the numbers at the left say.
  private mutating func axisTitle(_ words: String) {
    raw("<text x=\"0\" y=\"15\">")
    text(words)
    raw("</text>")
  }

  /// - Parameter names: of screens.
  private mutating func legend(_ names: [String]) {
    raw("<p class=\"legend\">")
    for (index, name) in names.enumerated() {
      raw("<span")
      attribute("data-screen", name)
      raw("><i")
      series(index)
      raw("></i>")
      text(name)
      raw("</span> ")
    }
    raw("</p>\n")
  }

  private mutating func svg(width: Int, height: Int, _ words: String, class name: StaticString) {
    raw("<svg role=\"img\" class=\"")
    raw(name)
    raw("\"")
    attribute("viewBox", "0 0 \(width) \(height)")
    attribute("aria-label", words)
    if name.utf8CodeUnitCount == 5, width == 1000 { raw(" preserveAspectRatio=\"none\"") }
    raw(">")
  }

  /// The colour of a part of a whole.
  private mutating func part(_ index: Int) {
    raw(" class=\"p")
    number(min(3, index))
    raw("\"")
  }

  /// The colour of a series.
  private mutating func series(_ index: Int) {
    raw(" class=\"s")
    number(index % 4)
    raw("\"")
  }
}

/// Where sums stand in a chart of value against density.
private struct CurveChart {
  /// In percent.
  let densities: AxisScale
  let values: AxisScale

  static let width = 900
  /// Where the chart begins, behind the numbers of its axis.
  static let left = 72
  static let bottom = 250

  init(_ sums: [CostSum]) {
    densities = AxisScale(upTo: (sums.map(\.meanDensity).max() ?? 0) * 100)
    values = AxisScale(upTo: sums.map(\.unitsOfPage).max() ?? 0)
  }

  /// The largest dot and the last number have room.
  func x(_ percent: Double) -> Int {
    let space = Self.width - Self.left - 50
    return Self.left + 20 + Int(percent * Double(space) / densities.end)
  }
  func y(_ value: Double) -> Int { Self.bottom - Int(value * 220 / values.end) }

  func x(_ sum: CostSum) -> Int { x(sum.meanDensity * 100) }
  func y(_ sum: CostSum) -> Int { y(sum.unitsOfPage) }
}

extension CostSum {
  /// The value of a page.
  fileprivate var unitsOfPage: Double { pages > 0 ? units / Double(pages) : 0 }
}

/// Counts in equal steps.
private struct Histogram {
  /// Of each step, from 0 up.
  private(set) var counts: [Int]
  /// What a step spans, and where the last one ends.
  let step: Int
  let end: Int

  private static let steps = 30

  init(_ values: Distribution, unit: Int, limit: Int?) {
    let largest = values.largest / values.steps / unit
    let wanted = max(largest + 1, (limit ?? 0) + 2)
    step = Self.roundedUp((wanted + Self.steps - 1) / Self.steps)
    end = step * Self.steps
    counts = Array(repeating: 0, count: Self.steps)
    for (value, number) in values.counts {
      counts[min(Self.steps - 1, value / unit / step)] += number
    }
  }

  /// Whole numbers, a step for each or for as many as there is room for.
  init(counting values: Distribution) {
    step = Self.roundedUp((values.largest + Self.steps) / Self.steps)
    let steps = max(8, values.largest / step + 1)
    end = step * steps
    counts = Array(repeating: 0, count: steps)
    for (value, number) in values.counts { counts[min(steps - 1, value / step)] += number }
  }

  var highest: Int { counts.max() ?? 0 }

  /// The next of 1, 2, 5, 10, 20, 50, …
  private static func roundedUp(_ number: Int) -> Int {
    var scale = 1
    while scale < 1 << 40 {
      for factor in [1, 2, 5] where factor * scale >= number { return factor * scale }
      scale *= 10
    }
    return number
  }
}

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
