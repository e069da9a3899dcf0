import ArgumentParser
import Galley
import GalleySyntax

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a working project to start from.",
    discussion: """
      Files that are there already are never overwritten: where one of them is, nothing is written.

      EXAMPLES:
        galley new gazette
        cd gazette && galley render article --article welcome -o page.html
      """)

  @Argument(help: "The folder (default: the current one).", completion: .directory)
  var folder = "."

  func run() throws {
    let files = Starter.files.map { (path: Path.join(folder, $0.path), bytes: $0.bytes) }
    let workspace = DiskWorkspace()
    if let taken = files.first(where: { workspace.exists($0.path) }) {
      throw GalleyError("'\(taken.path)' is there already; nothing was written")
    }
    for file in files {
      do {
        try AtomicFile.makeFolder(Path.folder(of: file.path))
        try AtomicFile.write(file.bytes, to: file.path)
      } catch {
        throw GalleyError("cannot write '\(file.path)': \(error)")
      }
      Terminal.output.line(file.path)
    }
    let go = folder == "." ? "" : "cd \(folder) && "
    Terminal.error.line(
      "\nA newspaper is ready. Next:\n  \(go)galley render article --article welcome -o page.html")
  }
}
