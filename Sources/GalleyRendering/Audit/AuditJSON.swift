import GalleyBasics
import GalleyModel
package import GalleyPages

/// Writes an audit as JSON: every member is always there, and each always of one type.
package struct AuditJSON {
  private let summary: AuditSummary

  package init(_ summary: AuditSummary) { self.summary = summary }

  package func render() -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.field("version", 1)
      json.fields(summary)
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension JSONWriter {
  /// How many articles are not counted, by the reason.
  mutating func write(_ withheld: WithheldArticles) {
    object("withheld") { json in
      json.field("drafts", withheld.drafts)
      json.field("early", withheld.early)
      json.field("expired", withheld.expired)
    }
  }

  /// All that an audit tells.
  mutating func fields(_ summary: AuditSummary) {
    field("articles", summary.articles)
    field("without_page", summary.withoutPage)
    field("unreadable", summary.unreadable)
    write(summary.withheld)
    field("pages", summary.pages)
    field("ads", summary.ads)
    strings("verdict", AuditVerdict(summary).sentences)
    strings("missing_parts", summary.missingParts.names)
    array("layout_findings") { json in
      for finding in summary.common.sorted() { json.write(finding) }
    }
    array("screens") { json in
      for (screen, part) in summary.sortedScreens { json.write(screen, part) }
    }
    array("groups") { json in
      for kind in AuditGroup.Kind.allCases {
        for (group, part) in summary.groups(of: kind) { json.write(group, part) }
      }
    }
    array("findings") { json in
      for (place, found) in summary.sortedFindings { json.write(place, found) }
    }
    fields(summary.costs)
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ screen: AuditScreen, _ part: ScreenSummary) {
    object { json in
      json.fields(screen)
      json.field("articles", part.articles)
      json.field("ads", part.ads.sum)
      json.field("ads_per_article", part.ads.mean)
      json.articles(byAds: (0...2).map { part.ads.count(of: $0) }, of: part.articles)
      json.field("above_fold", part.aboveFold.sum)
      json.field("over_limit", part.overLimit)
      json.write("density", part.densities, unit: 1_000_000)
      json.write("page_density", part.pageDensities, unit: 1_000_000)
      json.write("plugin_density", part.pluginDensities, unit: 1_000_000)
      json.write("page_height", part.heights)
      json.write("first_ad", part.firstAds)
      json.write("layout_shift", part.shifts, unit: 1_000_000)
      json.field("shifting", part.shifting)
      json.array("by_depth") { json in
        for (index, density) in part.depths.densities.enumerated() {
          json.object { json in
            json.field("from_screens", index)
            json.field("pages", part.depths.pages[index])
            json.field("density", density)
          }
        }
      }
      json.write("impressions", part.impressions)
      json.write("revenue", part.revenue)
      json.array("slots") { json in
        for (name, slot) in part.slots.sorted(by: { $0.key < $1.key }) {
          json.write(name, slot, on: screen)
        }
      }
      json.write("densest", part.densest, as: "density", unit: 1_000_000)
      json.write("adless", part.adless, as: "words")
      json.write("shiftiest", part.shiftiest, as: "layout_shift", unit: 1_000_000)
    }
  }

  mutating func write(_ finding: CommonFinding) {
    object { json in
      json.field("rule", finding.rule.rawValue)
      json.field("severity", finding.severity.rawValue)
      json.field("file", finding.file)
      json.field("line", finding.line)
      json.field("column", finding.column)
      json.field("message", finding.message)
    }
  }

  /// By what screens are told apart.
  mutating func fields(_ screen: AuditScreen) {
    field("breakpoint", screen.name)
    field("from", screen.from)
    field("width", screen.width)
    field("height", screen.height)
  }

  /// - Parameter first: how many articles have 0, 1 and 2 ads.
  private mutating func articles(byAds first: [Int], of count: Int) {
    array("articles_by_ads") { json in
      for number in first { json.number(number) }
      json.number(count - first.reduce(0, +))
    }
  }

  private mutating func write(_ name: String, _ slot: SlotSummary, on screen: AuditScreen) {
    object { json in
      json.field("slot", name)
      json.field("ads", slot.ads)
      json.field("articles", slot.articles)
      json.field("above_fold", slot.aboveFold)
      json.write("depth", slot.depths)
      json.write("depth_screens", slot.depths, unit: Double(max(1, screen.height)))
      json.write("reserved", slot.reserved)
      json.write("travel", slot.travels)
      json.array("sizes") { json in
        for (size, ads) in slot.sizes.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.field("size", size)
            json.field("ads", ads)
          }
        }
      }
    }
  }

  /// - Parameter unit: what the values are divided by.
  private mutating func write(_ key: String, _ values: Distribution, unit: Double = 1) {
    let steps = Double(values.steps) * unit
    object(key) { json in
      json.field("count", values.count)
      json.field("mean", values.mean / unit)
      json.field("min", Double(values.least) / steps)
      json.array("deciles") { json in
        for value in values.quantiles(percents: Array(stride(from: 10, through: 90, by: 10))) {
          json.number(Double(value) / unit)
        }
      }
      json.field("p95", Double(values.quantile(percent: 95)) / unit)
      json.field("p99", Double(values.quantile(percent: 99)) / unit)
      json.field("max", Double(values.largest) / steps)
    }
  }

  private mutating func write(
    _ key: String, _ ranking: Ranking, as name: String, unit: Double = 1
  ) {
    array(key) { json in
      for entry in ranking.entries {
        json.object { json in
          json.field("file", entry.file)
          json.field("title", entry.title)
          json.field(name, Double(entry.value) / unit)
        }
      }
    }
  }

  fileprivate mutating func write(_ group: AuditGroup, _ part: GroupSummary) {
    object { json in
      json.field("by", group.kind.rawValue)
      json.field("name", group.name)
      json.field("articles", part.articles)
      json.array("screens") { json in
        for (screen, part) in part.screens.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.fields(screen)
            json.field("articles", part.articles)
            json.field("ads", part.ads)
            json.field("ads_per_article", part.adsPerArticle)
            json.array("articles_by_ads") { json in
              for number in part.articlesByAds { json.number(number) }
            }
            json.field("above_fold", part.aboveFold)
            json.field("over_limit", part.overLimit)
            json.field("mean_density", part.meanDensity)
            json.field("mean_page_height", part.meanHeight)
            json.field("mean_first_ad", part.meanFirstAd)
            json.field("worst_layout_shift", Double(part.worstShift) / 1_000_000)
            json.field("findings", part.findings)
            json.field("mean_impressions", part.mean(of: part.impressions))
            json.field("mean_revenue", part.mean(of: part.revenue) / 1000)
          }
        }
      }
    }
  }

  fileprivate mutating func write(_ place: FindingPlace, _ found: FindingSummary) {
    object { json in
      json.field("rule", place.rule.rawValue)
      json.field("severity", place.severity.rawValue)
      json.field("file", place.file)
      json.field("line", place.line)
      json.field("column", place.column)
      json.field("articles", found.articles)
      json.field("count", found.count)
      json.array("breakpoints") { json in
        for (name, count) in found.breakpoints.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.field("breakpoint", name)
            json.field("count", count)
          }
        }
      }
      json.array("worst") { json in
        for worst in found.worst {
          json.object { json in
            json.field("article", worst.article)
            json.field("breakpoint", worst.breakpoint)
            json.field("excess", worst.excess)
            json.field("message", worst.message)
          }
        }
      }
    }
  }
}
