import GalleyBasics
import GalleyPages
import GalleyRendering

extension Project {
  /// Lays out every article of the project on the screen of each breakpoint, and tells what that comes to.
  ///
  /// Memory does not grow with the archive, but for the list of its files and the names that the summary counts by.
  ///
  /// - Parameters:
  ///   - part: which articles; `nil` for all.
  ///   - withCosts: whether it is computed what the rules for ads cost.
  ///   - line: what is written of each article, in the order of their files.
  ///   - write: is given those lines, from any thread, one call at a time.
  ///   - progress: is told now and then how many of the articles are done, from any thread.
  /// - Throws: an error where there is nothing to audit.
  public func audit(
    part: Audit.Part? = nil, withCosts: Bool = false, line: Audit.Line? = nil,
    write: @Sendable @escaping ([UInt8]) -> Void = { _ in },
    progress: @Sendable @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(GalleyError) -> Audit {
    if findings.hasErrors { return Audit(summary: AuditSummary(), report: Report(findings)) }
    let desk = try Desk(self)
    var entries = desk.archive.entries
    guard !entries.isEmpty else {
      throw GalleyError("there is nothing to audit: no article in '\(articlesFolder)'")
    }
    if let part {
      entries = entries.indices.filter { $0 % part.of == part.number - 1 }.map { entries[$0] }
    }
    if line == .csv { write(AuditCSV.header) }
    let all = entries
    let parts = Pipeline.run(
      0,
      take: { next -> Int? in
        defer { next += 1 }
        return next < all.count ? next : nil
      }, state: { Auditor(desk, line, withCosts: withCosts) },
      work: { auditor, index, number in
        defer { if number % 64 == 63 { progress(number + 1, all.count) } }
        return auditor.audit(all[index])
      },
      write: write, result: \.summary)
    progress(all.count, all.count)
    var summary = AuditSummary()
    for part in parts { summary.add(part) }
    return Audit(
      summary: summary, report: Report(findings + desk.diagnostics).withoutRepetition)
  }
}

/// Audits one article after the other; each worker has its own.
final class Auditor {
  private let desk: Desk
  private let press: Press
  private let line: Audit.Line?
  private let withCosts: Bool
  private var maps = LineMaps()
  private(set) var summary = AuditSummary()

  init(_ desk: Desk, _ line: Audit.Line? = nil, withCosts: Bool = false) {
    self.desk = desk
    self.withCosts = withCosts
    press = Press(desk)
    self.line = line
  }

  /// Adds an article to the summary; returns what is written of it.
  func audit(_ entry: Archive.Entry) -> [UInt8] {
    let figures = figures(of: entry)
    summary.add(figures)
    return switch line {
    case nil: []
    case .ndjson: ArticleFiguresJSON.line(figures)
    case .csv: AuditCSV.rows(figures)
    }
  }

  /// The figures of an article by its path below the articles' folder; `nil` where it is none that is audited.
  func figures(of file: String) -> ArticleFigures? {
    desk.archive.entry(of: file).map(figures)
  }

  private func figures(of entry: Archive.Entry) -> ArticleFigures {
    let judged = press.judge(entry)
    return ArticleFigures(
      file: Path.join(desk.project.articlesFolder, entry.file), layout: entry.layout,
      judged.composition, diagnostics: judged.diagnostics, withCosts: withCosts,
      &maps)
  }
}
