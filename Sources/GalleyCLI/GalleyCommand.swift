import ArgumentParser
import Galley
import GalleyBasics

/// The command `galley` and its subcommands.
@main
struct GalleyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "galley",
    abstract: "Lay out news pages with their ads: one YAML file, checked, previewed, built.",
    discussion: """
      A layout says where header, article, ad slots and sidebars go. In a folder with a \
      galley.yaml every command knows where the layouts, the articles and the site are.

      EXAMPLES:
        galley new gazette && cd gazette
        galley render article --article welcome -o page.html
        galley render article --article welcome --format text
        galley preview
        galley validate
        galley explain unknown-slot
        galley build -o out/
      """,
    version: Version.text,
    subcommands: [
      New.self, Validate.self, Render.self, Preview.self, Measure.self, Fonts.self, Why.self,
      AuditCommand.self,
      Compare.self, Place.self, Export.self, Import.self, Build.self, Explain.self, Schema.self,
      LanguageServerCommand.self,
    ])

  /// Runs the command; its exit status is 0 when all is well, 1 when there are findings that count,
  /// and 2 when it could not run.
  static func main() {
    // An editor waits for its server; to read the descriptions of all commands takes a third of its start.
    if LanguageServerCommand.isMeant(by: CommandLine.arguments.dropFirst()) {
      Self.exit(withError: LanguageServerCommand.serve())
    }
    if let problem = unknownCommand(CommandLine.arguments.dropFirst().first) {
      Terminal.error.line("galley: \(problem)")
      Self.exit(withError: ExitCode(2))
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as GalleyError {
      for problem in error.problems { Terminal.error.line("galley: \(problem)") }
      Self.exit(withError: ExitCode(2))
    } catch {
      guard exitCode(for: error) == .validationFailure else { Self.exit(withError: error) }
      Terminal.error.lines(quoting(CommandLine.arguments, in: fullMessage(for: error)))
      Self.exit(withError: ExitCode(2))
    }
  }

  /// Words that people try for what Galley says it does not do.
  private static let formatters: Set<String> = ["format", "fmt"]

  /// What is wrong with a first argument that should be a subcommand.
  private static func unknownCommand(_ word: String?) -> String? {
    let known = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !known.contains(word) else { return nil }
    if formatters.contains(word) {
      return "there is no formatter: a layout is drawn as much as written (docs/editors.md)"
    }
    let likely = Suggestion.nearest(to: word, among: known)
    return "there is no command '\(excerpt(printableLine(word)))'"
      + (likely.map { "; did you mean '\($0)'?" } ?? "; 'galley --help' lists them all")
  }

  /// A message in which no argument, such as a file's name, begins a line of its own.
  private static func quoting(_ arguments: [String], in message: String) -> String {
    arguments.filter { $0.contains(where: \.isNewline) }
      .reduce(message) { $0.replacing($1, with: printableLine($1)) }
  }
}

/// Galley's version, and those of what it is made with.
enum Version {
  static let number = "0.1.0"

  /// The packages that are linked, as `Package.resolved` pins them; they do not say it themselves.
  private static let packages = "FlyingSocks 0.27.1\nswift-argument-parser 1.8.2"

  /// The number, and a line for each library: a bug may be one of theirs.
  static var text: String {
    let libraries = SystemLibraries.versions.map { "\($0.name) \($0.version)" }
    return ([number] + libraries + [packages]).joined(separator: "\n")
  }
}
