import ArgumentParser
import Galley
import GalleyBasics

struct Place: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Place the ads of articles that come one a line on standard input.",
    discussion: """
      Each line is an object, {"id": …, "layout": "article", "article": …}, and gets exactly one line, in \
      order: where each ad stands on the screen of each breakpoint, or in 'error' why there is no page. An article is what its \
      file would hold, or an object of its front matter's keys with a 'body'.

      EXAMPLES:
        galley place --ndjson < articles.ndjson > ads.ndjson
        galley place --ndjson --project examples/port-louis < articles.ndjson
      """)

  @Flag(help: "Articles as objects, one a line: the only form there is.")
  var ndjson = false

  @OptionGroup var project: ProjectOption

  func validate() throws {
    if !ndjson { throw ValidationError("say --ndjson: articles are read as objects, one a line") }
  }

  func run() throws {
    let audit = try project.find().audit(
      linesOf: 0, findings: false, write: { Terminal.output.write($0) })
    Terminal.error.show(audit.report)
    if audit.report.hasErrors { throw ExitCode(1) }
  }
}
