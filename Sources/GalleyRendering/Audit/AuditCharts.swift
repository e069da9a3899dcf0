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
  mutating func histogram(
    _ values: Distribution, unit: Int, suffix: String, of screen: AuditScreen, when: String = "",
    color: Int, limit: Int?
  ) {
    let name = when.isEmpty ? screen.name : "\(screen.name), \(when)"
    let chart = Histogram(values, unit: unit, limit: limit)
    let middle = "median \(tenths(Double(values.median) / Double(unit)))\(suffix)"
    raw("<figure")
    attribute("data-screen", screen.name)
    raw("><figcaption><b>")
    text(name)
    raw("</b> ")
    text(middle)
    raw("</figcaption>\n")
    svg(
      width: 480, height: 190, "\(name): \(counted(values.count, "page")), \(middle)",
      class: "histogram")
    raw("<g")
    series(color)
    raw(">")
    for (index, number) in chart.counts.enumerated() where number > 0 {
      let height = max(2, number * 140 / max(1, chart.highest))
      raw("<rect")
      attribute("x", index * 480 / chart.counts.count + 1)
      attribute("y", 150 - height)
      attribute("width", 480 / chart.counts.count - 2)
      attribute("height", height)
      raw("><title>")
      text(
        "\(decimal(index * chart.step)) to \(decimal((index + 1) * chart.step))\(suffix): "
          + counted(number, "page"))
      raw("</title></rect>")
    }
    raw("</g><path class=\"axis\" d=\"M0 150.5H480\"/>")
    for tick in 0...3 {
      let value = chart.end * tick / 3
      raw("<text y=\"172\"")
      attribute("x", tick * 160)
      if tick == 0 {
        raw(" text-anchor=\"start\"")
      } else if tick == 3 {
        raw(" text-anchor=\"end\"")
      } else {
        raw(" text-anchor=\"middle\"")
      }
      raw(">")
      text("\(decimal(value))\(tick == 3 ? suffix : "")")
      raw("</text>")
    }
    if let limit {
      let x = limit * 480 / max(1, chart.end)
      raw("<line class=\"limit\" y1=\"4\" y2=\"150\"")
      attribute("x1", x)
      attribute("x2", x)
      raw("/><text class=\"limit\" y=\"14\"")
      attribute("x", x > 400 ? x - 4 : x + 4)
      if x > 400 { raw(" text-anchor=\"end\"") }
      raw(">limit ")
      text("\(limit)\(suffix)")
      raw("</text>")
    }
    raw("</svg>\n</figure>\n")
  }

  /// A line for each of several series over the same steps.
  mutating func lines(_ steps: [String], _ series: [(name: String, values: [Double?])]) {
    let highest = max(1, series.flatMap(\.values).compactMap(\.self).max() ?? 1)
    let (left, width) = (64, 900)
    let space = (width - left) / max(1, steps.count)
    svg(
      width: width, height: 300, "Ads a page by the length of articles, a line for each screen",
      class: "lines")
    for tick in 0...4 {
      let y = 240 - tick * 55
      raw("<path class=\"grid\"")
      attribute("d", "M\(left) \(y).5H\(width)")
      raw("/><text text-anchor=\"end\"")
      attribute("x", left - 8)
      attribute("y", y + 5)
      raw(">")
      text(tenths(highest * Double(tick) / 4))
      raw("</text>")
    }
    axisTitle("ads a page")
    for (index, line) in series.enumerated() {
      let points = line.values.enumerated().compactMap { step, value in
        value.map {
          (x: left + step * space + space / 2, y: 240 - Int($0 * 220 / highest), value: $0, step)
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
        text("\(line.name), \(steps[point.3]): \(decimals(point.value, 2)) ads a page")
        raw("</title></circle>")
      }
      raw("</g>")
    }
    for (step, name) in steps.enumerated() {
      raw("<text y=\"266\" text-anchor=\"middle\"")
      attribute("x", left + step * space + space / 2)
      raw(">")
      text(name.replacing(" words", with: "").replacing(" and more", with: "+"))
      raw("</text>")
    }
    raw("<text y=\"290\" text-anchor=\"middle\"")
    attribute("x", (left + width) / 2)
    raw(">words</text></svg>\n")
    legend(series.map(\.name))
  }

  /// Value against density on each screen, by caps on density; the value is that of a page.
  mutating func curves(_ curves: [(screen: AuditScreen, now: CostSum, capped: [CostSum])]) {
    let chart = CurveChart(curves.flatMap { $0.capped + [$0.now] })
    svg(
      width: CurveChart.width, height: 320,
      "Value of a page against its density, a line for each screen",
      class: "lines")
    for tick in 0...4 {
      let y = 250 - tick * 55
      raw("<path class=\"grid\"")
      attribute("d", "M\(CurveChart.left) \(y).5H\(CurveChart.width)")
      raw("/><text text-anchor=\"end\"")
      attribute("x", CurveChart.left - 8)
      attribute("y", y + 5)
      raw(">")
      text(decimals(chart.highest * Double(tick) / 4, 2))
      raw("</text><text y=\"274\"")
      attribute("x", CurveChart.left + tick * (CurveChart.width - CurveChart.left) / 4)
      if tick == 4 {
        raw(" text-anchor=\"end\"")
      } else if tick > 0 {
        raw(" text-anchor=\"middle\"")
      }
      raw(">")
      text(percent(chart.densest * Double(tick) / 4))
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
    raw("<text y=\"304\" text-anchor=\"middle\"")
    attribute("x", (CurveChart.left + CurveChart.width) / 2)
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
    raw("<text x=\"0\" y=\"11\">")
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
  /// What is at the right and at the upper edge.
  let densest, highest: Double

  static let width = 900
  /// Where the chart begins, behind the numbers of its axis.
  static let left = 64

  init(_ sums: [CostSum]) {
    densest = max(0.01, sums.map(\.meanDensity).max() ?? 0)
    highest = max(0.01, sums.map(\.unitsOfPage).max() ?? 0)
  }

  /// The largest dot has room on either side.
  func x(_ sum: CostSum) -> Int {
    let space = Self.width - Self.left - 20
    return Self.left + 10 + Int(sum.meanDensity * Double(space) / densest)
  }
  func y(_ sum: CostSum) -> Int { 250 - Int(sum.unitsOfPage * 220 / highest) }
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
