package import GalleyContent
package import GalleyModel
package import GalleyBasics

/// What an archive's index needs to know of an article, without its body.
package struct ArticleEntry: Sendable {
  package var summary: ArticleSummary
  package var tags: [String]
  /// The layout that the article asks for.
  package var layout: Spanned<String>?
  /// The front matter, where it is kept.
  package var head: ArticleHead?

  package init(summary: ArticleSummary, tags: [String], layout: Spanned<String>?) {
    self.summary = summary
    self.tags = tags
    self.layout = layout
  }

  /// The entry of an article.
  ///
  /// - Parameter folder: the article's folder below the articles' folder, empty for that one itself.
  package init(_ article: Article, in folder: String) {
    let page = Self.page(slug: article.slug, in: folder)
    self.init(
      summary: ArticleSummary(article, link: page), tags: article.tags, layout: article.layout)
  }

  /// The place of an article's page below the output folder.
  package static func page(slug: String, in folder: String) -> String {
    Path.join(folder, "\(slug).html")
  }
}
