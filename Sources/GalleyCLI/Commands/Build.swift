import ArgumentParser
import Galley
import GalleyBasics

struct Build: ParsableCommand {
  enum Ads: String, ExpressibleByArgument, CaseIterable {
    case none, gpt, prebid
  }

  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Render every article of a project by its layout.",
    discussion: """
      Pages are written whole or not at all; an article with errors, in itself or in its layout,
      gets no page. The findings are summed up at the end.

      EXAMPLES:
        galley build -o out/
        galley build examples/port-louis -o /tmp/port-louis
        galley build -o out/ --ads gpt
      """)

  @Argument(
    help: "The project's folder (default: the one that the current folder is in).",
    completion: .directory)
  var project: String?

  @Option(name: .shortAndLong, help: "The folder to write the pages to.", completion: .directory)
  var output: String

  @Option(help: "Who fills the slots: none (their house ads, or nothing), gpt or prebid.")
  var ads = Ads.none

  @Option(name: .long, help: "The least severity that makes the command fail.")
  var failOn = Severity.error

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output is empty, expected a folder") }
  }

  func run() throws {
    let project = try ProjectOption.find(project)
    let bar = ProgressBar(on: .error)
    let summary = try project.build(to: output, ads: served) { bar.show($0, of: $1) }
    bar.clear()
    Terminal.error.show(summary.report)
    let kept = summary.report.diagnostics.count
    if summary.findingCount > kept {
      Terminal.error.line("and \(count(summary.findingCount - kept, "finding")) more")
    }
    Terminal.error.line(sentence(summary))
    let isGrave = summary.gravest.map { $0 >= failOn } ?? false
    if isGrave || summary.failed > 0 { throw ExitCode(1) }
  }

  private var served: ServedAds {
    switch ads {
    case .none: .none
    case .gpt: .gpt
    case .prebid: .prebid
    }
  }

  private func sentence(_ summary: BuildSummary) -> String {
    var parts = ["\(count(summary.pages, "page")) written to \(output)"]
    if summary.failed > 0 { parts.append("\(count(summary.failed, "article")) without a page") }
    if summary.withheld > 0 { parts.append("\(count(summary.withheld, "article")) not public") }
    if summary.findingCount > 0 { parts.append(count(summary.findingCount, "finding")) }
    return parts.joined(separator: ", ")
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
