import ArgumentParser
import Galley
import GalleyBasics

struct Measure: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  enum Device: String, ExpressibleByArgument, CaseIterable {
    case android, ios, windows, mac
  }

  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Tell where every box of a page lands, without a browser.",
    discussion: """
      Each box with its place and size in CSS px, its depth in screens, where screens end, and how \
      much of the main content ads take.

      EXAMPLES:
        galley measure article --article welcome --breakpoint mobile
        galley measure article --article welcome --viewport 390x844 --viewport 1440x900
        galley measure article --article welcome --device android
        galley measure article --article welcome --format json
      """)

  @Argument(help: "The layout: a name in the project, a file, or - for standard input.")
  var layout: String

  @Option(help: "The article: a slug in the project or a Markdown file.", completion: .file())
  var article: String?

  @Option(help: "The site's file (default: the project's).", completion: .file())
  var site: String?

  @Option(help: "The breakpoint whose screen is measured (default: the smallest).")
  var breakpoint: [String] = []

  @Option(help: "A screen in CSS px, such as 390x844.")
  var viewport: [Viewport] = []

  @Flag(help: "Take the page as published, for readers whose browsers block its ads.")
  var blocked = false

  @Option(
    help: "A system whose fonts stand for the built-in families: how far the page is another there."
  )
  var device: Device?

  @Option(help: "The result's form.")
  var format = Form.table

  @OptionGroup var project: ProjectOption

  func run() throws {
    let project = try project.find(
      near: [layout, article].compactMap(\.self), reading: [site].compactMap(\.self))
    var screens = breakpoint.map { MeasureRequest.Screen.breakpoint($0) }
    screens += viewport.map { .viewport(width: $0.width, height: $0.height) }
    let measured = try project.measure(
      MeasureRequest(
        page: RenderRequest(layout: layout, article: article, site: site, isBlocked: blocked),
        screens: screens.isEmpty ? [.breakpoint(nil)] : screens,
        format: format == .json ? .json : .table,
        device: device.flatMap { MeasureRequest.Device(rawValue: $0.rawValue) }))
    Terminal.error.show(measured.report)
    guard let bytes = measured.bytes else { throw ExitCode(1) }
    Terminal.output.write(bytes)
  }
}

/// A screen's width and height as `390x844`.
struct Viewport: ExpressibleByArgument {
  var width: Int
  var height: Int

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
      1...100_000 ~= width, 1...100_000 ~= height
    else { return nil }
    self.width = width
    self.height = height
  }
}
