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
      is 0 when all is well, 1 when there are findings, 2 when the command could not run.

      EXAMPLES:
        galley validate
        galley validate layouts/article.yaml --fail-on warning
        galley validate --format json articles/
      """)

  @Argument(help: "What to check (default: the whole project).", completion: .file())
  var paths: [String] = []

  @OptionGroup var project: ProjectOption
  @OptionGroup var findings: FindingOptions

  func run() throws {
    let project = try project.find(near: paths)
    if paths.isEmpty {
      let report = try project.validate()
      try findings.finish(report, checked: project.folder.isEmpty ? "project" : project.folder)
    } else {
      let report = try project.validate(paths)
      try findings.finish(report, checked: paths.joined(separator: ", "))
    }
  }
}
