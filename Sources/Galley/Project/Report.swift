package import GalleyBasics
import GalleyRules

/// All that was found while something was done.
public struct Report: Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic] = []) {
    self.diagnostics = diagnostics
  }

  /// The findings in the order of files, then places.
  public var findings: [Finding] {
    var maps = LineMaps()
    return DiagnosticPrinter.sorted(diagnostics).map { Finding($0, &maps) }
  }

  /// Whether there is a finding that keeps a page from being made.
  public var hasErrors: Bool { diagnostics.hasErrors }

  /// The findings as they are printed on a terminal without colours, with the lines they speak of.
  public var text: String { DiagnosticPrinter().render(diagnostics) }

  package static func + (a: Report, b: Report) -> Report { Report(a.diagnostics + b.diagnostics) }
}

extension Report {
  /// The findings of some rules, and not of others.
  ///
  /// - Parameters:
  ///   - selected: the rules' ids; none for all rules.
  ///   - ignored: ids of rules whose findings are left out.
  /// - Throws: an error where an id names no rule.
  package func only(
    of selected: [String], without ignored: [String]
  ) throws(GalleyError) -> Report {
    let selected = try RuleExplanation.ids(named: selected)
    let ignored = try RuleExplanation.ids(named: ignored)
    return Report(
      diagnostics.filter { diagnostic in
        (selected.isEmpty || selected.contains(diagnostic.rule))
          && !ignored.contains(diagnostic.rule)
      })
  }

  /// The findings as SARIF, with what the rules are about.
  ///
  /// - Parameters:
  ///   - version: that of Galley.
  ///   - root: the project's folder.
  ///   - paths: where the reader finds the files.
  package func sarif(
    version: String, below root: String, at paths: RepositoryPaths
  ) -> [UInt8] {
    DiagnosticSARIF.render(diagnostics, version: version, below: root, at: paths) { id in
      let rule = RuleRegistry.rule(id)
      return DiagnosticSARIF.Rule(
        summary: rule.summary, explanation: rule.explanation, severity: rule.severity)
    }
  }

  /// How often each rule was broken, a line each.
  package var statistics: String {
    RuleStatistics.render(diagnostics) { RuleRegistry.rule($0).summary }
  }
}

extension Report {
  /// The findings with other names for their files.
  package func renaming(_ rename: (String) -> String) -> Report {
    var files: [SourceFile: SourceFile] = [:]
    func renamed(_ label: Diagnostic.Label) -> Diagnostic.Label {
      let file = label.span.file
      let name = rename(file.path)
      guard name != file.path else { return label }
      let other =
        files[file]
        ?? SourceFile(
          path: name, bytes: file.bytes, firstLine: file.firstLine, firstColumn: file.firstColumn)
      files[file] = other
      return Diagnostic.Label(Span(other, label.span.range), label.text)
    }
    return Report(
      diagnostics.map { found in
        var found = found
        found.message = rename(found.message)
        found.notes = found.notes.map(rename)
        found.primary = renamed(found.primary)
        found.secondary = found.secondary.map { renamed($0) }
        return found
      })
  }
}

extension [Diagnostic] {
  /// Whether there is a finding that keeps a page from being made.
  var hasErrors: Bool { contains { $0.severity == .error } }
}

extension Project {
  /// Reads the file of findings that are accepted.
  ///
  /// - Throws: an error where there is none, or it cannot be understood: nothing would be checked by it.
  package func baseline(at path: String) throws(GalleyError) -> Baseline {
    let bytes: [UInt8]
    do {
      bytes = try workspace.read(path, limit: Self.baselineLimit)
    } catch {
      throw Self.unreadable(path, error)
    }
    return try Self.baseline(in: SourceFile(path: path, bytes: bytes))
  }

  private static func unreadable(_ path: String, _ problem: FileProblem) -> GalleyError {
    GalleyError("cannot read '\(path)': \(problem)")
  }

  private static func baseline(in file: SourceFile) throws(GalleyError) -> Baseline {
    let read = Baseline.read(file)
    guard let baseline = read.value, !read.diagnostics.hasErrors else {
      throw GalleyError(
        "'\(file.path)' is no baseline: \(read.diagnostics.first?.message ?? "it is empty")")
    }
    return baseline
  }

  /// Looks whether a baseline may be written to a file: where there is none yet, or a baseline.
  ///
  /// - Throws: an error where anything else is there, which would be lost.
  package func checkPlace(ofBaseline path: String) throws(GalleyError) {
    let bytes: [UInt8]
    do {
      bytes = try workspace.read(path, limit: Self.baselineLimit)
    } catch .missing {
      return
    } catch {
      throw Self.unreadable(path, error)
    }
    _ = try Self.baseline(in: SourceFile(path: path, bytes: bytes))
  }

  /// About 300,000 findings, in bytes.
  private static let baselineLimit = 64 << 20
}

/// Something that Galley found about the input, such as a mistake with its place.
public struct Finding: Hashable, Sendable {
  /// How much a finding matters.
  public enum Severity: String, Hashable, Sendable {
    /// Worth knowing.
    case info
    /// Probably a mistake; the page can still be made.
    case warning
    /// A mistake: no page is made.
    case error
  }

  /// The rule's id, such as `unknown-slot`.
  public let rule: String
  /// How much it matters.
  public let severity: Severity
  /// What was found and what was expected.
  public let message: String
  /// The file's path.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int

  init(_ diagnostic: Diagnostic, _ maps: inout LineMaps) {
    rule = diagnostic.rule.rawValue
    severity =
      switch diagnostic.severity {
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
    message = diagnostic.message
    file = diagnostic.primary.span.file.path
    let location = maps[diagnostic.primary.span.file]
      .location(of: diagnostic.primary.span.range.lowerBound)
    line = location.line
    column = location.column
  }
}
