import ArgumentParser
import Galley
import GalleyBasics

/// How findings are shown, and which of them count.
struct FindingOptions: ParsableArguments {
  /// The form of a list of findings.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json, github, gitlab, junit, sarif
  }

  @Option(help: "How findings are written.")
  var format = Format.human

  @Option(name: .long, help: "The least severity that makes the command fail.")
  var failOn = Severity.error

  @Option(help: "Only findings of these rules: names with commas between them.")
  var select: [String] = []

  @Option(help: "No findings of these rules.")
  var ignore: [String] = []

  @Option(help: "The file of findings that are accepted for now.", completion: .file())
  var baseline: String?

  @Flag(help: "Write all findings to the file of --baseline, which accepts them.")
  var writeBaseline = false

  @Flag(help: "Write how often each rule was broken, instead of the findings.")
  var statistics = false

  @Flag(name: .shortAndLong, help: "Write the findings and nothing else.")
  var quiet = false

  func validate() throws {
    if writeBaseline, baseline == nil {
      throw ValidationError("--write-baseline goes with --baseline FILE")
    }
    if writeBaseline, !select.isEmpty || !ignore.isEmpty {
      throw ValidationError(
        "--write-baseline accepts all findings; leave out --select and --ignore")
    }
    for (option, lists) in [("select", select), ("ignore", ignore)]
    where !lists.isEmpty && Self.names(lists).isEmpty {
      throw ValidationError("--\(option) names no rule; 'galley explain' lists them all")
    }
    if statistics, format != .human {
      throw ValidationError("--statistics does not go with --format \(format.rawValue)")
    }
  }

  /// The findings of the rules that are wanted.
  func chosen(_ report: Report) throws -> Report {
    try report.only(of: Self.names(select), without: Self.names(ignore))
  }

  private static func names(_ lists: [String]) -> [String] {
    // No name has a blank in it.
    lists.flatMap { $0.split { $0 == "," || $0.isWhitespace }.map(String.init) }
  }

  /// Writes the findings; throws the exit status 1 where one counts.
  ///
  /// - Parameters:
  ///   - checked: what was checked, for people.
  ///   - isWhole: whether that is all of the project.
  ///   - output: where the findings are written to.
  func finish(
    _ report: Report, of project: Project, checked: String, isWhole: Bool = true,
    to output: Terminal = .output
  ) throws {
    if let baseline, writeBaseline {
      try project.checkPlace(ofBaseline: baseline)
      try OutputFile.write(
        Baseline.file(of: report.diagnostics, below: project.folder), to: baseline)
      let count = DiagnosticPrinter.count(report.diagnostics.count, "finding")
      return note("\(checked): \(count) accepted in \(baseline)")
    }
    let report = try unaccepted(
      report, of: project, isWhole: isWhole && select.isEmpty && ignore.isEmpty)
    write(report, of: project, to: output)
    if format == .human {
      let summary =
        report.diagnostics.isEmpty
        ? "no findings" : DiagnosticPrinter.summary(of: report.diagnostics)
      note("\(checked): \(summary)")
    }
    if report.diagnostics.contains(where: { $0.severity >= failOn }) { throw ExitCode(1) }
  }

  /// The findings that may be put right: those that the baseline does not accept, and all where it is written anew.
  func fixable(_ report: Report, of project: Project) throws -> Report {
    guard !writeBaseline, let result = try known(report, of: project) else { return report }
    return Report(result.new)
  }

  /// What the baseline makes of findings; `nil` where there is none.
  private func known(_ report: Report, of project: Project) throws -> Baseline.Result? {
    try baseline.map {
      try project.baseline(at: $0).apply(to: report.diagnostics, below: project.folder)
    }
  }

  /// The findings that the baseline does not accept.
  ///
  /// - Parameter isWhole: whether accepted ones that are not there are gone; else nobody looked for them.
  private func unaccepted(
    _ report: Report, of project: Project, isWhole: Bool
  ) throws -> Report {
    guard let baseline, let result = try known(report, of: project) else { return report }
    if result.accepted > 0 {
      note("accepted by \(baseline): \(DiagnosticPrinter.count(result.accepted, "finding"))")
    }
    if result.gone > 0, isWhole {
      let gone = DiagnosticPrinter.count(result.gone, "finding")
      note("accepted by \(baseline), but gone: \(gone); --write-baseline forgets them")
    }
    return Report(result.new)
  }

  private func write(_ report: Report, of project: Project, to output: Terminal) {
    let diagnostics = report.diagnostics
    // Others look for files from the root of the repository, wherever the command runs.
    let paths = RepositoryPaths(around: project.folder, in: project.workspace)
    switch format {
    case .human where statistics: output.write(Array(report.statistics.utf8))
    case .human: output.show(report)
    case .json: output.write(DiagnosticJSON.render(diagnostics))
    case .github:
      output.write(Array(DiagnosticAnnotations.render(diagnostics, at: paths).utf8))
    case .gitlab:
      output.write(DiagnosticCodeQuality.render(diagnostics, below: project.folder, at: paths))
    case .junit:
      output.write(Array(DiagnosticJUnit.render(diagnostics, failOn: failOn, at: paths).utf8))
    case .sarif:
      output.write(report.sarif(version: Version.number, below: project.folder, at: paths))
    }
  }

  /// Says something besides the findings.
  func note(_ text: String) {
    if !quiet { Terminal.error.line(text) }
  }
}

