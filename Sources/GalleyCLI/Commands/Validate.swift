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
      layout, a site file, an article, a folder, or - for a layout on standard input. The exit status \
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

  @Flag(help: "Check again whenever a file has changed; Ctrl-C ends it.")
  var watch = false

  func validate() throws {
    if watch, fixes.isWanted || findings.writeBaseline {
      throw ValidationError("--watch does not go with --fix, --diff and --write-baseline")
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
  }

  func run() throws {
    if watch { try runAgainAndAgain() }
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

  private func check() throws -> (project: Project, report: Report) {
    let project = try project.find(near: paths)
    let report = try paths.isEmpty ? project.validate() : project.validate(paths)
    return (project, try findings.chosen(report))
  }

  /// What was checked, for people.
  private func subject(_ project: Project) -> String {
    guard paths.isEmpty else { return paths.joined(separator: ", ") }
    return project.folder.isEmpty ? "project" : project.folder
  }
}
