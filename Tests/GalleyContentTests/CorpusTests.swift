import Foundation
import GalleyModel
import GalleyBasics
import Testing

@testable import GalleyContent

/// Real articles, where the folder that holds them is beside the project.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../../../shared/data/articles").standardizedFileURL

  private static var articles: [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
  func everyRealArticleIsRead() throws {
    for url in Self.articles {
      let file = SourceFile(path: url.lastPathComponent, bytes: [UInt8](try Data(contentsOf: url)))
      let result = Article.parse(file)
      let body = try #require(result.value?.body)
      #expect(!result.diagnostics.contains { $0.severity == .error }, "\(result.diagnostics)")
      #expect(body.wordCount > 0 && !body.blocks.isEmpty, "\(url.lastPathComponent)")
    }
  }
}
