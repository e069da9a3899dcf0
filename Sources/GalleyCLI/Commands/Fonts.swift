import ArgumentParser
import Galley
import GalleyBasics

struct Fonts: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "fonts",
    abstract: "Tell what the texts of a page are set in, and what the fonts lack.",
    discussion: """
      For the headline, the body and the interface: the families in the order in which browsers ask them, which \
      texts of the page are set in which files, the files with their bytes, characters of the article that no \
      font has, whether a font kerns with the space, whether its license bits forbid to embed it, and which \
      built-in family fits best until the files are there. At the end: the bytes that the page loads.

      EXAMPLES:
        galley fonts article
        galley fonts article --article welcome --format json
      """)

  @Argument(help: "The layout: a name in the project, a file, or - for standard input.")
  var layout: String

  @Option(help: "The article: a slug in the project or a Markdown file.", completion: .file())
  var article: String?

  @Option(help: "The answer's form.")
  var format = Form.text

  @OptionGroup var project: ProjectOption

  func run() throws {
    let project = try project.find(near: [layout, article].compactMap(\.self), reading: [])
    let answer = try project.fonts(
      RenderRequest(layout: layout, article: article), asJSON: format == .json)
    Terminal.error.show(answer.report)
    guard let bytes = answer.bytes else { throw ExitCode(1) }
    Terminal.output.write(bytes)
  }
}
