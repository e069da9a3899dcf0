package import GalleyContent
package import GalleyModel
package import GalleyBasics

extension Loader {
  /// Reads an article.
  ///
  /// - Parameter head: what `entry` read of it before.
  package func article(at path: String, knowing head: ArticleHead? = nil) -> Diagnosed<Article?> {
    read(path) { Article.parse($0, knowing: head) }
  }

  /// Reads an article's front matter for an archive's index.
  ///
  /// - Parameters:
  ///   - folder: the article's folder below the articles' folder.
  ///   - usualLayout: the layout of an article that names none.
  ///   - keepsHead: whether the article itself will be read too.
  package func entry(
    at path: String, in folder: String, usualLayout: (Article) -> String, keepsHead: Bool = false
  ) -> Diagnosed<ArticleEntry?> {
    let read = read(path) { Article.parseFrontMatter($0) }
    let entry = read.value.map { article in
      var entry = ArticleEntry(article, in: folder, usualLayout: usualLayout(article))
      if keepsHead, read.diagnostics.isEmpty { entry.head = ArticleHead(article) }
      return entry
    }
    return Diagnosed(entry, read.diagnostics)
  }

  private func read(
    _ path: String, _ parse: (SourceFile) -> Diagnosed<Article?>
  ) -> Diagnosed<Article?> {
    let findings = Findings()
    guard let file = read(path, limit: Article.byteLimit, findings) else {
      return Diagnosed(nil, findings.diagnostics)
    }
    return parse(file)
  }
}
