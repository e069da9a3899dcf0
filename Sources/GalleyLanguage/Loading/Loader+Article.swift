package import GalleyModel
package import GalleySyntax

extension Loader {
  /// Reads an article.
  package func article(at path: String) -> Diagnosed<Article?> {
    read(path) { Article.parse($0) }
  }

  /// Reads an article's front matter for an archive's index.
  ///
  /// - Parameter folder: the article's folder below the articles' folder.
  package func entry(at path: String, in folder: String) -> Diagnosed<ArticleEntry?> {
    let head = read(path) { Article.parseFrontMatter($0) }
    return Diagnosed(head.value.map { ArticleEntry($0, in: folder) }, head.diagnostics)
  }

  private func read(
    _ path: String, _ parse: (SourceFile) -> Diagnosed<Article?>
  ) -> Diagnosed<Article?> {
    let findings = Findings()
    guard let file = read(path, limit: Self.articleLimit, findings) else {
      return Diagnosed(nil, findings.diagnostics)
    }
    return parse(file)
  }
}
