import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRendering

extension Project {
  /// Lays out every article of the project on the screen of each breakpoint, and tells what that comes to.
  ///
  /// Memory does not grow with the archive, but for the list of its files and the names that the summary counts by.
  ///
  /// - Parameters:
  ///   - part: which articles; `nil` for all.
  ///   - withheldToo: whether articles are counted that readers may not see.
  ///   - withCosts: whether it is computed what the rules for ads cost.
  ///   - withMaps: whether the worst pages are drawn small, for a report.
  ///   - isKept: whether the figures of the last audit are taken where nothing has changed, and these are kept for the
  ///     next one, below `.galley/` in the project; not where that is a link.
  ///   - line: what is written of each article, in the order of their files.
  ///   - write: is given those lines, from any thread, one call at a time.
  ///   - progress: is told now and then how many of the articles are done, from any thread.
  /// - Throws: an error where there is nothing to audit.
  public func audit(
    part: Audit.Part? = nil, withheldToo: Bool = false, withCosts: Bool = false,
    withMaps: Bool = false,
    isKept: Bool = false,
    line: Audit.Line? = nil,
    write: @Sendable @escaping ([UInt8]) -> Void = { _ in },
    progress: @Sendable @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(GalleyError) -> Audit {
    if findings.hasErrors { return brokenAudit(Report(findings)) }
    let mayKeep = isKept && part == nil
    let isLink = mayKeep && KeptFigures.isLink(in: self)
    let before = mayKeep && !isLink ? KeptFigures.digest(of: self) : nil
    let desk = try Desk(self)
    guard desk.strangeExpectations.isEmpty else {
      return brokenAudit(Report(findings + desk.diagnostics))
    }
    var entries = desk.archive.entries(withheldToo: withheldToo)
    let withheld = withheldToo ? WithheldArticles() : desk.archive.withheld(of: part)
    guard !entries.isEmpty else {
      let report = Report(findings + desk.diagnostics)
      guard !report.hasErrors else { return brokenAudit(report) }
      let more =
        withheld.count == 0
        ? "" : "; \(decimal(withheld.count)) that are not for readers are counted with --all"
      throw GalleyError(
        "there is nothing to audit: no article for readers in '\(articlesFolder)'" + more)
    }
    let origin = origin(part, of: entries.map(\.file), withCosts: withCosts)
    if let part {
      entries = entries.indices.filter { $0 % part.of == part.number - 1 }.map { entries[$0] }
    }
    if line == .csv { write(AuditCSV.header) }
    let kept = before.flatMap {
      KeptFigures(
        of: desk, before: $0, identity: "\(withCosts) \(withMaps) \(loader.variation.text)")
    }
    let keeper = kept?.writer()
    let all = entries
    let parts = Pipeline.run(
      Intake(kept: kept?.reader()),
      take: { intake -> (index: Int, kept: [UInt8]?)? in
        defer { intake.next += 1 }
        guard intake.next < all.count else { return nil }
        return (intake.next, intake.kept?.line(of: all[intake.next].file))
      },
      state: {
        Auditor(desk, line, withCosts: withCosts, withMaps: withMaps, kept)
      },
      work: { auditor, item, number in
        defer { if number % 64 == 63 { progress(number + 1, all.count) } }
        return auditor.audit(all[item.index], kept: item.kept)
      },
      write: { output in
        write(output.written)
        keeper?.add(output.kept)
      }, result: { ($0.summary, $0.reused) })
    keeper?.finish()
    progress(all.count, all.count)
    var summary = AuditSummary()
    summary.withheld = withheld
    for (part, _) in parts { summary.add(part) }
    var audit = Audit(
      summary: summary, report: Report(findings + desk.diagnostics).withoutRepetition,
      reused: parts.reduce(0) { $0 + $1.1 }, of: origin, localName: localName)
    if isLink { audit.unkept = "nothing is kept for the next audit: '.galley' is a link" }
    return audit
  }

  /// Where errors keep back every page.
  func brokenAudit(_ report: Report) -> Audit {
    Audit(
      summary: AuditSummary(), report: report, of: origin(nil, of: [], withCosts: false),
      localName: localName)
  }

  /// Where an audit is in the list of articles, and in what the last one kept of them.
  private struct Intake: Sendable {
    var next = 0
    var kept: KeptFigures.Reader?
  }
}

/// Audits one article after the other; each worker has its own.
final class Auditor {
  private let desk: Desk
  private let press: Press
  private let line: Audit.Line?
  private let withCosts, withMaps: Bool
  private let kept: KeptFigures?
  /// Of how many articles the figures were known.
  private(set) var reused = 0
  private var maps = LineMaps()
  private(set) var summary = AuditSummary()

  init(
    _ desk: Desk, _ line: Audit.Line? = nil, withCosts: Bool = false, withMaps: Bool = false,
    _ kept: KeptFigures? = nil
  ) {
    self.desk = desk
    self.kept = kept
    self.withCosts = withCosts
    self.withMaps = withMaps
    press = Press(desk)
    self.line = line
  }

  /// Adds an article to the summary.
  ///
  /// - Parameter line: what the last audit kept of it.
  /// - Returns: what is written of it, and what is kept for the next audit.
  func audit(_ entry: Archive.Entry, kept line: [UInt8]?) -> (written: [UInt8], kept: [UInt8]) {
    guard let key = kept?.key(of: entry) else { return (add(figures(of: entry)), []) }
    if let line, let known = KeptFigures.figures(line, ifKey: key) {
      reused += 1
      return (add(known), line + [UInt8(ascii: "\n")])
    }
    let figures = figures(of: entry)
    return (add(figures), KeptFigures.line(figures, of: entry, key: key))
  }

  private func add(_ figures: ArticleFigures) -> [UInt8] {
    summary.add(figures)
    return switch line {
    case nil: []
    case .ndjson: ArticleFiguresJSON.line(figures)
    case .csv: AuditCSV.rows(figures)
    }
  }

  /// The figures of an article; `nil` where there is none, or readers may not see it and only these are asked for.
  func localFigures(of file: String, withheldToo: Bool) -> ArticleFigures? {
    guard let entry = desk.archive.entry(of: file), withheldToo || entry.isPublic else {
      return nil
    }
    return figures(of: entry)
  }

  /// The figures of an article, all files named from the project's folder: so those of two projects can be compared, and
  /// parts of an archive merged that were made at different places.
  private func figures(of entry: Archive.Entry) -> ArticleFigures {
    let judged = press.judge(entry)
    let figures = ArticleFigures(
      file: Path.join(desk.project.articlesFolder, entry.file), layout: entry.layout,
      judged.composition, diagnostics: judged.diagnostics, withCosts: withCosts,
      withMaps: withMaps, &maps)
    return figures.renaming { desk.project.localName($0) }
  }
}