extension Severity: ExpressibleByArgument {}

extension Terminal {
  /// Draws findings with the lines that they speak of.
  func show(_ report: Report) {
    guard !report.diagnostics.isEmpty else { return }
    write(Array(DiagnosticPrinter(style: diagnosticStyle).render(report.diagnostics).utf8))
  }

  /// How findings and rules are drawn here.
  var diagnosticStyle: DiagnosticStyle {
    DiagnosticStyle(
      width: min(width, 120), color: wantsColor, unicode: isInteractive && Self.hasUnicode)
  }
}

/// Whether what was found is put right.
struct FixOptions: ParsableArguments {
  @Flag(help: "Put right what certainly is meant otherwise.")
  var fix = false

  @Flag(help: "Put right what is probably meant otherwise, too.")
  var unsafeFixes = false

  @Flag(help: "Show what would be changed, and change nothing, with --fix too.")
  var diff = false

  /// Whether anything is asked for.
  var isWanted: Bool { fix || diff }

  func validate() throws {
    if unsafeFixes, !diff, !fix {
      throw ValidationError("--unsafe-fixes goes with --fix or --diff")
    }
  }

  /// One change may make room for another, or show what was hidden; after so many rounds it must end.
  private static let rounds = 8

  /// Changes the files, and checks them again, until nothing is left to change.
  ///
  /// - Parameters:
  ///   - report: what was found.
  ///   - write: makes the changes of one file; says whether it could.
  ///   - check: checks everything anew.
  /// - Returns: how many findings were put right.
  func apply(
    to report: Report,
    write: (SourceEdits) throws -> Bool = { try $0.write(in: DiskWorkspace()) },
    check: () throws -> Report
  ) throws -> Int {
    guard fix, !diff else { return 0 }
    var report = report
    var fixed = 0
    for _ in 0..<Self.rounds {
      var count = 0
      for edits in SourceEdits.all(for: report.diagnostics, guesses: unsafeFixes)
      where try write(edits) {
        count += edits.edits.count
      }
      guard count > 0 else { break }
      fixed += count
      report = try check()
    }
    return fixed
  }

  /// Writes what would be changed as a patch; throws the exit status 1 where there is something, guesses included.
  ///
  /// - Parameter note: says something besides the patch.
  func showPatch(of report: Report, note: (String) -> Void) throws {
    let files = SourceEdits.all(for: report.diagnostics, guesses: unsafeFixes)
    Terminal.output.write(Array(files.map(\.diff).joined().utf8))
    let hint = guessesLeft(in: report)
    if let hint { note(hint) }
    if !files.isEmpty || hint != nil { throw ExitCode(1) }
    note("nothing to change")
  }

  /// Says how many changes are left out because they are guesses; nil where there are none.
  func guessesLeft(in report: Report) -> String? {
    func count(guesses: Bool) -> Int {
      SourceEdits.all(for: report.diagnostics, guesses: guesses).reduce(0) { $0 + $1.edits.count }
    }
    guard isWanted, !unsafeFixes else { return nil }
    let left = count(guesses: true) - count(guesses: false)
    guard left > 0 else { return nil }
    let changes = left == 1 ? "1 change is a guess" : "\(left) changes are guesses"
    return "\(changes); --unsafe-fixes takes \(left == 1 ? "it" : "them") in"
  }
}
