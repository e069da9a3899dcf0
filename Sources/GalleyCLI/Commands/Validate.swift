import ArgumentParser
import Galley
import GalleyBasics
import GalleyServer

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check layouts, site files and articles.",
    discussion: """
      Without paths it checks the whole project, the pages of its articles included. A path is a \
      layout, a site file, an article, a folder, or - for a layout on standard input, which --fix \
      writes to standard output. The exit status \
      is 0 when no finding counts, 1 when one does (an error, unless --fail-on says otherwise), and 2 \
      when the command could not run.

      EXAMPLES:
        galley validate
        galley validate layouts/article.yaml --fail-on warning
        galley validate --format json articles/
        galley validate --select unknown-slot,unknown-key --fix
        galley validate --baseline accepted.json
        galley validate --watch
      """)

  @Argument(help: "What to check (default: the whole project).", completion: .file())
  var paths: [String] = []

  @OptionGroup var project: ProjectOption
  @OptionGroup var findings: FindingOptions
  @OptionGroup var fixes: FixOptions

  @Flag(help: "Pass over named files that no project has a use for, as commit hooks name them.")
  var ignoreUnknown = false

  @Flag(help: "Check again whenever a file has changed; Ctrl-C ends it.")
  var watch = false

  func validate() throws {
    if watch, fixes.isWanted || findings.writeBaseline {
      throw ValidationError("--watch does not go with --fix, --diff and --write-baseline")
    }
    if watch, ignoreUnknown {
      throw ValidationError("--watch does not go with --ignore-unknown: name the files to watch")
    }
    if watch, paths.contains("-") {
      throw ValidationError("--watch needs files: standard input is read once")
    }
    if findings.writeBaseline, !paths.isEmpty {
      throw ValidationError("--write-baseline accepts what the whole project has; name no files")
    }
    let writes = findings.format != .human || findings.statistics || findings.writeBaseline
    if fixes.diff, writes {
      throw ValidationError(
        "--diff does not go with --format, --statistics and --write-baseline")
    }
    if fixes.fix, !fixes.diff, paths.contains("-") {
      guard paths == ["-"] else {
        throw ValidationError(
          "--fix writes standard input as it is put right; name no files beside -")
      }
      if writes {
        throw ValidationError(
          "--fix of standard input writes the text: it does not go with --format, --statistics and --write-baseline"
        )
      }
    }
  }

  func run() throws {
    if watch { try runAgainAndAgain() }
    guard !paths.isEmpty else { return try runOnce() }
    let parts = try project.parts(of: paths, onlyKnown: ignoreUnknown)
    if parts.isEmpty {
      // A report without findings is one, too.
      guard findings.format != .human else { return findings.note("nothing to check") }
      return try findings.finish(Report(), of: project.find(), checked: "", isWhole: false)
    }
    if parts.count > 1, findings.format != .human || findings.baseline != nil {
      throw GalleyError(
        "the files belong to several projects: --format and --baseline are for those of one")
    }
    var isWrong = false
    for files in parts {
      var part = self
      part.paths = files
      do {
        try part.runOnce()
      } catch let code as ExitCode where code == ExitCode(1) {
        isWrong = true
      }
    }
    if isWrong { throw ExitCode(1) }
  }

  /// Checks the files of one project, or all of it.
  private func runOnce() throws {
    if fixes.fix, !fixes.diff, paths == ["-"] { return try putInputRight() }
    var checked = try check()
    if fixes.diff {
      return try fixes.showPatch(of: fixable(checked)) { findings.note($0) }
    }
    if fixes.isWanted { try putRight(&checked) }
    try findings.finish(
      checked.report, of: checked.project, checked: subject(checked.project),
      isWhole: paths.isEmpty)
  }

  /// Puts right what may be, and checks again.
  private func putRight(_ checked: inout (project: Project, report: Report)) throws {
    let fixed = try fixes.apply(to: fixable(checked)) {
      // Its own file may have been put right, too.
      checked = try check()
      return try fixable(checked)
    }
    try tell(fixed, of: checked)
  }

  /// Writes the layout on standard input to standard output as it is put right, and what is left to standard error.
  private func putInputRight() throws {
    var input: [UInt8]
    do {
      input = try DiskWorkspace().read("-", limit: Self.inputLimit)
    } catch {
      throw GalleyError("cannot read '-': \(error)")
    }
    var checked = try check(input)
    let fixed = try fixes.apply(to: fixable(checked)) { edits in
      // Nobody asked for changes of the layouts that it extends.
      guard edits.file.path == "-" else { return false }
      input = edits.bytes
      return true
    } check: {
      checked = try check(input)
      return try fixable(checked)
    }
    Terminal.output.write(input)
    try tell(fixed, of: checked)
    try findings.finish(
      checked.report, of: checked.project, checked: subject(checked.project), isWhole: false,
      to: .error)
  }

  /// More than any layout may have, which a finding says.
  private static let inputLimit = 64 << 20

  /// Says how many findings were put right, and how many would be.
  private func tell(_ fixed: Int, of checked: (project: Project, report: Report)) throws {
    if fixed > 0 { findings.note("\(DiagnosticPrinter.count(fixed, "finding")) put right") }
    if let hint = fixes.guessesLeft(in: try fixable(checked)) { findings.note(hint) }
  }

  private func fixable(_ checked: (project: Project, report: Report)) throws -> Report {
    try findings.fixable(checked.report, of: checked.project)
  }

  /// Checks now and after each change, until the user ends it.
  private func runAgainAndAgain() throws -> Never {
    let project = try project.find(near: paths)
    let watch = ProjectWatch(named: paths + [findings.baseline].compactMap(\.self))
    Foreground.run("watching") { [self] in
      try await watch.run(project) { known in
        if Terminal.output.isInteractive { Terminal.output.clear() }
        do {
          let checked = try check()
          try? findings.finish(
            checked.report, of: checked.project, checked: subject(checked.project),
            isWhole: paths.isEmpty)
          return checked.project
        } catch {
          // It may be put right, too.
          Terminal.error.line("galley: \(error)")
          return known
        }
      }
    }
  }

  /// - Parameter input: what was read of standard input already.
  private func check(_ input: [UInt8]? = nil) throws -> (project: Project, report: Report) {
    let project = try project.find(near: paths, input: input)
    let report = try paths.isEmpty ? project.validate() : project.validate(paths)
    return (project, try findings.chosen(report))
  }

  /// What was checked, for people.
  private func subject(_ project: Project) -> String {
    guard paths.isEmpty else { return paths.joined(separator: ", ") }
    // "..", from one of its folders, names nothing.
    let isAround = project.folder.allSatisfy { $0 == "." || $0 == "/" }
    return isAround ? "project" : project.folder
  }
}
