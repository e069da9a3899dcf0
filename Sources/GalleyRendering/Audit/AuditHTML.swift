import GalleyBasics
package import GalleyPages

/// Draws an audit as one HTML document that needs nothing from anywhere: the verdict, charts, and tables that can
/// be sorted.
package struct AuditHTML {
  private let summary: AuditSummary

  /// The most groups of a kind that are shown.
  private static let shownGroups = 40

  package init(_ summary: AuditSummary) { self.summary = summary }

  package func render() -> [UInt8] {
    var html = HTMLWriter(capacity: 1 << 16)
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>Audit</title>\n<style>")
    html.raw(AuditHTMLText.style)
    html.raw("</style>\n</head>\n<body>\n<main>\n")
    writeHead(&html)
    writeInventory(&html)
    writeDensity(&html)
    writeDepth(&html)
    writeSlots(&html)
    writeLengths(&html)
    for kind in [AuditGroup.Kind.section, .month, .author, .tag, .layout] {
      writeGroups(kind, &html)
    }
    writeCosts(&html)
    writeMaps(&html)
    writeArticles(&html)
    writeFindings(&html)
    html.raw("</main>\n<script>")
    html.raw(AuditHTMLText.script)
    html.raw("</script>\n</body>\n</html>\n")
    return html.bytes
  }

  private func writeHead(_ html: inout HTMLWriter) {
    html.raw("<header>\n<p class=\"kicker\">Audit</p>\n<h1>")
    html.text(AuditVerdict(summary).sentences.first ?? "")
    html.raw("</h1>\n")
    for sentence in AuditVerdict(summary).sentences.dropFirst() {
      html.raw("<p class=\"verdict\">")
      html.text(sentence)
      html.raw("</p>\n")
    }
    html.raw("<dl class=\"figures\">\n")
    let figures = [
      ("articles", summary.articles), ("screens", summary.screens.count), ("pages", summary.pages),
      ("ads", summary.ads), ("without a page", summary.withoutPage),
    ]
    for (name, number) in figures {
      html.raw("<div><dt>")
      html.text(name)
      html.raw("</dt><dd>")
      html.text(decimal(number))
      html.raw("</dd></div>\n")
    }
    html.raw("</dl>\n")
    writeFilter(&html)
    html.raw("</header>\n")
  }

  /// What is shown: one screen, or one section, by a script that the page brings.
  private func writeFilter(_ html: inout HTMLWriter) {
    let screens = summary.sortedScreens.map(\.screen.name)
    let sections = filteredSections.map(\.group.title)
    guard screens.count > 1 || sections.count > 1 else { return }
    html.raw("<form class=\"filter\" hidden>\n")
    for (name, choices) in [("screen", screens), ("section", sections)] where choices.count > 1 {
      html.raw("<label>")
      html.text(name)
      html.raw(" <select")
      html.attribute("name", name)
      html.raw("><option value=\"\">all</option>")
      for choice in choices {
        html.raw("<option>")
        html.text(choice)
        html.raw("</option>")
      }
      html.raw("</select></label>\n")
    }
    html.raw("</form>\n")
  }

  /// The sections that can be looked at by themselves.
  private var filteredSections: [(group: AuditGroup, summary: GroupSummary)] {
    let groups = summary.groups(of: .section)
    return groups.count > 1 ? Array(groups.prefix(Self.shownGroups)) : []
  }

  /// The ads of the articles of one section, which are shown in place of all.
  private func writeInventory(
    of section: GroupSummary, named name: String, _ html: inout HTMLWriter
  ) {
    html.raw("<div class=\"bars\" hidden")
    html.attribute("data-section", name)
    html.raw(">\n")
    for (screen, part) in section.screens.sorted(by: { $0.key < $1.key }) {
      html.raw("<figure")
      html.attribute("data-screen", screen.name)
      html.raw("><figcaption><b>")
      html.text(screen.name)
      html.raw("</b> ")
      html.text(
        "\(screen.size) · \(name): \(counted(part.ads, "ad")), \(decimals(part.adsPerArticle, 2)) a page, density "
          + "\(percent(part.meanDensity)) in the mean")
      html.raw("</figcaption>\n")
      html.stackedBar(part.articlesByAds, labels: ["none", "1", "2", "3 and more"])
      html.raw("</figure>\n")
    }
    html.raw("</div>\n")
  }

  private func writeInventory(_ html: inout HTMLWriter) {
    html.section("How many ads articles have")
    for (group, section) in filteredSections {
      writeInventory(of: section, named: group.title, &html)
    }
    html.raw("<div class=\"bars\" data-section=\"\">\n")
    for (screen, part) in summary.sortedScreens {
      let few = (0...2).map { part.ads.count(of: $0) }
      let counts = few + [part.articles - few.reduce(0, +)]
      html.raw("<figure")
      html.attribute("data-screen", screen.name)
      html.raw("><figcaption><b>")
      html.text(screen.name)
      html.raw("</b> ")
      html.text(
        "\(screen.size) · \(counted(part.ads.sum, "ad")), \(decimals(part.ads.mean, 2)) a page")
      html.raw("</figcaption>\n")
      html.stackedBar(counts, labels: ["none", "1", "2", "3 and more"])
      html.raw("</figure>\n")
    }
    html.raw("</div>\n")
    var table = AuditHTMLTable([
      "screen", "articles", "ads", "a page", "none", "1", "2", "3 and more", "above the fold",
    ])
    for (screen, part) in summary.sortedScreens {
      let few = (0...2).map { part.ads.count(of: $0) }
      table.add(
        [screen.name, decimal(part.articles), decimal(part.ads.sum), decimals(part.ads.mean, 2)]
          + (few + [part.articles - few.reduce(0, +)]).map(decimal) + [decimal(part.aboveFold.sum)])
    }
    html.table(table, "Ads on each screen")
    html.raw("</section>\n")
  }

  private func writeDensity(_ html: inout HTMLWriter) {
    html.section("How dense pages are")
    html.raw(
      "<p>What ads take of the main content's height, and the limit of the Better Ads Standards.</p>\n"
    )
    html.raw("<div class=\"charts\">\n")
    for (index, (screen, part)) in summary.sortedScreens.enumerated() {
      html.histogram(
        part.densities, unit: 10_000, suffix: " %", of: screen, color: index,
        limit: index == 0 ? 30 : 50)
    }
    html.raw("</div>\n")
    var table = AuditHTMLTable([
      "screen", "median", "90 %", "99 %", "most", "over the limit", "whole page, median",
      "Publisher Ads plugin, median",
    ])
    for (screen, part) in summary.sortedScreens {
      table.add(
        [screen.name] + [50, 90, 99].map { percent(part.densities.share(percent: $0)) } + [
          percent(Double(part.densities.largest) / 1_000_000), decimal(part.overLimit),
          percent(part.pageDensities.share(percent: 50)),
          percent(part.pluginDensities.share(percent: 50)),
        ])
    }
    html.table(table, "Density on each screen")
    html.raw("</section>\n")
  }

  private func writeDepth(_ html: inout HTMLWriter) {
    guard summary.screens.values.contains(where: { $0.firstAds.count > 0 }) else { return }
    html.section("How deep the first ad is")
    html.raw("<div class=\"charts\">\n")
    for (index, (screen, part)) in summary.sortedScreens.enumerated()
    where part.firstAds.count > 0 {
      html.histogram(part.firstAds, unit: 1, suffix: " px", of: screen, color: index, limit: nil)
    }
    html.raw("</div>\n</section>\n")
  }

  private func writeSlots(_ html: inout HTMLWriter) {
    var table = AuditHTMLTable(
      [
        "slot", "screen", "ads", "articles", "depth, 10 %", "median", "90 %", "screens", "reserved",
        "travel", "sizes",
      ], textColumns: [0, 1, 10])
    for name in Set(summary.screens.values.flatMap(\.slots.keys)).sorted() {
      for (screen, part) in summary.sortedScreens {
        guard let slot = part.slots[name] else { continue }
        table.add(
          [name, screen.name, decimal(slot.ads), decimal(slot.articles)]
            + slot.depths.quantiles(percents: [10, 50, 90]).map { "\(decimal($0)) px" } + [
              decimals(Double(slot.screens.median) / 100, 2),
              slot.reserved.count > 0 ? "\(decimal(slot.reserved.median)) px" : "–",
              slot.travels.count > 0 ? "\(decimal(slot.travels.median)) px" : "–",
              slot.sizes.sorted { $0.key < $1.key }.map(\.key).joined(separator: ", "),
            ])
      }
    }
    guard !table.rows.isEmpty else { return }
    html.section("Slots")
    html.table(table, "Each slot on each screen; depths below the page's top")
    html.raw("</section>\n")
  }

  private func writeLengths(_ html: inout HTMLWriter) {
    let groups = summary.groups(of: .length)
    guard groups.count > 1 else { return }
    html.section("Ads against length")
    let screens = summary.sortedScreens.map(\.screen)
    html.raw(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Ads against length\">")
    html.lines(
      groups.map(\.group.title),
      screens.map { screen in
        (screen.name, groups.map { $0.summary.screens[screen]?.adsPerArticle })
      })
    html.raw("</div>\n")
    writeTable(groups, "length", &html)
    html.raw("</section>\n")
  }

  private func writeGroups(_ kind: AuditGroup.Kind, _ html: inout HTMLWriter) {
    let groups = summary.groups(of: kind)
    guard groups.count > 1, groups.contains(where: { !$0.group.name.isEmpty }) else { return }
    let isShort = kind == .author || kind == .tag
    let shown =
      isShort
      ? Array(
        groups.sorted { ($0.summary.articles, $1.group) > ($1.summary.articles, $0.group) }
          .prefix(Self.shownGroups)) : groups
    html.raw("<section><details")
    if kind == .section { html.raw(" open") }
    html.raw("><summary><h2>By ")
    html.text(kind.rawValue)
    html.raw("</h2></summary>\n")
    writeTable(shown, kind.rawValue, &html)
    if groups.count > shown.count {
      html.raw("<p>and ")
      html.text(decimal(groups.count - shown.count))
      html.raw(" more</p>\n")
    }
    html.raw("</details></section>\n")
  }

  private func writeTable(
    _ groups: [(group: AuditGroup, summary: GroupSummary)], _ name: String,
    _ html: inout HTMLWriter
  ) {
    let screens = summary.sortedScreens.map(\.screen)
    var table = AuditHTMLTable(
      [name, "articles"]
        + screens.flatMap { ["\($0.name): ads a page", "\($0.name): none", "\($0.name): density"] })
    for (group, summary) in groups {
      table.add(
        [group.title, decimal(summary.articles)]
          + screens.flatMap { screen -> [String] in
            guard let part = summary.screens[screen] else { return ["–", "–", "–"] }
            return [
              decimals(part.adsPerArticle, 2), percent(part.adlessShare),
              percent(part.meanDensity),
            ]
          })
    }
    html.table(table, "Articles by \(name)")
  }

  private func writeCosts(_ html: inout HTMLWriter) {
    let costs = RuleCostTable(summary.costs)
    guard !costs.isEmpty else { return }
    html.section("What each rule costs")
    var table = AuditHTMLTable(RuleCostTable.columns, textColumns: [0, 1, 6])
    costs.rows.forEach { table.add($0) }
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
    html.raw(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Value against density\">")
    html.curves(summary.costs.curves)
    html.raw("</div>\n</section>\n")
  }

  /// The most pages that are drawn on each screen.
  private static let drawnPages = 6

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
          html.raw("<figure>")
          html.pageMap(map, "\(entry.title.isEmpty ? entry.file : entry.title): \(figure)")
          html.raw("<figcaption><b>")
          html.text(figure)
          html.raw("</b> ")
          html.text(entry.title.isEmpty ? entry.file : entry.title)
          html.raw("</figcaption></figure>\n")
        }
        html.raw("</div></div>\n")
      }
      html.raw("</section>\n")
    }
  }

  private func writeArticles(_ html: inout HTMLWriter) {
    var adless = AuditHTMLTable(["screen", "words", "article", "title"], textColumns: [0, 2, 3])
    var densest = AuditHTMLTable(
      ["screen", "density", "article", "title"], textColumns: [0, 2, 3])
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
      (adless, "The longest articles without an ad"), (densest, "The densest pages"),
    ] where !table.rows.isEmpty {
      html.raw("<section><details><summary><h2>")
      html.text(title)
      html.raw("</h2></summary>\n")
      html.table(table, title)
      html.raw("</details></section>\n")
    }
  }

  private func writeFindings(_ html: inout HTMLWriter) {
    guard !summary.findings.isEmpty else { return }
    html.section("Findings")
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

/// A table that readers can sort.
struct AuditHTMLTable {
  let header: [String]
  /// The columns that hold text; all others hold numbers.
  let textColumns: Set<Int>
  private(set) var rows: [[String]] = []

  init(_ header: [String], textColumns: Set<Int> = [0]) {
    self.header = header
    self.textColumns = textColumns
  }

  mutating func add(_ row: [String]) { rows.append(row) }
}

extension HTMLWriter {
  fileprivate mutating func section(_ title: String) {
    raw("<section>\n<h2>")
    text(title)
    raw("</h2>\n")
  }

  fileprivate mutating func table(_ table: AuditHTMLTable, _ caption: String) {
    raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    attribute("aria-label", caption)
    raw("><table>\n<caption>")
    text(caption)
    raw("</caption>\n<thead><tr>")
    for (column, name) in table.header.enumerated() {
      raw("<th scope=\"col\"")
      if !table.textColumns.contains(column) { raw(" class=\"number\"") }
      raw("><button type=\"button\">")
      text(name)
      raw("</button></th>")
    }
    raw("</tr></thead>\n<tbody>\n")
    for row in table.rows {
      // Rows of one screen, or one section, can be looked at by themselves.
      raw("<tr")
      for (column, name) in table.header.enumerated() where name == "screen" {
        attribute("data-screen", row[column])
      }
      if table.header.first == "section" { attribute("data-section-row", row[0]) }
      raw(">")
      for (column, cell) in row.enumerated() {
        if column == 0 {
          raw("<th scope=\"row\">")
        } else if table.textColumns.contains(column) {
          raw("<td>")
        } else {
          raw("<td class=\"number\">")
        }
        text(cell)
        if column == 0 { raw("</th>") } else { raw("</td>") }
      }
      raw("</tr>\n")
    }
    raw("</tbody>\n</table></div>\n")
  }
}
