import ArgumentParser
import Galley
import GalleyServer

struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Run the language server that editors talk to.",
    discussion: """
      It speaks the Language Server Protocol 3.17 over standard input and output: findings as one types, \
      completions, explanations, names across layouts, and how deep each slot stands. docs/editors.md says \
      how editors are set up.

      EXAMPLES:
        galley lsp
      """)

  @Flag(help: "Taken for editors that say so; there is no other way.")
  var stdio = false

  func run() throws {
    let status = LanguageServer.run(
      DiskWorkspace(), version: Version.number, input: 0, write: Terminal.output.write)
    throw ExitCode(status)
  }
}
