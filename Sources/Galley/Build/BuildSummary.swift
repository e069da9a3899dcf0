package import GalleyBasics

/// What a build did.
public struct BuildSummary: Sendable {
  /// How many pages were written.
  public internal(set) var pages = 0
  /// How many pages were written that lead to articles.
  public internal(set) var fronts = 0
  /// How many pages of variants were written.
  public internal(set) var variantPages = 0
  /// How many pages of earlier builds were taken away.
  public internal(set) var removed = 0
  /// How many articles had errors and got no page.
  public internal(set) var failed = 0
  /// How many articles are drafts, withheld or of a later date, and got no page.
  public internal(set) var withheld = 0
  /// How many files of the assets folder were copied.
  public internal(set) var assets = 0
  /// The findings, of which only the first are kept.
  public internal(set) var report = Report()
  /// The severity of the gravest finding, kept or not.
  package private(set) var gravest: Severity?
  /// How many findings there were in all.
  public internal(set) var findingCount = 0

  /// The most findings that a build keeps, so that its memory does not grow with the archive.
  static let keptFindings = 200

  mutating func add(_ diagnostics: [Diagnostic]) {
    note(diagnostics.lazy.map(\.severity).max())
    findingCount += diagnostics.count
    let room = max(0, Self.keptFindings - report.diagnostics.count)
    report.diagnostics += diagnostics.prefix(room)
  }

  mutating func add(_ other: BuildSummary) {
    pages += other.pages
    fronts += other.fronts
    variantPages += other.variantPages
    removed += other.removed
    failed += other.failed
    withheld += other.withheld
    assets += other.assets
    note(other.gravest)
    findingCount += other.findingCount
    let room = max(0, Self.keptFindings - report.diagnostics.count)
    report.diagnostics += other.report.diagnostics.prefix(room)
  }

  private mutating func note(_ severity: Severity?) {
    if let severity { gravest = max(gravest ?? severity, severity) }
  }
}
