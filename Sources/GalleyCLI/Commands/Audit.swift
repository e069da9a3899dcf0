import ArgumentParser
import Galley
import GalleyBasics

struct AuditCommand: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, html, ndjson, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Tell of all articles at once where their ads are, on the screen of each breakpoint.",
    discussion: """
      How many ads there are and how deep, how dense, which articles have none, and what the rules found; by \
      section, tag, author, month and length. No page that readers may see is left out. ndjson writes an object for each \
      article, csv a row for each article and screen.

      With --ndjson articles come from standard input, an object a line, such as
      {"id": 1, "layout": "article", "article": "---\\ntitle: …\\n---\\n…"}, and each gets exactly one line, in order.

      The exit status is 1 where a rule finds an error (--fail-on) or something is not as expected.

      EXAMPLES:
        galley audit
        galley audit examples/port-louis --format json
        galley audit --format html > audit.html
        galley audit --format csv > ads.csv
        galley audit --costs
        galley audit --expect ads.txt
        galley audit --ndjson < articles.ndjson > pages.ndjson
        galley audit --part 1/4 --partial 1.partial
        galley audit --merge 1.partial 2.partial 3.partial 4.partial
      """)

  @OptionGroup var project: ProjectFolder

  @Option(help: "The form of the result.")
  var format = Form.text

  @Flag(
    help:
      "Tell what each number of the rules for ads costs, and value against density; csv has nothing else."
  )
  var costs = false

  @Flag(
    help: "Count articles too that readers may not see: drafts, early and expired ones.")
  var all = false

  @Flag(
    inversion: .prefixedNo,
    help: "Take what the last audit kept in .galley of articles that are as they were.")
  var cache = true

  @Flag(help: "Read articles from standard input, an object a line, and write a line for each.")
  var ndjson = false

  @Option(help: "Which part of the archive, such as 1/4: every fourth article from the first on.")
  var part: PartOption?

  @Option(
    help: "A file to write the summary to, so that it can be merged with others.",
    completion: .file())
  var partial: String?

  @Option(
    parsing: .upToNextOption, help: "Add up summaries that --partial wrote, instead of an audit.",
    completion: .file())
  var merge: [String] = []

  @Option(
    help: "A file with what is expected, one a line, such as: articles with no ads < 10 %",
    completion: .file())
  var expect: String?

  @Option(name: .long, help: "The least severity that makes the command fail.")
  var failOn = Severity.error

  func validate() throws {
    if ndjson, part != nil { throw ValidationError("--part is of an archive, not of --ndjson") }
    if ndjson, format != .text { throw ValidationError("--ndjson has a form of its own") }
    if all, ndjson || !merge.isEmpty {
      throw ValidationError("--all is of an archive: a stream and a merge count all they are given")
    }
    if costs, ndjson || !merge.isEmpty || format == .ndjson {
      throw ValidationError("--costs goes with an audit of articles as text, json, csv or html")
    }
    if !merge.isEmpty, ndjson || part != nil || partial != nil {
      throw ValidationError("--merge goes without --ndjson, --part and --partial")
    }
    if !merge.isEmpty, format == .ndjson || format == .csv {
      throw ValidationError("--merge knows no single articles: --format text, json or html")
    }
  }

  func run() throws {
    let project = try project.find()
    // A part of an archive is held to nothing of the project's: what holds for the whole need not for it.
    let expectations = try project.expectations(in: expect, ownToo: part == nil && !ndjson)
    let audit = try audit(project)
    Terminal.error.show(audit.report)
    if let unkept = audit.unkept { Terminal.error.line(unkept) }
    if !merge.isEmpty { tellMerged(audit) }
    if let partial { try OutputFile.write(audit.render(.partial), to: partial) }
    if !ndjson, partial == nil || format != .text {
      switch format {
      case .text: Terminal.output.write(audit.render(.text))
      case .json: Terminal.output.write(audit.render(.json))
      case .html: Terminal.output.write(audit.render(.html))
      case .csv where costs: Terminal.output.write(audit.render(.costsCSV))
      case .ndjson, .csv: break
      }
    }
    let failures = expectations.failures(of: audit)
    for failure in failures { Terminal.error.line("expected \(failure)") }
    if !failures.isEmpty || isGrave(audit) || (!merge.isEmpty && !audit.missingParts.isEmpty) {
      throw ExitCode(1)
    }
  }

  /// What the audits told that were merged, and what is not among them.
  private func tellMerged(_ audit: Audit) {
    for line in audit.layoutFindings { Terminal.error.line(printableLine(line)) }
    let missing = audit.missingParts
    guard !missing.isEmpty else { return }
    let more = missing.count > 10 ? " and \(missing.count - 10) more" : ""
    Terminal.error.line(
      "missing \(missing.count == 1 ? "part" : "parts"): "
        + missing.prefix(10).joined(separator: ", ") + more)
  }

  private func isGrave(_ audit: Audit) -> Bool {
    // The lines of a stream tell what is wrong with its articles; what is wrong with the layouts holds for all.
    ndjson ? audit.report.hasErrors : audit.gravest.map { $0 >= failOn } ?? false
  }

  private func audit(_ project: Project) throws -> Audit {
    if !merge.isEmpty { return try Audit(merging: merge) }
    if ndjson {
      return try project.audit(linesOf: 0, write: { Terminal.output.write($0) })
    }
    let bar = ProgressBar(on: .error)
    defer { bar.clear() }
    return try project.audit(
      part: part?.part, withheldToo: all, withCosts: costs,
      withMaps: format == .html || partial != nil,
      isKept: cache, line: line,
      write: { Terminal.output.write($0) },
      progress: { bar.show($0, of: $1) })
  }

  private var line: Audit.Line? {
    switch format {
    case .text, .json, .html: nil
    case .ndjson: .ndjson
    case .csv: costs ? nil : .csv
    }
  }
}

/// A part of an archive as `1/4`.
struct PartOption: ExpressibleByArgument {
  let part: Audit.Part

  init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
      let part = Audit.Part(number, of: count)
    else { return nil }
    self.part = part
  }
}
