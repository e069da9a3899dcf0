import ArgumentParser
import Galley
import GalleyBasics

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check layouts, site files and articles.",
    discussion: """
      Without paths it checks the whole project, the pages of its articles included. A path is a
      layout, a site file, an article, a folder, or - for a layout on standard input. The exit status
      is 0 when no finding counts, 1 when one does (an error, unless --fail-on says otherwise), and 2
      when the command could not run.

      EXAMPLES:
        galley validate
        galley validate layouts/article.yaml --fail-on warning
        galley validate --format json articles/
        galley validate --select unknown-slot,unknown-key --fix
        galley validate --baseline accepted.json
      """)

  @Argument(help: "What to check (default: the whole project).", completion: .file())
  var paths: [String] = []

  @OptionGroup var project: ProjectOption
  @OptionGroup var findings: FindingOptions
  @OptionGroup var fixes: FixOptions

  func run() throws {
    var checked = try check()
    let fixed = try fixes.apply(to: checked.report) {
      // Its own file may have been put right, too.
      checked = try check()
      return checked.report
    }
    if fixes.diff { return try fixes.showPatch(of: checked.report) }
    if fixed > 0 { findings.note("\(DiagnosticPrinter.count(fixed, "finding")) put right") }
    try findings.finish(checked.report, of: checked.project, checked: subject(checked.project))
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
