import GalleyBasics
package import GalleyPages

/// What the rules cost as a table: for people, and for spreadsheets.
package struct RuleCostTable {
  private let costs: RuleCosts

  package init(_ costs: RuleCosts) { self.costs = costs }

  static let title =
    "What each rule costs: ads and value, of all that rules place, if one number is relaxed by a step"
  static let columns = ["slot", "rule", "change", "ads", "value", "density", "pages", "where"]

  /// Whether anything was computed.
  var isEmpty: Bool { costs.numbers.isEmpty }

  /// A row for each number that costs something, the dearest first.
  var rows: [[String]] {
    costs.sorted.filter { $0.ads != 0 || $0.value != 0 }.map(Self.row)
  }

  /// How many numbers cost nothing; `nil` for none.
  var rest: String? {
    let idle = costs.numbers.count - rows.count
    return idle > 0 ? "\(decimal(idle)) more would change nothing if relaxed by a step" : nil
  }

  /// For a terminal; none where nothing was computed.
  var lines: [String] {
    if isEmpty { return [] }
    var table = TextTable(Self.columns, leftColumns: [0, 1, 2, 7])
    rows.forEach { table.add($0) }
    return ["", Self.title] + table.lines + (rest.map { ["  \($0)"] } ?? [])
  }

  private static func row(_ cost: RuleCost) -> [String] {
    let number = cost.number
    let (before, after) = (cost.change.before.meanDensity, cost.change.after.meanDensity)
    let density =
      percent(before) == percent(after)
      ? percent(after) : "\(tenths(before * 100)) → \(percent(after))"
    return [
      number.slot, number.rule, "\(number.from) → \(number.to)", signed(cost.adShare),
      signed(cost.valueShare),
      density, decimal(cost.change.gaining), "\(number.file):\(number.line):\(number.column)",
    ]
  }

  /// RFC 4180, a row for each number and screen.
  package var csv: [UInt8] {
    let header = AuditCSV.line([
      "slot", "rule", "from", "to", "file", "line", "column", "breakpoint", "pages",
      "pages_with_more",
      "ads", "ads_relaxed", "value", "value_relaxed", "density", "density_relaxed",
    ])
    return costs.sorted.reduce(into: header) { bytes, cost in
      for (screen, change) in cost.screens {
        bytes += AuditCSV.line(Self.cells(cost.number, screen, change))
      }
    }
  }

  private static func cells(
    _ number: RuleNumber, _ screen: AuditScreen, _ change: CostChange
  ) -> [String] {
    let (before, after) = (change.before, change.after)
    return [
      number.slot, number.rule, number.from, number.to, number.file, "\(number.line)",
      "\(number.column)",
      screen.name, "\(before.pages)", "\(change.gaining)", "\(before.ads)", "\(after.ads)",
      "\(before.units)", "\(after.units)", "\(before.meanDensity)", "\(after.meanDensity)",
    ]
  }

  /// `+7.4 %`
  private static func signed(_ share: Double) -> String {
    (share > 0 ? "+" : share < 0 ? "" : "±") + percent(share)
  }
}

extension CostSum {
  /// The value in the layout's own unit.
  var units: Double { Double(value) / 1_000_000 }
}
