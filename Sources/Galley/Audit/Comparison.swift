import GalleyBasics
import GalleyLanguage
package import GalleyModel
package import GalleyPages
import GalleyRendering

/// What two audits of the same articles tell differently.
public struct Comparison: Sendable {
  /// The form in which a comparison is written.
  public enum Format: Hashable, Sendable {
    /// Tables for people.
    case text
    /// For programs: both audits in full beside what changes.
    case json
    /// One HTML document, with the pages of the articles that win and lose drawn small.
    case html
  }

  package let figures: AuditComparison
  /// What the layouts say otherwise.
  package let layouts: [LayoutDifference]
  /// What is wrong with all that pages are made of but the articles, in both.
  public private(set) var report: Report
  /// Whether there is anything to tell: not where errors keep back the pages of one of the two.
  public let hasFigures: Bool

  init(
    figures: AuditComparison, layouts: [LayoutDifference], report: Report, hasFigures: Bool = true
  ) {
    self.figures = figures
    self.layouts = layouts
    self.report = report
    self.hasFigures = hasFigures
  }

  /// Whether nothing is told differently.
  public var isEmpty: Bool { figures.isEmpty }

  /// The comparison with the files of a revision called as people know them.
  package func naming(_ revision: GitRevision) -> Comparison {
    var named = self
    named.report = report.renaming(revision.rename)
    return named
  }

  /// The comparison in a form, UTF-8.
  public func render(_ format: Format = .text) -> [UInt8] {
    switch format {
    case .text: ComparisonText(figures, layouts).render()
    case .json: ComparisonJSON.render(figures, layouts)
    case .html: ComparisonHTML(figures, layouts).render()
    }
  }

  /// Whether texts are conditions.
  ///
  /// - Throws: an error that tells each that is none.
  public static func check(_ conditions: [String]) throws(GalleyError) {
    var problems: [String] = []
    for text in conditions {
      do throws(GalleyError) {
        _ = try Expectation(reading: text)
      } catch {
        problems.append(error.description)
      }
    }
    guard problems.isEmpty else { throw GalleyError(problems: problems) }
  }

  /// The conditions that hold, each in a sentence: `density > +1 %`, in percentage points for shares and in percent of
  /// the old value for all else.
  ///
  /// - Throws: an error where one is no condition.
  public func holding(_ conditions: [String]) throws(GalleyError) -> [String] {
    var sentences: [String] = []
    for text in conditions {
      let changes = try Expectation(reading: text).changes(from: figures.old, to: figures.new)
      sentences += changes.map { "\(text): \($0)" }
    }
    return sentences
  }
}

extension Project {
  /// Whether the screens and figures that conditions are of are those of layouts, of this project or of another one.
  ///
  /// - Throws: an error that tells each that is not.
  public func check(_ conditions: [String], with old: Project) throws(GalleyError) {
    let expectations = conditions.compactMap { try? Expectation(reading: $0) }
    guard !expectations.isEmpty, let own = (try? LayoutShelf(self))?.screens,
      let others = (try? LayoutShelf(old))?.screens
    else { return }
    let problems = expectations.compactMap { expectation in
      expectation.problem(among: own.union(others))?.sentence(on: expectation.text)
    }
    guard problems.isEmpty else { throw GalleyError(problems: problems) }
  }

  /// Audits the articles of two projects, or of one with two layouts, and compares them, article by article.
  ///
  /// - Parameters:
  ///   - old: the project as it was.
  ///   - oldLayout: the layout of all pages of `old`, a name or a file; `nil` for the articles' own.
  ///   - layout: that of this project.
  ///   - withheldToo: whether articles are compared that readers may not see.
  ///   - withMaps: whether pages are drawn small, for a report.
  ///   - progress: is told now and then how many of the articles are done, from any thread.
  public func compare(
    with old: Project, layouts: (old: String, new: String)? = nil, withheldToo: Bool = false,
    withMaps: Bool = false,
    progress: @Sendable @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(GalleyError) -> Comparison {
    let problems = old.findings + findings
    if problems.hasErrors {
      return Comparison(
        figures: AuditComparison(), layouts: [], report: Report(problems), hasFigures: false)
    }
    let (before, after) =
      if let layouts { try sides(layouts) } else { (try Desk(old), try Desk(self)) }
    let all = problems + before.diagnostics + after.diagnostics
    // What is only half there cannot be compared.
    if !(before.obstacles + after.obstacles).isEmpty {
      return Comparison(
        figures: AuditComparison(), layouts: [], report: Report(all).withoutRepetition,
        hasFigures: false)
    }
    let entries = [before, after].flatMap { $0.archive.entries(withheldToo: withheldToo) }
    let files = Set(entries.map(\.file)).sorted()
    let parts = Pipeline.run(
      0,
      take: { next -> Int? in
        defer { next += 1 }
        return next < files.count ? next : nil
      },
      state: { Comparer(before, after, withheldToo: withheldToo, withMaps: withMaps) },
      work: { comparer, index, number in
        defer { if number % 64 == 63 { progress(number + 1, files.count) } }
        comparer.compare(files[index])
      },
      write: { _ in }, result: \.figures)
    progress(files.count, files.count)
    var figures = AuditComparison()
    if !withheldToo { figures.add(before.archive.withheld(), after.archive.withheld()) }
    return Comparison(
      figures: parts.reduce(into: figures) { $0.add($1) },
      layouts: try differences(from: old, layouts),
      report: Report(all).withoutRepetition)
  }

  private func differences(
    from old: Project, _ layouts: (old: String, new: String)?
  ) throws(GalleyError) -> [LayoutDifference] {
    guard let layouts else { return layoutDifferences(from: old) }
    let paths = (try layoutPath(layouts.old), try layoutPath(layouts.new))
    guard let was = old.loader.tree(ofLayoutAt: paths.0), let now = loader.tree(ofLayoutAt: paths.1)
    else { return [] }
    return LayoutDifference.all(from: was, to: now).map { found in
      var found = found
      found.layout = Path.stem(of: paths.1)
      return found
    }
  }

  /// The project twice, all its pages made by one layout and by another: those of the articles that have one of
  /// the two, or of all where none has.
  private func sides(_ layouts: (old: String, new: String)) throws(GalleyError) -> (Desk, Desk) {
    let paths = (try layoutPath(layouts.old), try layoutPath(layouts.new))
    let names = [Path.stem(of: paths.0), Path.stem(of: paths.1)]
    return (
      try Desk(self, by: paths.0, whereNamed: names), try Desk(self, by: paths.1, whereNamed: names)
    )
  }
}

/// Compares one article after the other; each worker has its own.
private final class Comparer {
  private let old: Auditor
  private let new: Auditor
  private let withheldToo: Bool
  private(set) var figures = AuditComparison()

  init(_ old: Desk, _ new: Desk, withheldToo: Bool, withMaps: Bool) {
    self.withheldToo = withheldToo
    self.old = Auditor(old, withMaps: withMaps)
    self.new = Auditor(new, withMaps: withMaps)
  }

  func compare(_ file: String) {
    figures.add(
      old.localFigures(of: file, withheldToo: withheldToo),
      new.localFigures(of: file, withheldToo: withheldToo))
  }
}

extension Expectation {
  /// - Throws: an error that says what is wrong with a text.
  init(reading text: String) throws(GalleyError) {
    do {
      try self.init(text, ofChange: true)
    } catch {
      throw GalleyError(error.sentence(on: text))
    }
  }
}
