import GalleyBasics
package import GalleyPages

/// How far pages shift on each screen, and which one most.
struct AuditShiftTable {
  private let summary: AuditSummary

  init(_ summary: AuditSummary) { self.summary = summary }

  /// A row for each screen on which a page shifts.
  var table: TextTable {
    var table = TextTable(
      ["screen", "median", "90 %", "worst", "above 0.1", "worst page"], leftColumns: [0, 5])
    for (screen, part) in summary.sortedScreens where part.shifts.largest > 0 {
      table.add(
        [screen.name] + [50, 90].map { decimals(part.shifts.share(percent: $0), 2) } + [
          decimals(Double(part.shifts.largest) / 1_000_000, 2), decimal(part.shifting),
          part.shiftiest.entries.first?.file ?? "–",
        ])
    }
    return table
  }

  /// The pages that shift most.
  var pages: TextTable {
    var table = TextTable(["screen", "layout shift", "article", "title"], leftColumns: [0, 2, 3])
    for (screen, part) in summary.sortedScreens {
      for entry in part.shiftiest.entries {
        table.add([
          screen.name, decimals(Double(entry.value) / 1_000_000, 2), entry.file, entry.title,
        ])
      }
    }
    return table
  }
}

/// How many readers come to the ads in bodies on each screen, and what that is worth.
struct AuditReaderTable {
  static let title =
    "Of 1,000 views of a page, the ads in its body that are come to, and their value"

  /// A row for each screen on which a placement says how far readers come.
  let table: TextTable

  init(_ summary: AuditSummary) {
    var table = TextTable(["screen", "pages", "impressions", "revenue"])
    for (screen, part) in summary.sortedScreens where part.impressions.count > 0 {
      table.add([
        screen.name, decimal(part.impressions.count), tenths(part.impressions.mean),
        decimals(part.revenue.mean, 2),
      ])
    }
    self.table = table
  }
}

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
