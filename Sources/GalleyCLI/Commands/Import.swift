import ArgumentParser
import Galley
import GalleyBasics

struct Import: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case prebid, gpt
    case trustedServer = "trusted-server"
  }

  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make the slots of a layout from what an ad server or header bidding has.",
    discussion: """
      prebid          ad units of Prebid.js, as JSON
      trusted-server  the file of IAB Tech Lab's trusted server, as TOML
      gpt             a script or page with literal calls of the Google Publisher Tag

      The keys 'breakpoints' and 'slots' of a layout go to standard output; what a layout cannot say goes \
      to standard error, with its line.

      EXAMPLES:
        galley import prebid ad-units.json > slots.yaml
        galley import gpt page.html
        galley import trusted-server slots.toml --layout article
      """)

  @Argument(help: "prebid, trusted-server or gpt.")
  var format: Form

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String

  @Option(
    help:
      "The layout whose slots are wanted, of a trusted server's file that 'galley export' wrote.")
  var layout: String?

  func run() throws {
    let imported = try SlotImport.read(file, as: wanted, ofLayout: layout)
    Terminal.error.show(imported.report)
    guard let bytes = imported.bytes else { throw ExitCode(1) }
    Terminal.output.write(bytes)
  }

  private var wanted: SlotImport.Format {
    switch format {
    case .prebid: .prebid
    case .gpt: .gpt
    case .trustedServer: .trustedServer
    }
  }
}
