import GalleyBasics
package import GalleyPages

/// Draws an audit for a terminal: the verdict, then tables.
package struct AuditText {
  private let summary: AuditSummary
  private var lines: [String] = []

  /// The most groups of a kind that are shown.
  private static let shownGroups = 12
  /// The most articles that are named under a finding or a screen.
  private static let shownArticles = 3

  package init(_ summary: AuditSummary) { self.summary = summary }

  package consuming func render() -> [UInt8] {
    lines.append(headline)
    lines += AuditVerdict(summary).sentences
    addScreens()
    addDensities()
    addShifts()
    add(AuditReaderTable.title, AuditReaderTable(summary).table)
    addSlots()
    for kind in AuditGroup.Kind.allCases { addGroups(kind) }
    addAdless()
    addFindings()
    lines += RuleCostTable(summary.costs).lines
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private var headline: String {
    [
      counted(summary.articles, "article"), counted(summary.screens.count, "screen"),
      counted(summary.pages, "page"), counted(summary.ads, "ad"),
      summary.unreadable > 0 ? counted(summary.unreadable, "unreadable line") : nil,
    ].compactMap(\.self).joined(separator: " · ")
  }

  private mutating func add(_ title: String, _ table: TextTable) {
    guard !table.rows.isEmpty else { return }
    lines += ["", title] + table.lines
  }

  private mutating func addScreens() {
    var table = TextTable(
      [
        "screen", "", "articles", "ads", "a page", "none", "1", "2", "3+", "above the fold",
        "first ad",
      ],
      leftColumns: [0, 1])
    for (screen, part) in summary.sortedScreens {
      let few = (0...2).map { part.ads.count(of: $0) }
      table.add(
        [
          screen.name, screen.size, decimal(part.articles), decimal(part.ads.sum),
          decimals(part.ads.mean, 2),
        ] + (few + [part.articles - few.reduce(0, +)]).map(decimal)
          + [
            decimal(part.aboveFold.sum),
            part.firstAds.count > 0 ? "\(decimal(part.firstAds.median)) px" : "–",
          ])
    }
    add("Ads: articles with none, 1, 2, 3 or more; the median depth of a page's first", table)
  }

  private mutating func addDensities() {
    var table = TextTable(
      [
        "screen", "median", "90 %", "99 %", "most", "over the limit", "whole page",
        "Publisher Ads plugin",
      ])
    for (screen, part) in summary.sortedScreens {
      table.add(
        [screen.name]
          + [50, 90, 99].map { percent(part.densities.share(percent: $0)) } + [
            percent(Double(part.densities.largest) / 1_000_000), decimal(part.overLimit),
            percent(part.pageDensities.share(percent: 50)),
            percent(part.pluginDensities.share(percent: 50)),
          ])
    }
    add(
      "Density: what ads take of the main content's height; of the whole page, and by the plugin, the median",
      table)
  }

  private mutating func addShifts() {
    guard summary.pages > 0 else { return }
    let table = AuditShiftTable(summary).table
    if table.rows.isEmpty {
      lines += ["", "Layout shift: no page shifts when its ads come late or not at all"]
    } else {
      add("Layout shift: how far late or missing ads move the page on its worst screen", table)
    }
  }

  private mutating func addSlots() {
    var table = TextTable(
      [
        "slot", "screen", "ads", "articles", "depth 10 %", "median", "90 %", "screens", "reserved",
        "travel", "sizes",
      ], leftColumns: [0, 1, 10])
    let names = Set(summary.screens.values.flatMap(\.slots.keys)).sorted()
    for name in names {
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
    add("Slots: depth below the page's top, in screens the median", table)
  }

  private mutating func addGroups(_ kind: AuditGroup.Kind) {
    let groups = summary.groups(of: kind)
    guard groups.contains(where: { !$0.group.name.isEmpty }), groups.count > 1 else { return }
    let screens = summary.sortedScreens.map(\.screen)
    var table = TextTable(
      [kind.rawValue, "articles"] + screens.flatMap { ["\($0.name): ads", "none", "density"] })
    let isShort = kind == .author || kind == .tag
    let shown =
      isShort
      ? groups.sorted { ($0.summary.articles, $1.group) > ($1.summary.articles, $0.group) }
        .prefix(Self.shownGroups) : groups[...]
    for (group, summary) in shown {
      let cells = screens.flatMap { screen -> [String] in
        guard let part = summary.screens[screen] else { return ["–", "–", "–"] }
        return [
          decimals(part.adsPerArticle, 2), percent(part.adlessShare), percent(part.meanDensity),
        ]
      }
      table.add([group.title, decimal(summary.articles)] + cells)
    }
    let more = groups.count - shown.count
    add("By \(kind.rawValue): ads a page, articles with none, mean density", table)
    if more > 0 { lines.append("  and \(decimal(more)) more") }
  }

  private mutating func addAdless() {
    var table = TextTable(["screen", "words", "article"], leftColumns: [0, 2])
    for (screen, part) in summary.sortedScreens {
      for entry in part.adless.entries.prefix(Self.shownArticles) {
        table.add([screen.name, decimal(entry.value), entry.file])
      }
    }
    add("The longest articles without an ad", table)
  }

  private mutating func addFindings() {
    guard !summary.findings.isEmpty || !summary.common.isEmpty else { return }
    lines += ["", "Findings"]
    lines += summary.common.sorted().map { printableLine("  " + $0.sentence) }
    for (place, found) in summary.sortedFindings {
      let file =
        place.file.isEmpty
        ? "in the articles" : "\(place.file):\(place.line):\(place.column)"
      let screens = found.breakpoints.sorted { $0.key < $1.key }
        .map { "\($0.key) \(decimal($0.value))" }.joined(separator: ", ")
      lines.append(
        printableLine(
          "  \(place.severity.rawValue) [\(place.rule.rawValue)] \(counted(found.articles, "article"))"
            + (screens.isEmpty ? "" : " (\(screens))") + "  \(file)"))
      for worst in found.worst.prefix(Self.shownArticles) {
        let screen = worst.breakpoint.isEmpty ? "" : " on \(worst.breakpoint)"
        lines.append(printableLine("    \(worst.article)\(screen): \(worst.message)"))
      }
      let more = found.articles - min(found.worst.count, Self.shownArticles)
      if more > 0 { lines.append("    and \(counted(more, "article")) more") }
    }
  }
}

extension AuditScreen {
  /// `390x844`.
  var size: String { "\(width)x\(height)" }
}
