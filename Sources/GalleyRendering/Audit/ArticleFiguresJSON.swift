package import GalleyBasics
import GalleyGeometry
package import GalleyPages

/// Writes the figures of one article as an object on one line: every member is always there, and each always of
/// one type, so that whoever reads many lines can tell a column's type by the first.
package enum ArticleFiguresJSON {
  package static func line(_ figures: ArticleFigures) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in json.fields(figures, withFindings: true) }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  /// The line of an article that came in a line.
  ///
  /// - Parameters:
  ///   - id: what the line was called; passed on as it is.
  ///   - error: why there is no page; empty where there is one.
  package static func line(
    _ figures: ArticleFigures, id: JSONValue, error: String = "", withFindings: Bool
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("id")
      json.value(id)
      json.field("error", error)
      json.fields(figures, withFindings: withFindings)
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension JSONWriter {
  fileprivate mutating func fields(_ figures: ArticleFigures, withFindings: Bool) {
    let head = figures.head
    field("file", figures.file)
    field("layout", figures.layout)
    field("has_page", figures.hasPage)
    field("slug", head.slug)
    field("title", head.title)
    field("section", head.section)
    strings("tags", head.tags)
    strings("authors", head.authors)
    field("date", head.day)
    field("words", head.words)
    array("screens") { json in
      for screen in figures.screens { json.write(screen) }
    }
    guard withFindings else { return }
    array("findings") { json in
      for finding in figures.findings { json.write(finding) }
    }
  }

  private mutating func write(_ page: ScreenFigures) {
    object { json in
      json.fields(page.screen)
      json.field("page_height", page.height.pixels)
      json.field("density", Double(page.density) / 1_000_000)
      json.field("density_limit", Double(page.densityLimit) / 1_000_000)
      json.field("page_density", Double(page.pageDensity) / 1_000_000)
      json.field("plugin_density", Double(page.pluginDensity) / 1_000_000)
      json.field("layout_shift", Double(page.shift) / 1_000_000)
      json.field("has_readers", page.impressions != nil)
      json.field("impressions", Double(page.impressions ?? 0))
      json.field("revenue", Double(page.revenue ?? 0) / 1000)
      json.array("ads") { json in
        for ad in page.ads { json.write(ad) }
      }
    }
  }

  private mutating func write(_ ad: AdFigures) {
    object { json in
      json.field("slot", ad.slot)
      json.strings("sizes", ad.sizes)
      json.field("region", ad.region)
      json.field("gap", ad.gap ?? -1)
      json.field("y", ad.y.pixels)
      json.field("height", ad.height.pixels)
      json.field("reserved", Double(ad.reserved ?? 0))
      json.field("travel", ad.travel.pixels)
      json.field("above_fold", ad.isAboveFold)
    }
  }

  private mutating func write(_ finding: FindingFigures) {
    object { json in
      json.field("rule", finding.rule.rawValue)
      json.field("severity", finding.severity.rawValue)
      json.field("breakpoint", finding.breakpoint)
      json.field("file", finding.file)
      json.field("line", finding.line)
      json.field("column", finding.column)
      json.field("excess", finding.excess)
      json.field("message", finding.message)
    }
  }
}
