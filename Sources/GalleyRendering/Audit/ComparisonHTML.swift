import GalleyBasics
package import GalleyModel
package import GalleyPages

/// Draws two audits beside each other as one HTML document that needs nothing from anywhere: what changes, and
/// the pages of the articles that win and lose, as they were and as they are.
package struct ComparisonHTML {
  private let comparison: AuditComparison
  private let tables: ComparisonTables

  /// The most pages that are drawn on each side of a screen.
  private static let drawnPages = 8

  package init(_ comparison: AuditComparison, _ layouts: [LayoutDifference] = []) {
    self.comparison = comparison
    tables = ComparisonTables(comparison, layouts)
  }

  package func render() -> [UInt8] {
    HTMLWriter.report("Comparison") { html in
      writeHead(&html)
      writeLayouts(&html)
      if comparison.isEmpty { return }
      writeInventory(&html)
      writeDensity(&html)
      write("What changes", tables.screens, &html)
      writePages("Articles with more ads", sign: "+", \.winners, &html)
      writePages("Articles with fewer ads", sign: "-", \.losers, &html)
      write("By section", tables.sections, &html)
      write("Findings", tables.findings, &html)
    }
  }

  private func writeHead(_ html: inout HTMLWriter) {
    html.raw("<header>\n")
    let changes = comparison.screens.compactMap { name, _, _ in
      comparison.changes[name].map { tables.sentence(on: name, $0) }
    }
    html.title(
      "Comparison",
      [tables.headline] + (comparison.isEmpty ? [] : changes) + [tables.withheld].compactMap(\.self)
    )
    let (old, new) = (comparison.old, comparison.new)
    html.figures(
      [
        ("articles", old.articles, new.articles), ("pages", old.pages, new.pages),
        ("ads", old.ads, new.ads), ("without a page", old.withoutPage, new.withoutPage),
      ].map { name, old, new in
        (name, old == new ? decimal(new) : "\(decimal(old)) → \(decimal(new))")
      })
    if !comparison.isEmpty { html.filter([("screen", comparison.screens.map(\.name))]) }
    html.raw("</header>\n")
  }

  private func writeLayouts(_ html: inout HTMLWriter) {
    var table = TextTable(["key", "change"], leftColumns: [0, 1])
    for (place, change) in tables.layouts { table.add([place, change]) }
    write("What the layouts say", table, &html)
  }

  private func write(_ title: String, _ table: TextTable, _ html: inout HTMLWriter) {
    guard !table.rows.isEmpty else { return }
    html.section(title)
    if !table.header.contains("screen") { html.allScreensNote() }
    html.table(table, title)
    html.raw("</section>\n")
  }

  private func writeInventory(_ html: inout HTMLWriter) {
    html.section("How many ads articles have")
    html.raw("<div class=\"charts pairs\">\n")
    for (index, (name, old, new)) in comparison.screens.enumerated() {
      for (when, summary, part) in [
        ("old", comparison.old, old), ("new", comparison.new, new),
      ] {
        guard let part, let screen = summary.sortedScreens.first(where: { $0.screen.name == name })
        else { continue }
        html.adHistogram(part.ads, of: screen.screen, when: when, color: index)
      }
    }
    html.raw("</div></section>\n")
  }

  private func writeDensity(_ html: inout HTMLWriter) {
    html.section("How dense pages are")
    html.paragraph("What ads take of the main content's height, before and after.")
    html.raw("<div class=\"charts pairs\">\n")
    let screens = comparison.old.sortedScreens.map(\.screen)
    for (index, (name, old, new)) in comparison.screens.enumerated() {
      guard let screen = screens.first(where: { $0.name == name }) else { continue }
      for (when, part) in [("old", old), ("new", new)] {
        guard let part, part.densities.count > 0 else { continue }
        html.histogram(
          part.densities, unit: 10_000, suffix: " %", of: screen, when: when, color: index,
          limit: index == 0 ? 30 : 50, of: "ads in the main content")
      }
    }
    html.raw("</div></section>\n")
  }

  private func writePages(
    _ title: String, sign: String, _ side: KeyPath<AuditComparison.Changes, Ranking>,
    _ html: inout HTMLWriter
  ) {
    let screens = comparison.screens.compactMap { name, _, _ in
      comparison.changes[name].map { (name, $0[keyPath: side].entries) }
    }.filter { !$0.1.isEmpty }
    guard !screens.isEmpty else { return }
    html.section(title)
    html.paragraph(
      "Each page as it was and as it is. Ads are coloured; the dashed line is the end of the first screen."
    )
    var table = TextTable(["screen", "ads", "article", "title"], leftColumns: [0, 2, 3])
    for (name, entries) in screens {
      html.raw("<div class=\"maps\"")
      html.attribute("data-screen", name)
      html.raw("><h3>")
      html.text(name)
      html.raw("</h3>\n<div class=\"row pairs\">\n")
      for entry in entries {
        table.add([name, "\(sign)\(entry.value)", entry.file, entry.title])
      }
      for entry in entries.prefix(Self.drawnPages) {
        guard let old = entry.earlier, let new = entry.map else { continue }
        html.mapFigure(
          [(old, "as it was"), (new, "as it is")], "\(sign)\(counted(entry.value, "ad"))", entry)
      }
      html.raw("</div></div>\n")
    }
    html.raw("<details><summary>As a table</summary>\n")
    html.table(table, title)
    let all = screens.reduce(0) { sum, screen in
      sum + (comparison.changes[screen.0].map { sign == "+" ? $0.winning : $0.losing } ?? 0)
    }
    if all > table.rows.count {
      html.paragraph("and \(decimal(all - table.rows.count)) more, which --format json lists")
    }
    html.raw("</details></section>\n")
  }
}
