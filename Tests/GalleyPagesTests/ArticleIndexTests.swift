import GalleyPages
import GalleyModel
import GalleyBasics
import Testing

@Suite struct ArticleIndexTests {
  private static let file = SourceFile(path: "a.yaml", text: "")

  private func list(_ query: ArticleList.Query, limit: Int = 3) -> ArticleList {
    ArticleList(
      title: nil, query: Spanned(query, Self.file.span), style: .headlines, limit: limit)
  }

  private func index(_ lists: [ArticleList]) -> ArticleIndex {
    var index = ArticleIndex(for: lists)
    let articles: [(slug: String, date: String?, section: String?, tags: [String])] = [
      ("old", "2024-01-01", "News", ["sea"]), ("undated", nil, "News", []),
      ("newest", "2024-04-01", "Sport", ["sea"]), ("b", "2024-02-01", "News", []),
      ("a", "2024-02-01", "News", ["sea"]),
    ]
    for article in articles {
      var summary = ArticleSummary(
        slug: article.slug, title: article.slug, link: "\(article.slug).html")
      summary.date = article.date.flatMap(CalendarDate.init)
      summary.section = article.section
      index.insert(summary, tags: article.tags)
    }
    return index
  }

  private func slugs(_ list: ArticleList, beside slug: String? = nil) -> [String] {
    let article = slug.map { slug in
      var article = Article(
        file: Self.file, slug: slug, title: Spanned(slug, Self.file.span))
      article.section = "News"
      return article
    }
    return index([list]).articles(for: list, beside: article).map(\.slug)
  }

  @Test func newestFirstThenBySlugThenUndated() {
    #expect(slugs(list(.latest, limit: 9)) == ["newest", "a", "b", "old", "undated"])
  }

  @Test func onlyAsManyAsTheLimit() {
    #expect(slugs(list(.latest, limit: 2)) == ["newest", "a"])
  }

  /// The article itself is left out, and another takes its place.
  @Test func neverTheArticleItself() {
    #expect(slugs(list(.latest, limit: 2), beside: "newest") == ["a", "b"])
    #expect(slugs(list(.articles(["a", "old"])), beside: "a") == ["old"])
  }

  @Test func queries() {
    #expect(slugs(list(.section("News"))) == ["a", "b", "old"])
    #expect(slugs(list(.section("Art"))) == [])
    #expect(slugs(list(.sameSection), beside: "b") == ["a", "old", "undated"])
    #expect(slugs(list(.sameSection)) == [])
    #expect(slugs(list(.tag("sea"))) == ["newest", "a", "old"])
    #expect(slugs(list(.articles(["old", "nowhere", "newest"]))) == ["old", "newest"])
  }
}
