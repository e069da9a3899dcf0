import GalleyBasics
import GalleyPages

/// The part of an audit's report that names articles and rules: what rules cost, the worst pages, and the findings.
struct AuditDetailsHTML {
  private let summary: AuditSummary

  init(_ summary: AuditSummary) { self.summary = summary }

  func write(_ html: inout HTMLWriter) {
    writeCosts(&html)
    writeMaps(&html)
    writeArticles(&html)
    writeFindings(&html)
  }

  private func writeCosts(_ html: inout HTMLWriter) {
    let costs = RuleCostTable(summary.costs)
    guard !costs.isEmpty else { return }
    html.section("What each rule costs")
    html.allScreensNote()
    var table = TextTable(RuleCostTable.columns, leftColumns: [0, 1, 2, 7])
    costs.rows.forEach { table.add($0) }
    table.bars = [3, 4]
    if let dearest = AuditVerdict(summary).dearest { html.paragraph(dearest) }
    html.table(table, RuleCostTable.title)
    if let rest = costs.rest {
      html.raw("<p>")
      html.text(rest)
      html.raw("</p>\n")
    }
    html.raw("</section>\n")
    html.section("Value against density")
    html.raw(
      "<p>What the best placement is worth if ads take at most so much of the main content, ")
    html.raw("all other rules as they are. The large dot is the layout as it is.</p>\n")
    html.scroll("Value against density")
    html.curves(summary.costs.curves)
    html.raw("</div>\n</section>\n")
  }

  /// The most pages that are drawn on each screen.
  private static let drawnPages = 8

  private func writeMaps(_ html: inout HTMLWriter) {
    let kinds: [(title: String, entries: (ScreenSummary) -> [Ranking.Entry])] = [
      ("The densest pages", { $0.densest.entries }),
      ("The longest articles without an ad", { $0.adless.entries }),
    ]
    for (index, kind) in kinds.enumerated() {
      let drawn = summary.sortedScreens.map { screen, part in
        (screen, kind.entries(part).prefix(Self.drawnPages).filter { $0.map != nil })
      }.filter { !$0.1.isEmpty }
      guard !drawn.isEmpty else { continue }
      html.section(kind.title)
      html.raw("<p>Ads are coloured; the dashed line is the end of the first screen.</p>\n")
      for (screen, entries) in drawn {
        html.raw("<div class=\"maps\"")
        html.attribute("data-screen", screen.name)
        html.raw("><h3>")
        html.text("\(screen.name) \(screen.size)")
        html.raw("</h3>\n<div class=\"row\">\n")
        for entry in entries {
          guard let map = entry.map else { continue }
          let figure =
            index == 0
            ? percent(Double(entry.value) / 1_000_000) : "\(decimal(entry.value)) words"
          html.mapFigure([(map, "")], figure, entry)
        }
        html.raw("</div></div>\n")
      }
      html.raw("</section>\n")
    }
  }

  private func writeArticles(_ html: inout HTMLWriter) {
    var adless = TextTable(["screen", "words", "article", "title"], leftColumns: [0, 2, 3])
    var densest = TextTable(
      ["screen", "density", "article", "title"], leftColumns: [0, 2, 3])
    for (screen, part) in summary.sortedScreens {
      for entry in part.adless.entries {
        adless.add([screen.name, decimal(entry.value), entry.file, entry.title])
      }
      for entry in part.densest.entries {
        densest.add([
          screen.name, percent(Double(entry.value) / 1_000_000), entry.file, entry.title,
        ])
      }
    }
    for (table, title) in [
      (adless, "The longest articles without an ad, as a table"),
      (densest, "The densest pages, as a table"),
    ] where !table.rows.isEmpty {
      html.raw("<section data-whole><details><summary><h2>")
      html.text(title)
      html.raw("</h2></summary>\n")
      html.table(table, title)
      html.raw("</details></section>\n")
    }
  }

  private func writeFindings(_ html: inout HTMLWriter) {
    guard !summary.findings.isEmpty || !summary.common.isEmpty else { return }
    html.section("Findings")
    html.allScreensNote()
    for finding in summary.common.sorted() {
      html.raw("<p class=\"finding\"><span class=\"severity\">")
      html.text(finding.severity.rawValue)
      html.raw("</span> <b>")
      html.text(finding.rule.rawValue)
      html.raw("</b> ")
      html.text(finding.message)
      html.raw(" <code>")
      html.text("\(finding.file):\(finding.line):\(finding.column)")
      html.raw("</code></p>\n")
    }
    for (place, found) in summary.sortedFindings {
      html.raw("<details class=\"finding\"><summary><span class=\"severity\">")
      html.text(place.severity.rawValue)
      html.raw("</span> <b>")
      html.text(place.rule.rawValue)
      html.raw("</b> ")
      html.text(counted(found.articles, "article"))
      html.raw(" <code>")
      html.text(
        place.file.isEmpty ? "in the articles" : "\(place.file):\(place.line):\(place.column)")
      html.raw("</code></summary>\n<ol>\n")
      for worst in found.worst {
        html.raw("<li><code>")
        html.text(worst.article)
        html.raw("</code> ")
        html.text((worst.breakpoint.isEmpty ? "" : "on \(worst.breakpoint): ") + worst.message)
        html.raw("</li>\n")
      }
      html.raw("</ol>\n")
      if found.articles > found.worst.count {
        html.raw("<p>and ")
        html.text(counted(found.articles - found.worst.count, "article"))
        html.raw(" more</p>\n")
      }
      html.raw("</details>\n")
    }
    html.raw("</section>\n")
  }
}
