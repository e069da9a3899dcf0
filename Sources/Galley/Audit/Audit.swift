package import GalleyBasics
package import GalleyPages
import GalleyLanguage
import GalleyRendering

/// What all articles of a project have in common, and where they differ: their ads on the screen of each
/// breakpoint, and what was found.
public struct Audit: Sendable {
  /// The form in which an audit is written.
  public enum Format: Hashable, Sendable {
    /// Tables for people.
    case text
    /// For programs: all that the text tells, and more.
    case json
    /// One HTML document with charts and tables that can be sorted; it needs nothing from anywhere.
    case html
    /// All that was counted, to be merged with other such summaries.
    case partial
    /// What the rules cost: a row for each number and screen.
    case costsCSV
  }

  /// What an audit writes of each article while it goes on.
  public enum Line: Hashable, Sendable {
    /// An object on a line for each article.
    case ndjson
    /// A row for each article and screen.
    case csv
  }

  /// A part of an archive: each `of`-th article from the `number`-th on.
  public struct Part: Hashable, Sendable {
    let number, of: Int

    /// Nothing unless `number` is one of 1 to `of`, and that not above a million.
    public init?(_ number: Int, of: Int) {
      guard (1...PartialOrigin.mostParts).contains(of), (1...of).contains(number) else {
        return nil
      }
      self.number = number
      self.of = of
    }
  }

  package let summary: AuditSummary
  /// What is wrong with all that pages are made of but the articles.
  public let report: Report
  /// Of how many articles the figures of an earlier audit were taken.
  public let reused: Int
  /// Why nothing was kept of it for the next one, though that was asked for; `nil` for no such reason.
  public internal(set) var unkept: String?
  /// What it is of, for those who merge it.
  let origin: PartialOrigin

  /// - Parameter localName: names a file from the project's folder.
  init(
    summary: AuditSummary, report: Report, reused: Int = 0, of origin: PartialOrigin,
    localName: (String) -> String
  ) {
    var summary = summary
    let named = report.renaming(localName)
    var maps = LineMaps()
    summary.common = Set(named.diagnostics.map { CommonFinding($0, &maps) })
    let others = origin.of > 1 ? (1...origin.of).filter { $0 != origin.part } : []
    summary.missingParts = MissingParts(others, of: max(1, origin.of))
    self.summary = summary
    self.report = report
    self.reused = reused
    self.origin = origin
  }

  /// How many articles were read.
  public var articles: Int { summary.articles }
  /// How many of them have errors and no page.
  public var articlesWithoutPage: Int { summary.withoutPage }
  /// The gravest severity that was found.
  package var gravest: Severity? {
    (summary.findings.keys.map(\.severity) + summary.common.map(\.severity)).max()
  }

  /// The audit in a form, UTF-8.
  public func render(_ format: Format = .text) -> [UInt8] {
    switch format {
    case .text: AuditText(summary).render()
    case .json: AuditJSON(summary).render()
    case .html: AuditHTML(summary).render()
    case .partial: AuditPartial.render(summary, of: origin)
    case .costsCSV: RuleCostTable(summary.costs).csv
    }
  }
}

extension Audit {
  /// The most bytes of a summary that is read.
  private static let limit = 1 << 28

  /// Adds up summaries that were written as `partial`: the same as one audit of all their articles.
  ///
  /// What `missingParts` are not among them is no error here.
  ///
  /// - Throws: an error that tells each file that is no such summary, is damaged, is of something else than the first,
  ///   or has what another one has too.
  public init(merging paths: [String]) throws(GalleyError) {
    var summary = AuditSummary()
    var problems: [String] = []
    var first: (origin: PartialOrigin, path: String)?
    var known: [PartialOrigin: String] = [:]
    for path in paths {
      do throws(GalleyError) {
        let (part, origin) = try Self.partial(path)
        if let first, let refusal = origin.refusal(beside: first.origin, called: first.path) {
          throw GalleyError("cannot merge '\(path)': \(refusal)")
        }
        first = first ?? (origin, path)
        if let own = origin.own, let other = known.updateValue(path, forKey: origin) {
          throw GalleyError("cannot merge '\(path)': it has \(own), which '\(other)' has too")
        }
        summary.add(part)
      } catch {
        problems.append(error.description)
      }
    }
    guard problems.isEmpty, let origin = first?.origin else {
      throw GalleyError(problems: problems)
    }
    let found = Set(known.keys.map(\.part))
    summary.missingParts =
      origin.of > 0
      ? MissingParts((1...origin.of).filter { !found.contains($0) }, of: origin.of)
      : MissingParts()
    self.summary = summary
    report = Report()
    reused = 0
    var whole = origin
    // With no part missing it is what one audit of all is of.
    if origin.of > 0, summary.missingParts.numbers.isEmpty { (whole.part, whole.of) = (1, 1) }
    self.origin = whole
  }

  private static func partial(
    _ path: String
  ) throws(GalleyError) -> (AuditSummary, PartialOrigin) {
    do {
      let bytes = try DiskWorkspace(named: [path]).read(path, limit: limit)
      let read = try AuditPartial.read(bytes)
      return (read.summary, read.origin)
    } catch let problem as JSONValue.Problem {
      throw GalleyError("cannot merge '\(path)': \(problem)")
    } catch {
      throw GalleyError("cannot read '\(path)': \(error)")
    }
  }

