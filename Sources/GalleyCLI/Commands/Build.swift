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
      Pages are written whole or not at all; an article with errors, in itself or in its layout, \
      gets no page. The findings are summed up at the end. A front page and one for each section \
      are made by the layouts that 'fronts' in galley.yaml names.

      --clean takes away what earlier builds wrote into the folder and this one does not: pages of \
      articles that are gone. Files of others stay.

      EXAMPLES:
        galley build -o out/
        galley build examples/port-louis -o /tmp/port-louis
        galley build -o out/ --ads gpt
        galley build -o out/ --clean
      """)

  @OptionGroup var project: ProjectFolder

  @Option(name: .shortAndLong, help: "The folder to write the pages to.", completion: .directory)
  var output: String

  @Option(help: "Who fills the slots: none (their house ads, or nothing), gpt or prebid.")
  var ads = Ads.none

  @Flag(help: "Take away the files of earlier builds that this one does not write.")
  var clean = false

  @Option(name: .long, help: "The least severity that makes the command fail.")
  var failOn = Severity.error

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output is empty, expected a folder") }
  }

  func run() throws {
    let project = try project.find()
    let bar = ProgressBar(on: .error)
    let summary = try project.build(to: output, ads: served, clean: clean) { bar.show($0, of: $1) }
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
    let pages = [
      count(summary.pages, "page"),
      summary.fronts > 0 ? count(summary.fronts, "front page") : nil,
      summary.variantPages > 0 ? count(summary.variantPages, "page") + " of variants" : nil,
    ].compactMap(\.self).joined(separator: " and ")
    var parts = ["\(pages) written to \(output)"]
    if summary.removed > 0 { parts.append("\(count(summary.removed, "old file")) taken away") }
    if summary.failed > 0 { parts.append("\(count(summary.failed, "article")) without a page") }
    if summary.withheld > 0 { parts.append("\(count(summary.withheld, "article")) not public") }
    if summary.findingCount > 0 { parts.append(count(summary.findingCount, "finding")) }
    return parts.joined(separator: ", ")
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
