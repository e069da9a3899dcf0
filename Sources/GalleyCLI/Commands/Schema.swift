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
        galley schema article --draft 7
      """)

  @Argument(help: "The kind of file: layout, site, project, or article (its front matter).")
  var subject: JSONSchema.Subject

  @Option(help: "The draft of JSON Schema: 2020-12, or 7 for programs that know no other.")
  var draft = JSONSchema.Draft.draft2020

  func run() { Terminal.output.write(JSONSchema.render(subject, draft: draft)) }
}

extension JSONSchema.Subject: ExpressibleByArgument {}
extension JSONSchema.Draft: ExpressibleByArgument {
  /// As people call a draft: `7`, `07`, `draft-07`, `2020-12`.
  init?(argument: String) {
    let name = argument.lowercased()
    let number = name.hasPrefix("draft-") ? String(name.dropFirst("draft-".count)) : name
    self.init(rawValue: number.count == 1 ? "0\(number)" : number)
  }
}
