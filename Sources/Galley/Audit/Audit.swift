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

    /// Nothing unless `number` is one of 1 to `of`.
    public init?(_ number: Int, of: Int) {
      guard of > 0, (1...of).contains(number) else { return nil }
      self.number = number
      self.of = of
    }
  }

  package let summary: AuditSummary
  /// What is wrong with all that pages are made of but the articles.
  public let report: Report
  /// Of how many articles the figures of an earlier audit were taken.
  public let reused: Int

  init(summary: AuditSummary, report: Report, reused: Int = 0) {
    self.summary = summary
    self.report = report
    self.reused = reused
  }

  /// How many articles were read.
  public var articles: Int { summary.articles }
  /// How many of them have errors and no page.
  public var articlesWithoutPage: Int { summary.withoutPage }
  /// The gravest severity that was found.
  package var gravest: Severity? {
    (summary.findings.keys.map(\.severity) + report.diagnostics.map(\.severity)).max()
  }

  /// The audit in a form, UTF-8.
  public func render(_ format: Format = .text) -> [UInt8] {
    switch format {
    case .text: AuditText(summary).render()
    case .json: AuditJSON(summary).render()
    case .html: AuditHTML(summary).render()
    case .partial: AuditPartial.render(summary)
    case .costsCSV: RuleCostTable(summary.costs).csv
    }
  }
}

extension Audit {
  /// The most bytes of a summary that is read.
  private static let limit = 1 << 30

  /// Adds up summaries that were written as `partial`: the same as one audit of all their articles.
  ///
  /// - Throws: an error where a file is no such summary.
  public init(merging paths: [String]) throws(GalleyError) {
    var summary = AuditSummary()
    for path in paths {
      do {
        let bytes = try DiskWorkspace(named: paths).read(path, limit: Self.limit)
        summary.add(try AuditPartial.read(bytes))
      } catch let problem as JSONValue.Problem {
        throw GalleyError("cannot merge '\(path)': \(problem)")
      } catch {
        throw GalleyError("cannot read '\(path)': \(error)")
      }
    }
    self.init(summary: summary, report: Report())
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
    return AuditExpectations(own + (try file.map(Self.expectations) ?? []))
  }

  private static func expectations(in file: String) throws(GalleyError) -> [Expectation] {
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
      do {
        expectations.append(try Expectation(text))
      } catch {
        problems.append("\(file):\(index + 1): \(error.sentence(on: text))")
      }
    }
    guard problems.isEmpty else { throw GalleyError(problems.joined(separator: "\n")) }
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
    expectations.flatMap { expectation in
      expectation.failures(in: audit.summary).map { "\(expectation.text): \($0)" }
    }
  }
}
