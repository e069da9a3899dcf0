package import GalleyModel
import GalleyBasics

extension ArticleSummary {
  /// What a list shows of an article.
  ///
  /// - Parameter link: the page's path below the folder of all pages.
  package init(_ article: Article, link: String) {
    self.init(slug: article.slug, title: article.title.value, link: link)
    section = article.section
    date = article.date
    image = article.image?.source
    imageAlt = article.image?.alt?.value
    language = article.language
    translations = article.translations.map(\.target)
  }
}
