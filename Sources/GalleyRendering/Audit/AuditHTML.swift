import GalleyBasics
import GalleyModel
package import GalleyPages

/// Draws an audit as one HTML document that needs nothing from anywhere: the verdict, charts, and tables that can
/// be sorted.
package struct AuditHTML {
  private let summary: AuditSummary

  /// The most groups of a kind that are shown.
  private static let shownGroups = 40

  package init(_ summary: AuditSummary) { self.summary = summary }

  package func render() -> [UInt8] {
    HTMLWriter.report("Audit") { html in
      write(&html)
    }
  }

  private func write(_ html: inout HTMLWriter) {
    writeHead(&html)
    writeInventory(&html)
    writeDensity(&html)
    writeDepth(&html)
    writeProfile(&html)
    writeShifts(&html)
    writeReaders(&html)
    writeSlots(&html)
    writeLengths(&html)
    for kind in [AuditGroup.Kind.section, .month, .author, .tag, .layout] {
      writeGroups(kind, &html)
    }
    AuditDetailsHTML(summary).write(&html)
  }

  private func writeHead(_ html: inout HTMLWriter) {
    html.raw("<header>\n")
    html.title("Audit", AuditVerdict(summary).sentences)
    writeFigures(&html)
    html.filter([
      ("screen", summary.sortedScreens.map(\.screen.name)),
      ("section", filteredSections.map(\.group.title)),
    ])
    html.raw("</header>\n")
  }

  /// What there is in numbers: of all, and of each screen and section that can be chosen.
  private func writeFigures(_ html: inout HTMLWriter) {
    html.figures(
      [
        ("articles", decimal(summary.articles)), ("screens", decimal(summary.screens.count)),
        ("pages", decimal(summary.pages)), ("ads", decimal(summary.ads)),
      ]
        + [
          ("without a page", summary.withoutPage), ("not for readers", summary.withheld.count),
        ].filter { $0.1 > 0 }.map { ($0.0, decimal($0.1)) })
    for (screen, part) in summary.sortedScreens {
      html.figures(
        [("pages", decimal(part.articles)), ("ads", decimal(part.ads.sum))], on: screen.name)
    }
    for (group, section) in filteredSections {
      let screens = section.screens.sorted { $0.key < $1.key }
      html.figures(
        [
          ("articles", decimal(section.articles)), ("screens", decimal(screens.count)),
          ("pages", decimal(screens.reduce(0) { $0 + $1.value.articles })),
          ("ads", decimal(screens.reduce(0) { $0 + $1.value.ads })),
        ], of: group.title)
      for (screen, part) in screens {
        html.figures(
          [("pages", decimal(part.articles)), ("ads", decimal(part.ads))], on: screen.name,
          of: group.title)
      }
    }
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
    html.raw("<div hidden")
    html.attribute("data-section", name)
    html.raw(">\n<div class=\"bars\">\n")
    var table = TextTable([
      "screen", "articles", "ads", "a page", "none", "1", "2", "3 and more", "above the fold",
      "density, mean", "over the limit",
    ])
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
      table.add(
        [screen.name, decimal(part.articles), decimal(part.ads), decimals(part.adsPerArticle, 2)]
          + part.articlesByAds.map(decimal)
          + [decimal(part.aboveFold), percent(part.meanDensity), decimal(part.overLimit)])
    }
    html.raw("</div>\n")
    html.table(table, "Ads on each screen, \(name)")
    html.raw("</div>\n")
  }

  private func writeInventory(_ html: inout HTMLWriter) {
    html.section("How many ads articles have", isWhole: false)
    for (group, section) in filteredSections {
      writeInventory(of: section, named: group.title, &html)
    }
    html.raw("<div data-section=\"\">\n<div class=\"charts\">\n")
    for (index, (screen, part)) in summary.sortedScreens.enumerated() {
      html.adHistogram(part.ads, of: screen, color: index)
    }
    html.raw("</div>\n")
    var table = TextTable([
      "screen", "articles", "ads", "a page", "none", "1", "2", "3 and more", "above the fold",
    ])
    for (screen, part) in summary.sortedScreens {
      let few = (0...2).map { part.ads.count(of: $0) }
      table.add(
        [screen.name, decimal(part.articles), decimal(part.ads.sum), decimals(part.ads.mean, 2)]
          + (few + [part.articles - few.reduce(0, +)]).map(decimal) + [decimal(part.aboveFold.sum)])
    }
    html.table(table, "Ads on each screen")
    html.raw("</div></section>\n")
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
        limit: index == 0 ? 30 : 50, of: "ads in the main content")
    }
    html.raw("</div>\n")
    var table = TextTable([
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
      html.histogram(
        part.firstAds, unit: 1, suffix: " px", of: screen, color: index, limit: nil,
        of: "below the page's top")
    }
    html.raw("</div>\n</section>\n")
  }

  /// Density against depth.
  private func writeProfile(_ html: inout HTMLWriter) {
    let profiles = summary.sortedScreens.map { ($0.screen.name, $0.summary.depths) }
    let count = profiles.map { $0.1.pages.count }.max() ?? 0
    guard count > 1, profiles.contains(where: { $0.1.ads.contains { $0 > 0 } }) else { return }
    html.section("Density against depth")
    html.paragraph(
      "What ads, their labels included, take of the height of pages in each screen from the top down. Ads side by "
        + "side count each."
    )
    html.scroll("Density against depth")
    html.lines(
      LineChart(
        title: "What ads take of pages by the depth", horizontal: "screens from the page's top",
        vertical: "ads by height",
        steps: (1...count).map { $0 == DepthProfile.size ? "\($0)+" : "\($0)" },
        longSteps: (1...count).map { "screen \($0)" },
        series: profiles.map { name, profile in
          (name, (0..<count).map { $0 < profile.pages.count ? profile.densities[$0] * 100 : nil })
        }, isPercent: true))
    html.raw("</div></section>\n")
  }

  private func writeShifts(_ html: inout HTMLWriter) {
    let tables = AuditShiftTable(summary)
    guard !tables.table.rows.isEmpty else { return }
    html.section("How far pages shift")
    html.paragraph(
      "How far ads that come late, or not at all, move the page on its worst screen, as Chromium counts. A good page "
        + "stays below 0.1."
    )
    html.table(tables.table, "Layout shift on each screen")
    html.raw("<details><summary>The pages that shift most</summary>\n")
    html.table(tables.pages, "The pages that shift most")
    html.raw("</details></section>\n")
  }

  private func writeReaders(_ html: inout HTMLWriter) {
    let table = AuditReaderTable(summary).table
    guard !table.rows.isEmpty else { return }
    html.section("How many readers come to ads")
    html.table(table, AuditReaderTable.title)
    html.raw("</section>\n")
  }

  private func writeSlots(_ html: inout HTMLWriter) {
    var table = TextTable(
      [
        "slot", "screen", "ads", "articles", "depth, 10 %", "median", "90 %", "screens", "reserved",
        "travel", "sizes",
      ], leftColumns: [0, 1, 10])
    for name in Set(summary.screens.values.flatMap(\.slots.keys)).sorted() {
      for (screen, part) in summary.sortedScreens {
        guard let slot = part.slots[name] else { continue }
        table.add(
          [name, screen.name, decimal(slot.ads), decimal(slot.articles)]
            + slot.depths.quantiles(percents: [10, 50, 90]).map { "\(decimal($0)) px" } + [
              decimals(Double(slot.depths.median) / Double(max(1, screen.height)), 2),
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
    html.scroll("Ads against length")
    html.lines(
      LineChart(
        title: "Ads a page by the length of articles", horizontal: "words",
        vertical: "ads a page",
        steps: groups.map {
          $0.group.title.replacing(" words", with: "").replacing(" and more", with: "+")
        },
        longSteps: groups.map(\.group.title),
        series: screens.map { screen in
          (screen.name, groups.map { $0.summary.screens[screen]?.adsPerArticle })
        }))
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
    html.raw(kind == .section ? "<section><details" : "<section data-whole><details")
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
    var table = TextTable(
      [name, "articles"]
        + screens.flatMap { ["\($0.name): ads a page", "\($0.name): none", "\($0.name): density"] })
    for (index, screen) in screens.enumerated() {
      for column in 0..<3 { table.screens[2 + index * 3 + column] = screen.name }
    }
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
}
