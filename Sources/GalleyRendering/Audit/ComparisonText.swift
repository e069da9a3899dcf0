import GalleyBasics
package import GalleyModel
package import GalleyPages

/// Draws two audits beside each other for a terminal.
package struct ComparisonText {
  private let comparison: AuditComparison
  private let tables: ComparisonTables
  private var lines: [String] = []

  /// The most articles that are named on each side of a screen.
  private static let shownArticles = 5

  package init(_ comparison: AuditComparison, _ layouts: [LayoutDifference] = []) {
    self.comparison = comparison
    tables = ComparisonTables(comparison, layouts)
  }

  package consuming func render() -> [UInt8] {
    lines.append(tables.headline)
    if let withheld = tables.withheld { lines.append(withheld) }
    addLayouts()
    if !comparison.isEmpty {
      add("What changes", tables.screens)
      add(
        "By section: ads; how mean density, mean depth of the first ad, worst shift and findings change",
        tables.sections)
      add("Findings", tables.findings)
      addArticles()
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private mutating func add(_ title: String, _ table: TextTable) {
    guard !table.rows.isEmpty else { return }
    lines += ["", title] + table.lines
  }

  private mutating func addLayouts() {
    let layouts = tables.layouts
    guard !layouts.isEmpty else { return }
    lines += ["", "What the layouts say"]
    lines += layouts.map { printableLine("  \($0.place)  \($0.change)") }
  }

  private mutating func addArticles() {
    for (name, _, _) in comparison.screens {
      guard let part = comparison.changes[name] else { continue }
      lines += ["", "Articles on \(name) by their ads: " + tables.articles(part)]
      for (ranking, all, sign, what) in [
        (part.winners, part.winning, "+", "more ads"), (part.losers, part.losing, "-", "fewer"),
      ] {
        for entry in ranking.entries.prefix(Self.shownArticles) {
          lines.append(printableLine("  \(sign)\(entry.value)  \(entry.file)"))
        }
        let more = all - min(all, Self.shownArticles)
        if more > 0 { lines.append("  and \(decimal(more)) more with \(what) (--format json)") }
      }
    }
  }
}

/// What two audits tell differently, in tables.
struct ComparisonTables {
  private let comparison: AuditComparison
  private let differences: [LayoutDifference]

  init(_ comparison: AuditComparison, _ differences: [LayoutDifference]) {
    self.comparison = comparison
    self.differences = differences
  }

  var headline: String {
    if comparison.isEmpty {
      return "\(counted(comparison.new.articles, "article")): nothing changes"
    }
    let ads = (comparison.old.ads, comparison.new.ads)
    return [
      "\(decimal(ads.0)) → \(decimal(ads.1)) ads (\(change(ads.0, ads.1)))",
      comparison.gone > 0 ? "\(counted(comparison.gone, "article")) only in the old" : nil,
      comparison.added > 0 ? "\(counted(comparison.added, "article")) only in the new" : nil,
    ].compactMap(\.self).joined(separator: " · ")
  }

  /// What is said of articles that are not compared, where there are any.
  var withheld: String? {
    let (old, new) = (comparison.old.withheld.count, comparison.new.withheld.count)
    guard old + new > 0 else { return nil }
    let number = old == new ? decimal(new) : "\(decimal(old)) → \(decimal(new))"
    return max(old, new) == 1
      ? "\(number) article is not for readers and not compared."
      : "\(number) articles are not for readers and not compared."
  }

  /// What the layouts say otherwise: where, and what.
  var layouts: [(place: String, change: String)] {
    differences.map { difference in
      let (old, new) = (excerpt(difference.old, limit: 60), excerpt(difference.new, limit: 60))
      let change =
        old.isEmpty ? "new: \(new)" : new.isEmpty ? "gone: \(old)" : "\(old) → \(new)"
      let place = [difference.layout, difference.path].filter { !$0.isEmpty }
      return (place.joined(separator: "  "), change)
    }
  }

  var screens: TextTable {
    var table = TextTable(["screen", "figure", "old", "new", "change"], leftColumns: [0, 1])
    for (name, old, new) in comparison.screens {
      let (old, new) = (old ?? ScreenSummary(), new ?? ScreenSummary())
      func row(_ what: String, _ a: String, _ b: String, _ change: String) {
        if a != b { table.add([name, what, a, b, change]) }
      }
      row(
        "articles", decimal(old.articles), decimal(new.articles), change(old.articles, new.articles)
      )
      row("ads", decimal(old.ads.sum), decimal(new.ads.sum), change(old.ads.sum, new.ads.sum))
      for number in 0...2 {
        let (a, b) = (old.ads.count(of: number), new.ads.count(of: number))
        let what = number == 0 ? "no ads" : counted(number, "ad")
        row("articles with \(what)", decimal(a), decimal(b), change(a, b))
      }
      let (a, b) = (old.ads.count(from: 3), new.ads.count(from: 3))
      row("articles with 3 ads and more", decimal(a), decimal(b), change(a, b))
      row(
        "above the fold", decimal(old.aboveFold.sum), decimal(new.aboveFold.sum),
        change(old.aboveFold.sum, new.aboveFold.sum))
      row(
        "first ad, median", "\(decimal(old.firstAds.median)) px",
        "\(decimal(new.firstAds.median)) px",
        change(old.firstAds.median, new.firstAds.median))
      for percent in [50, 95] {
        let (a, b) = (old.densities.share(percent: percent), new.densities.share(percent: percent))
        let what = percent == 50 ? "median" : "95 %"
        row(
          "density, \(what)", GalleyRendering.percent(a), GalleyRendering.percent(b), points(a, b))
      }
      row(
        "density, mean", percent(old.densities.mean / 1e6), percent(new.densities.mean / 1e6),
        points(old.densities.mean / 1e6, new.densities.mean / 1e6))
      row(
        "pages over the limit", decimal(old.overLimit), decimal(new.overLimit),
        change(old.overLimit, new.overLimit))
      row(
        "layout shift, worst", share(old.shifts.largest), share(new.shifts.largest),
        signed(Double(new.shifts.largest - old.shifts.largest) / 1e6, 2))
      row(
        "pages that shift by more than 0.1", decimal(old.shifting), decimal(new.shifting),
        change(old.shifting, new.shifting))
      row(
        "impressions", tenths(old.impressions.mean), tenths(new.impressions.mean),
        change(old.impressions.sum, new.impressions.sum))
      row(
        "revenue", decimals(old.revenue.mean, 2), decimals(new.revenue.mean, 2),
        change(old.revenue.sum, new.revenue.sum))
    }
    return table
  }

  /// Ads, and by how much the mean density, the mean depth of first ads, the worst shift and the findings change.
  var sections: TextTable {
    var table = TextTable(
      [
        "section", "screen", "old", "new", "change", "density", "first ad", "worst shift",
        "findings",
      ], leftColumns: [0, 1])
    let old = Dictionary(
      comparison.old.groups(of: .section).map { ($0.group, $0.summary) },
      uniquingKeysWith: { a, _ in a })
    let new = comparison.new.groups(of: .section)
    guard new.count > 1 else { return table }
    for (group, summary) in new {
      for (screen, part) in summary.screens.sorted(by: { $0.key < $1.key }) {
        let before = old[group]?.screens.first { $0.key.name == screen.name }?.value
        guard let before, before != part else { continue }
        table.add([
          group.title, screen.name, decimal(before.ads), decimal(part.ads),
          change(before.ads, part.ads), points(before.meanDensity, part.meanDensity),
          before.meanFirstAd == part.meanFirstAd
            ? "±0 px" : "\(signed(part.meanFirstAd - before.meanFirstAd, 0)) px",
          signed(Double(part.worstShift - before.worstShift) / 1e6, 2),
          signed(Double(part.findings - before.findings), 0),
        ])
      }
    }
    return table
  }

  var findings: TextTable {
    let (old, new) = (byRule(comparison.old), byRule(comparison.new))
    var table = TextTable(["rule", "old", "new", "change"])
    for rule in Set(old.keys).union(new.keys).sorted() where old[rule] != new[rule] {
      let (a, b) = (old[rule] ?? 0, new[rule] ?? 0)
      table.add([rule, decimal(a), decimal(b), change(a, b)])
    }
    return table
  }

  private func byRule(_ summary: AuditSummary) -> [String: Int] {
    summary.findings.reduce(into: [:]) { $0[$1.key.rule.rawValue, default: 0] += $1.value.count }
  }

  /// The same in a sentence.
  func sentence(on screen: String, _ part: AuditComparison.Changes) -> String {
    let sides = [(part.winning, "more"), (part.losing, "fewer")].filter { $0.0 > 0 }.map {
      "\(counted($0, "article")) \($0 == 1 ? "gets" : "get") \($1) ads"
    }
    let moved = part.moved > 0 ? ", \(decimal(part.moved)) of them elsewhere" : ""
    return "On \(screen) "
      + (sides.isEmpty ? "no article gets more or fewer ads" : sides.joined(separator: " and "))
      + (part.same > 0
        ? "; \(decimal(part.same)) \(part.same == 1 ? "has" : "have") as many\(moved)." : ".")
  }

  /// How many articles win and lose on a screen.
  func articles(_ part: AuditComparison.Changes) -> String {
    [
      "\(decimal(part.winning)) more", "\(decimal(part.losing)) fewer",
      "\(decimal(part.same)) as many", "\(decimal(part.moved)) of them elsewhere",
    ].joined(separator: ", ")
  }

  /// By how much a number grows: `+7.4 %`.
  private func change(_ old: Int, _ new: Int) -> String {
    guard old != 0 else { return new == 0 ? "" : "+\(decimal(new))" }
    return signed(Double(new - old) * 100 / Double(old)) + " %"
  }

  /// By how much a share grows, in percentage points.
  private func points(_ old: Double, _ new: Double) -> String {
    signed((new - old) * 100) + " points"
  }

  private func signed(_ value: Double, _ places: Int = 1) -> String {
    (value >= 0 ? "+" : "") + decimals(value, places)
  }

  /// Millionths as a number from 0 to 1.
  private func share(_ millionths: Int) -> String { decimals(Double(millionths) / 1e6, 2) }
}
