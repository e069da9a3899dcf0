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
