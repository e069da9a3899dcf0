import GalleyBasics
import GalleyGeometry
package import GalleyPages

/// Writes a row for each article and screen, as RFC 4180 has it; an article without a page has one row without a
/// breakpoint.
package enum AuditCSV {
  private static let columns = [
    "file", "layout", "has_page", "slug", "title", "section", "tags", "authors", "date", "words",
    "breakpoint", "screen_width", "screen_height", "page_height", "ads", "above_fold", "first_ad",
    "density", "density_limit", "page_density", "plugin_density", "layout_shift", "impressions",
    "revenue", "findings",
  ]

  package static let header = line(columns)

  package static func rows(_ figures: ArticleFigures) -> [UInt8] {
    let head = figures.head
    let start = [
      figures.file, figures.layout, "\(figures.hasPage)", head.slug, head.title, head.section,
      head.tags.joined(separator: ";"), head.authors.joined(separator: ";"), head.day,
      "\(head.words)",
    ]
    guard !figures.screens.isEmpty else {
      let empty = Array(repeating: "", count: columns.count - start.count - 1)
      return line(start + empty + ["\(figures.findings.count)"])
    }
    return figures.screens.flatMap { screen in
      line(start + cells(screen) + ["\(figures.count(on: screen.screen.name))"])
    }
  }

  private static func cells(_ page: ScreenFigures) -> [String] {
    let size = page.screen
    let shares = [
      page.density, page.densityLimit, page.pageDensity, page.pluginDensity, page.shift,
    ]
    return [
      size.name, "\(size.width)", "\(size.height)", "\(page.height.pixels)", "\(page.ads.count)",
      "\(page.ads.count { $0.isAboveFold })",
      page.ads.map(\.y).min().map { "\($0.pixels)" } ?? "",
    ] + shares.map { "\(Double($0) / 1_000_000)" } + [
      page.impressions.map { "\(Double($0))" } ?? "",
      page.revenue.map { "\(Double($0) / 1000)" } ?? "",
    ]
  }

  /// A row of cells.
  static func line(_ cells: [String]) -> [UInt8] {
    Array((cells.map(quoted).joined(separator: ",") + "\r\n").utf8)
  }

  /// A cell that a spreadsheet takes for text: one that would begin a formula gets an apostrophe before it, and what
  /// would steer a terminal is replaced.
  private static func quoted(_ cell: String) -> String {
    let text = printableLine(cell)
    let first = text.first { !$0.isWhitespace }
    let isFormula = first.map { "=+-@＝＋－＠".contains($0) } == true && Double(text) == nil
    let cell = isFormula ? "'" + text : text
    let isPlain = !cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
  }
}

extension ArticleFigures {
  /// How many findings there are on a breakpoint's screen.
  fileprivate func count(on breakpoint: String) -> Int {
    findings.count { $0.breakpoint == breakpoint }
  }
}
