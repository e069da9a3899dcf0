import ArgumentParser
import Galley
import GalleyBasics

struct Render: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case html, text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render one page as HTML, as text or as the page model.",
    discussion: """
      A layout is a name in the project or a file; an article is a slug or a file. Findings go to \
      standard error; with errors among them nothing is written.

      --annotate draws over the HTML what was computed without a browser, for the screen of each \
      breakpoint: the outlines of regions, blocks and slots with their names, each slot's depth in \
      px and screens, and the folds, where one screen ends. It is left out when printing.

      EXAMPLES:
        galley render article --article harbour-ferry -o page.html
        galley render article --article harbour-ferry --annotate -o page.html
        galley render article --article harbour-ferry --format text --breakpoint mobile
        galley render layouts/article.yaml --article story.md --site site.yaml
      """)

  @Argument(help: "The layout: a name in the project, a file, or - for standard input.")
  var layout: String

  @Option(help: "The article: a slug in the project or a Markdown file.", completion: .file())
  var article: String?

  @Option(help: "The site's file (default: the project's).", completion: .file())
  var site: String?

  @Option(help: "The breakpoint that text is drawn for (default: by the width).")
  var breakpoint: String?

  @Option(help: "The page's form: html, text or json (default: html, or text with its options).")
  var format: Form?

  @Option(help: "The width of text in cells (default: the terminal's).")
  var width: Int?

  @Flag(help: "Draw text without box characters.")
  var ascii = false

  @Flag(help: "Write text as one column in the order of reading, nothing drawn.")
  var linear = false

  @Flag(help: "Draw the computed boxes, folds and the slots' depths over HTML.")
  var annotate = false

  @Flag(help: "Take the page as published, for readers whose browsers block its ads.")
  var blocked = false

  @Option(
    help: "The last edition's placement, for keep_stable: a file of galley why's JSON.",
    completion: .file())
  var previous: String?

  @Option(
    name: .shortAndLong, help: "The file to write (default, or -: standard output).",
    completion: .file())
  var output: String?

  @OptionGroup var project: ProjectOption

  func validate() throws {
    if let width, !(20...1000).contains(width) {
      throw ValidationError("--width \(width) is out of range: 20 to 1000 cells")
    }
    if let format, format != .text, wantsText {
      throw ValidationError("--width, --ascii and --linear go with --format text")
    }
    if annotate, wantsText || format ?? .html != .html {
      throw ValidationError("--annotate goes with --format html")
    }
    if blocked, annotate || format == .json {
      throw ValidationError("--blocked goes with --format html or text, without --annotate")
    }
    if output?.isEmpty == true { throw ValidationError("--output is empty, expected a file") }
  }

  func run() throws {
    let project = try project.find(
      near: [layout, article].compactMap(\.self), reading: [site, previous].compactMap(\.self))
    let rendering = try project.render(
      RenderRequest(
        layout: layout, article: article, site: site, breakpoint: breakpoint, format: form,
        isAnnotated: annotate, isBlocked: blocked,
        outputFolder: output.map { Path.folder(of: $0) } ?? "", previousPlacement: previous))
    Terminal.error.show(rendering.report)
    guard let bytes = rendering.bytes else { throw ExitCode(1) }
    if breakpoint != nil, format ?? .html != .text, !wantsText {
      Terminal.error.line("galley: the page holds every breakpoint; --breakpoint is for text")
    }
    guard let output, output != "-" else { return Terminal.output.write(bytes) }
    try OutputFile.write(bytes, to: output)
    Terminal.error.line("wrote \(output)")
  }

  /// Whether an option is given that only text has.
  private var wantsText: Bool { linear || ascii || width != nil }

  private var form: RenderRequest.Format {
    switch format ?? (wantsText ? .text : .html) {
    case .html: .html
    case .json: .json
    case .text:
      linear ? .linear : .text(width: width ?? max(20, Terminal.output.width), ascii: ascii)
    }
  }
}
