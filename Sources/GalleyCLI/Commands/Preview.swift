import ArgumentParser
import Galley
import GalleyBasics
import GalleyServer

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show a project in the browser, and every change as soon as it is saved.",
    discussion: """
      The studio shows a page on the screen of each breakpoint, with its slots, its findings and its \
      text. It is for this machine alone unless --host says otherwise. Ctrl-C ends it.

      --once writes the studio with one page into a file that needs no server, to send to others.

      EXAMPLES:
        galley preview
        galley preview examples/port-louis --open
        galley preview --editor "idea://open?file={file}&line={line}"
        galley preview --once --article harbour-ferry -o proof.html
      """)

  @OptionGroup var project: ProjectFolder

  @Option(help: "The port, or the next free one; 0 for any.")
  var port: UInt16 = 4321

  @Option(help: "The IPv4 address to listen on, such as 0.0.0.0 for all (default: 127.0.0.1).")
  var host: String?

  @Flag(help: "Open the studio in the browser.")
  var open = false

  @Option(
    help: "What opens a file: {file}, {line} and {column} are filled in (default: VS Code's links)."
  )
  var editor: String?

  @Flag(help: "Look for changes again and again, for file systems that do not tell of them.")
  var poll = false

  @Flag(help: "Write the studio with one page into a file, and end.")
  var once = false

  @Option(help: "The layout of the page that --once writes (default: the article's own).")
  var layout: String?

  @Option(help: "The article of the page that --once writes (default: the newest).")
  var article: String?

  @Option(
    name: .shortAndLong, help: "The file that --once writes (default, or -: standard output).",
    completion: .file())
  var output: String?

  func validate() throws {
    if !once, layout != nil || article != nil || output != nil {
      throw ValidationError("--layout, --article and --output go with --once")
    }
    if once, open || host != nil || editor != nil || poll {
      throw ValidationError("--open, --host, --editor and --poll do not go with --once")
    }
    if output?.isEmpty == true { throw ValidationError("--output is empty, expected a file") }
  }

  func run() throws {
    let project = try project.find()
    if once { try writeOnce(project) } else { try serve(project) }
  }

  private func serve(_ project: Project) throws {
    var options = GalleyServer.Preview.Options()
    options.host = host
    options.port = port
    options.editor = editor
    options.polls = poll
    let preview = try GalleyServer.Preview(project, options)
    if host != nil {
      Terminal.error.line(
        "galley: anyone who reaches this machine can see the project; without --host nobody can")
    }
    Terminal.output.line(preview.address)
    if Terminal.error.isInteractive { Terminal.error.line("Ctrl-C ends the preview.") }
    if open { Browser.open(preview.address) }
    Foreground.run("the preview") { try await preview.run() }
  }

  private func writeOnce(_ project: Project) throws {
    let copy = try StudioCopy.make(project, layout: layout, article: article)
    Terminal.error.show(copy.report)
    guard let bytes = copy.bytes else { throw ExitCode(1) }
    guard let output, output != "-" else { return Terminal.output.write(bytes) }
    try OutputFile.write(bytes, to: output)
  }
}

/// The user's browser.
private enum Browser {
  /// Opens an address, where the system knows how; says so where it does not.
  static func open(_ address: String) {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    let arguments = [strdup(program), strdup(address), nil]
    defer { arguments.forEach { free($0) } }
    var process = pid_t()
    let status = posix_spawnp(&process, program, nil, nil, arguments, environ)
    guard status != 0 else { return }
    Terminal.error.line("galley: cannot run '\(program)'; open \(address) yourself")
  }
}
