/// What a list shows of an article.
package struct ArticleSummary: Hashable, Sendable {
  package var slug: String
  package var title: String
  /// The page's path below the folder of all pages.
  package var link: String
  package var section: String?
  package var date: CalendarDate?
  package var image: String?
  package var imageAlt: String?
  package var language: LanguageTag?
  /// The slugs of the same story in other languages.
  package var translations: [String] = []

  package init(slug: String, title: String, link: String) {
    self.slug = slug
    self.title = title
    self.link = link
  }
}
