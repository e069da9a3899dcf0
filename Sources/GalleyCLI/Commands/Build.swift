import ArgumentParser
import Galley
import GalleySyntax

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Render every article of a project by its layout.",
    discussion: """
      Pages are written whole or not at all; an article with errors gets no page. The findings are
      summed up at the end.

      EXAMPLES:
        galley build -o out/
        galley build examples/port-louis -o /tmp/port-louis
      """)

  @Argument(
    help: "The project's folder (default: the one that the current folder is in).",
    completion: .directory)
  var project: String?

  @Option(name: .shortAndLong, help: "The folder to write the pages to.", completion: .directory)
  var output: String

  @Option(name: .long, help: "The least severity that makes the command fail.")
  var failOn = Severity.error

  func run() async throws {
    let project = try ProjectOption.find(project)
    let bar = ProgressBar(on: .error)
    let summary = try await project.build(to: output) { bar.show($0, of: $1) }
    bar.clear()
    Terminal.error.show(summary.report)
    let kept = summary.report.diagnostics.count
    if summary.findingCount > kept {
      Terminal.error.line("and \(summary.findingCount - kept) findings more")
    }
    Terminal.error.line(sentence(summary))
    try failOn.check(summary.report)
    if summary.failed > 0 { throw ExitCode(1) }
  }

  private func sentence(_ summary: BuildSummary) -> String {
    var parts = ["\(summary.pages) pages written to \(output)"]
    if summary.failed > 0 { parts.append("\(summary.failed) articles without a page") }
    if summary.findingCount > 0 { parts.append("\(summary.findingCount) findings") }
    return parts.joined(separator: ", ")
  }
}
