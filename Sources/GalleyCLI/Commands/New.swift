import ArgumentParser
import Galley
import GalleyBasics

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
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
    for file in files { try write(file.bytes, to: file.path) }
    for file in files { Terminal.output.line(file.path) }
    let go = folder == "." ? "" : "cd \(quoted(folder)) && "
    Terminal.error.lines(
      "\nA newspaper is ready. Next:\n  \(go)galley render article --article welcome -o page.html")
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try AtomicFile.makeFolder(Path.folder(of: path))
    } catch {
      throw GalleyError("cannot make the folder '\(Path.folder(of: path))': \(error)")
    }
    do {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw GalleyError("cannot write '\(path)': \(error)")
    }
  }

  /// A path as a shell reads it.
  private func quoted(_ path: String) -> String {
    let isPlain = path.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0))
    }
    return isPlain
      ? path
      : "'\(path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}

/// The project that `galley new` writes; its files stand in the folder `Starter`.
private enum Starter {
  static let files: [(path: String, bytes: [UInt8])] = [
    ("galley.yaml", PackageResources.galley_yaml),
    ("site.yaml", PackageResources.site_yaml),
    ("layouts/base.yaml", PackageResources.base_yaml),
    ("layouts/article.yaml", PackageResources.article_yaml),
    ("layouts/front.yaml", PackageResources.front_yaml),
    ("articles/welcome.md", PackageResources.welcome_md),
    ("articles/a-second-story.md", PackageResources.a_second_story_md),
    ("assets/logo.svg", PackageResources.logo_svg),
    ("assets/press.svg", PackageResources.press_svg),
    ("assets/house-ad.svg", PackageResources.house_ad_svg),
  ]
}