  /// The parts of the archive that it is not of, such as `3/4`.
  public var missingParts: [String] { summary.missingParts.names }

  /// What merged summaries tell of all that pages are made of but the articles, each in a line.
  public var layoutFindings: [String] { summary.common.sorted().map(\.sentence) }
}

extension CommonFinding {
  fileprivate init(_ found: Diagnostic, _ maps: inout LineMaps) {
    let span = found.primary.span
    let place = maps[span.file].location(of: span.range.lowerBound)
    self.init(
      rule: found.rule, severity: found.severity, file: span.file.path, line: place.line,
      column: place.column, message: found.message)
  }
}

extension Project {
  /// A file's name from the project's folder on.
  func localName(_ path: String) -> String {
    let folder = Path.normalized(self.folder)
    guard !folder.isEmpty, folder != "." else { return path }
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : path
  }

  /// Tells the state of the project but its articles, wherever it lies.
  private var ownDigest: Digest {
    var digest = Digest()
    let layouts = ((try? layoutFiles()) ?? []).map { Path.join(layoutsFolder, $0) }
    for path in [path(ProjectConfig.fileName), sitePath] + layouts {
      digest.add(localName(path))
      digest.add((try? workspace.read(path, limit: YAMLLimits.standard.bytes)) ?? [])
    }
    digest.add(loader.variation.text)
    return digest
  }

  /// What an audit of the archive is of.
  func origin(_ part: Audit.Part?, of files: [String], withCosts: Bool) -> PartialOrigin {
    var digest = Digest()
    for file in files { digest.add(file) }
    return PartialOrigin(
      project: ownDigest.text, archive: digest.text, part: part?.number ?? 1, of: part?.of ?? 1,
      content: "", hasCosts: withCosts)
  }

  /// What an audit of a stream is of.
  ///
  /// - Parameter content: the sum of what tells each line from others; `nil` where there is none.
  func origin(ofStream content: UInt64?) -> PartialOrigin {
    PartialOrigin(
      project: ownDigest.text, archive: "", part: 0, of: 0,
      content: content.map { String($0, radix: 16) } ?? "", hasCosts: false)
  }
}

extension Project {
  /// What is expected of an audit: by `audit: { expect: […] }` in `galley.yaml`, and by a file with an expectation on
  /// each line, in which `#` begins a comment.
  ///
  /// What is wrong in `galley.yaml` is a finding of the project.
  ///
  /// - Parameter ownToo: whether the project's own count, which are made for the whole archive.
  /// - Throws: an error where the file cannot be read, or a line of it is no expectation.
  public func expectations(
    in file: String? = nil, ownToo: Bool = true
  ) throws(GalleyError) -> AuditExpectations {
    let own = ownToo ? config.expectations.compactMap { try? Expectation($0.value) } : []
    return AuditExpectations(own + (try file.map(expectations) ?? []))
  }

  private func expectations(in file: String) throws(GalleyError) -> [Expectation] {
    let screens = (try? LayoutShelf(self))?.screens ?? KnownScreens()
    let bytes: [UInt8]
    do {
      bytes = try DiskWorkspace(named: [file]).read(file, limit: 1 << 20)
    } catch {
      throw GalleyError("cannot read '\(file)': \(error)")
    }
    let text = String(decoding: bytes, as: UTF8.self).drop { $0 == "\u{FEFF}" }
    var expectations: [Expectation] = []
    var problems: [String] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let text = line.prefix { $0 != "#" }.split(separator: " ").joined(separator: " ")
      guard !text.isEmpty else { continue }
      do throws(Expectation.Problem) {
        let expectation = try Expectation(text)
        if let problem = expectation.problem(among: screens) { throw problem }
        expectations.append(expectation)
      } catch {
        problems.append("\(file):\(index + 1): \(error.sentence(on: text))")
      }
    }
    guard problems.isEmpty else { throw GalleyError(problems: problems) }
    return expectations
  }

  /// Whether the project has a layout of a name, or there is a file of that path.
  package func hasLayout(_ layout: String) -> Bool {
    guard let path = try? layoutPath(layout) else { return false }
    return workspace.stamp(of: path)?.kind == .file
  }

  /// The names of its layouts.
  package var layoutNames: [String] {
    ((try? layoutFiles()) ?? []).map { Path.stem(of: $0) }
  }

  /// Whether a folder is that of a project.
  package static func isProject(_ folder: String) -> Bool {
    DiskWorkspace().exists(Path.join(folder, ProjectConfig.fileName))
  }
}

/// What somebody expects of an audit.
public struct AuditExpectations: Sendable {
  private let expectations: [Expectation]

  init(_ expectations: [Expectation]) { self.expectations = expectations }

  /// What of an audit is not as expected, each in a sentence.
  public func failures(of audit: Audit) -> [String] {
    // Where errors kept back every page they are told, and nothing is known.
    if audit.report.hasErrors, audit.articles == 0 { return [] }
    return expectations.flatMap { expectation in
      expectation.failures(in: audit.summary).map { "\(expectation.text): \($0)" }
    }
  }
}
