import ArgumentParser
import Foundation

/// Writes an archive of made-up articles.
@main
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes articles of 3 to 20 KB, the same ones for the same seed.")

  @Option(help: "How many articles.")
  var articles: Int

  @Option(help: "Where the random numbers start.")
  var seed: UInt64 = 1

  @Option(help: "The folder they go to; made if missing.")
  var out: String

  func run() throws {
    let folder = URL(filePath: out, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for number in 1...articles {
      let article = ArticleText(number: number, seed: seed)
      try Data(article.text.utf8).write(to: folder.appending(path: article.name))
    }
  }

  func validate() throws {
    guard articles > 0 else { throw ValidationError("--articles must be at least 1") }
  }
}
