import ArgumentParser
import Galley
import GalleyBasics

struct Export: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case plan, gpt, prebid, openrtb
    case trustedServer = "trusted-server"
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the ads of pages for ad servers, header bidding and content systems.",
    discussion: """
      plan            a line of JSON for each page and screen: where each ad stands, after which block
                      and between which words, for content systems
      gpt             a page's script for the Google Publisher Tag
      prebid          a page's ad units for Prebid.js, with the bids of its file
      openrtb         a bid request of OpenRTB 2.6 for each page and screen
      trusted-server  the slots of many pages for IAB Tech Lab's trusted server, as TOML

      The path of a unit is what the slot says, or else 'ads: { unit: … }' in galley.yaml.

      EXAMPLES:
        galley export plan article --article harbour-ferry
        galley export plan article --all > plan.ndjson
        galley export gpt article --article harbour-ferry -o gpt.js
        galley export plan --all > plan.ndjson      # of all pages, front pages too
        galley export trusted-server --all > slots.toml
        galley export gpt article --all -o tags/    # a file for each page: tags/harbour-ferry.js
      """)

  @Argument(help: "plan, gpt, prebid, openrtb or trusted-server.")
  var format: Form

  @Argument(
    help:
      "The layout: a name in the project, a file, or - for standard input; none with --all for all layouts."
  )
  var layout: String?

  @Option(help: "The article: a slug in the project or a Markdown file.", completion: .file())
  var article: String?

  @Flag(
    help: "All pages that have the layout: of articles and fronts; without a layout all there are.")
  var all = false

  @Option(help: "The site's file (default: the project's).", completion: .file())
  var site: String?

  @Option(
    name: .shortAndLong,
    help:
      "The file to write (default, or -: standard output); of gpt and prebid with --all the folder.",
    completion: .file())
  var output: String?

  @OptionGroup var project: ProjectOption

  func validate() throws {
    if !all, layout == nil { throw ValidationError("name a layout, or ask for --all pages") }
    if all, article != nil { throw ValidationError("--all and --article ask for different pages") }
    if all, site != nil { throw ValidationError("--site goes with one page, not with --all") }
    if writesFolder, output == nil || output == "-" {
      throw ValidationError(
        "\(format.rawValue) is of one page: with --all, --output names the folder that gets a file for each"
      )
    }
    if output?.isEmpty == true { throw ValidationError("--output is empty, expected a file") }
  }

  func run() throws {
    let project = try project.find(
      near: [layout, article].compactMap(\.self), reading: [site].compactMap(\.self))
    let bar = ProgressBar(on: .error)
    let exported = try project.export(
      ExportRequest(
        format: wanted, layout: layout, pages: all ? .all : .one(article: article), site: site,
        folder: writesFolder ? output : nil)
    ) { bar.show($0, of: $1) }
    bar.clear()
    Terminal.error.show(exported.report)
    guard let bytes = exported.bytes else { throw ExitCode(1) }
    if writesFolder {
      Terminal.error.line("wrote a file for each page to \(output ?? "")")
    } else if let output, output != "-" {
      try OutputFile.write(bytes, to: output)
    } else {
      Terminal.output.write(bytes)
    }
    if exported.report.hasErrors { throw ExitCode(1) }
  }

  /// Whether each page gets a file of its own.
  private var writesFolder: Bool { all && (format == .gpt || format == .prebid) }

  private var wanted: ExportRequest.Format {
    switch format {
    case .plan: .plan
    case .gpt: .gpt
    case .prebid: .prebid
    case .openrtb: .openrtb
    case .trustedServer: .trustedServer
    }
  }
}
