import GalleyContent
import Foundation
import Galley
import GalleyLanguage
import GalleyPages
import GalleyModel
import GalleyPlacement
import GalleyBasics
import Testing

/// The pages of real articles in a layout of the project, with the ads in their bodies placed.
enum RealArticles {
  private static let root = URL(filePath: #filePath).appending(path: "../../../..")
    .standardizedFileURL
  private static let folder = root.appending(path: "../shared/data/articles/en")
    .standardizedFileURL

  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  static let all: [Article] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
      .compactMap { file in
        (try? Data(contentsOf: file)).flatMap {
          Article.parse(SourceFile(path: file.lastPathComponent, bytes: [UInt8]($0))).value
        }
      }
  }()

  /// - Parameter layout: its path from the project's folder.
  static func layout(_ layout: String) throws -> ResolvedLayout {
    let loader = Loader(DiskWorkspace(), root: root.path)
    return try #require(loader.layout(at: root.appending(path: layout).path).value)
  }

  /// The pages without advertisements in their bodies.
  static func pages(in layout: ResolvedLayout) -> [UnplacedPage] {
    let assembly = PageAssembly(
      layout: layout, site: Site(), index: ArticleIndex(for: layout.articleLists))
    return all.map { assembly.page(for: $0, path: "\($0.slug).html", root: "") }
  }
}
