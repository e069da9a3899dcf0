package import GalleyBasics

/// The options of an `article_list` block.
package struct ArticleList: Sendable {
  /// Which articles are listed.
  package enum Query: Hashable, Sendable {
    case latest
    /// Of the section of the article that is shown.
    case sameSection
    case tag(String)
    case section(String)
    /// By slug, in this order.
    case articles([String])
  }

  package enum Style: String, Hashable, Sendable, CaseIterable {
    case headlines, thumbnails, numbered
  }

  package var title: String?
  package var query: Spanned<Query>
  package var style: Style
  /// How many are listed at the most.
  package var limit: Int

  package init(title: String?, query: Spanned<Query>, style: Style, limit: Int) {
    self.title = title
    self.query = query
    self.style = style
    self.limit = limit
  }
}
