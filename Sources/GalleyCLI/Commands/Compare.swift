import ArgumentParser
import Galley
import GalleyBasics

struct Compare: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Tell what changes between two layouts, or two folders, on all pages of an archive.",
    discussion: """
      Inventory, density, depth and findings before and after, by section, and which articles get more ads
      or fewer. OLD and NEW are two projects' folders, or two layouts of one project, by name or file.
      --fail-on holds the change to a condition: in percentage points for shares, in percent of the old
      value for all else.

      EXAMPLES:
        galley compare article layouts/closer.yaml
        git worktree add /tmp/before main && galley compare /tmp/before .
        galley compare /tmp/before . --fail-on "ads < -2 %" --fail-on "density p95 > +1 %"
      """)

  @Argument(help: "The project's folder or the layout as it was.", completion: .file())
  var old: String

  @Argument(help: "The project's folder or the layout as it is.", completion: .file())
  var new: String

  @Option(help: "The form of the result.")
  var format = Form.text

  @Option(name: .long, help: "A change that makes the command fail, such as: density > +1 %")
  var failOn: [String] = []

  @OptionGroup var project: ProjectOption

  func run() throws {
    let bar = ProgressBar(on: .error)
    let comparison = try compare { bar.show($0, of: $1) }
    bar.clear()
    Terminal.error.show(comparison.report)
    Terminal.output.write(comparison.render(format == .json ? .json : .text))
    let holding = try comparison.holding(failOn)
    for sentence in holding { Terminal.error.line(sentence) }
    if !holding.isEmpty || comparison.report.hasErrors { throw ExitCode(1) }
  }

  private func compare(
    _ progress: @Sendable @escaping (Int, Int) -> Void
  ) throws -> Comparison {
    if Project.isProject(old), Project.isProject(new) {
      return try Project.open(new).compare(with: Project.open(old), progress: progress)
    }
    let project = try project.find(near: [new, old])
    return try project.compare(with: project, layouts: (old, new), progress: progress)
  }
}
