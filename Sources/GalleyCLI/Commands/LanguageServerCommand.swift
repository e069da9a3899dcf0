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

  func run() throws { throw Self.serve() }

  /// Whether the arguments of the program mean nothing but this command.
  static func isMeant(by arguments: ArraySlice<String>) -> Bool {
    arguments == ["lsp"] || arguments == ["lsp", "--stdio"]
  }

  /// Runs until the editor says goodbye; returns how the program is to end.
  static func serve() -> ExitCode {
    ExitCode(
      LanguageServer.run(
        DiskWorkspace(), version: Version.number, input: 0, write: { Terminal.output.write($0) }))
  }
}
