import ArgumentParser
import GalleyLanguage

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write the JSON Schema of a kind of file.",
    discussion: """
      Editors complete and check files by it, and other programs check them without Galley. It knows \
      the keys and the forms of their values; what names mean, only 'galley validate' knows.

      EXAMPLES:
        galley schema layout > layout.schema.json
        galley schema article --draft 07
      """)

  @Argument(help: "The kind of file: layout, site, project, or article (its front matter).")
  var subject: JSONSchema.Subject

  @Option(help: "The draft of JSON Schema.")
  var draft = JSONSchema.Draft.draft2020

  func run() { Terminal.output.write(JSONSchema.render(subject, draft: draft)) }
}

extension JSONSchema.Subject: ExpressibleByArgument {}
extension JSONSchema.Draft: ExpressibleByArgument {}
