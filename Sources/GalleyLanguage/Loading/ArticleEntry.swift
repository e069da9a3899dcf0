package import GalleyBasics
package import GalleyContent
package import GalleyModel

/// What an archive's index needs to know of an article, without its body.
package struct ArticleEntry: Sendable {
  package var summary: ArticleSummary
  /// Where its page is.
  package var address: PageAddress
  package var tags: [String]
  /// The layout that the article asks for, and the one that it gets where it asks for none.
  package var layout: Spanned<String>?
  package var usualLayout: String
  /// The front matter, where it is kept.
  package var head: ArticleHead?

  /// The entry of an article.
  ///
  /// - Parameter folder: the article's folder below the articles' folder, empty for that one itself.
  package init(_ article: Article, in folder: String, usualLayout: String) {
    self.usualLayout = usualLayout
    address = PageAddress(article.slug, in: folder)
    summary = ArticleSummary(article, link: address.path)
    tags = article.tags
    layout = article.layout
  }
}
