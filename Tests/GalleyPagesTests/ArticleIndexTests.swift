import GalleyPages
import GalleyModel
import GalleyBasics
import GalleyTestSupport
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
      summary.date = article.date.flatMap { CalendarDate($0) }
      summary.section = article.section
      index.insert(summary, tags: article.tags)
    }
    index.arrange()
    return index
  }

  private func slugs(
    _ list: ArticleList, beside slug: String? = nil, of date: String? = nil
  ) -> [String] {
    let article = slug.map { slug in
      var article = Article(
        file: Self.file, slug: slug, title: Spanned(slug, Self.file.span))
      article.section = "News"
      article.date = date.flatMap { CalendarDate($0) }
      return article
    }
    return index([list]).articles(for: list, beside: article).map(\.slug)
  }

  @Test func newestFirstThenBySlugThenUndated() {
    #expect(slugs(list(.latest, limit: 9)) == ["newest", "a", "b", "old", "undated"])
  }

  /// Workers read articles in any order.
  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
  func articlesOfOneSlugStandInOneOrderAndLeadToTheirPages(_ order: [Int]) {
    let all = ["B", "A", "A"].map { ArticleSummary(slug: "x", title: $0, link: "x.html") }
    let lists = [
      list(.latest), list(.section(Spanned("News", Self.file.span))), list(.articles(["x"])),
    ]
    let parts = order.map { number in
      var part = ArticleIndex(for: lists)
      var summary = all[number]
      summary.section = "News"
      part.insert(summary, tags: [])
      return part
    }
    var index = ArticleIndex(for: lists)
    for part in parts { index.add(part) }
    index.arrange()
    for (number, link) in [(0, "x-2.html"), (2, "x-3.html")] {
      var summary = all[number]
      summary.section = "News"
      index.move(summary, to: link)
    }
    func links(_ list: ArticleList) -> [String] {
      index.articles(for: list, beside: nil).map { "\($0.title) \($0.link)" }
    }
    #expect(links(lists[0]) == ["A x-3.html", "A x.html", "B x-2.html"])
    #expect(links(lists[1]) == links(lists[0]))
    #expect(links(lists[2]) == ["A x-3.html"])
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
    // A page without an article and a section is the front of all.
    #expect(slugs(list(.sameSection)) == slugs(list(.latest)))
    #expect(slugs(list(.tag("sea"))) == ["newest", "a", "old"])
    #expect(slugs(list(.articles(["old", "nowhere", "newest"]))) == ["old", "newest"])
  }

  /// The closest first, and never further than the end of the line.
  @Test func theArticlesBeforeAndAfterOne() {
    func neighbors(_ wanted: ArticleList.Neighbors, limit: Int = 9) -> [String] {
      slugs(list(.neighbors(wanted), limit: limit), beside: "b", of: "2024-02-01")
    }
    #expect(neighbors(.next) == ["a", "newest"])
    #expect(neighbors(.next, limit: 1) == ["a"])
    #expect(neighbors(.nextInSection) == ["a"])
    #expect(neighbors(.previous) == ["old", "undated"])
    #expect(neighbors(.previousInSection, limit: 1) == ["old"])
    // One that is in no list, such as a draft, has a place all the same.
    let draft = list(.neighbors(.previous), limit: 1)
    #expect(slugs(draft, beside: "draft", of: "2024-03-01") == ["a"])
    #expect(slugs(draft) == [])
  }

  /// The line of all articles is the same as a list of all of them.
  @Test func neighborsOfAllArticlesAreTheLatest() {
    let all = slugs(list(.latest, limit: 9))
    let dates = ["newest": "2024-04-01", "a": "2024-02-01", "b": "2024-02-01", "old": "2024-01-01"]
    for (number, slug) in all.enumerated() {
      let (before, after) = (
        slugs(list(.neighbors(.next), limit: 9), beside: slug, of: dates[slug]),
        slugs(list(.neighbors(.previous), limit: 9), beside: slug, of: dates[slug])
      )
      #expect(before == all[..<number].reversed() && after == Array(all[(number + 1)...]))
    }
  }

  @Test func someOfTheFirstAreLeftOut() {
    var skipping = list(.latest, limit: 2)
    skipping.skip = 2
    #expect(slugs(skipping) == ["b", "old"])
    #expect(slugs(skipping, beside: "newest") == ["old", "undated"])
  }

  @Test func whatStandsAboveIsReplaced() {
    var unique = list(.latest, limit: 2)
    unique.isUnique = true
    let index = index([list(.latest, limit: 2), unique])
    let found = index.articles(for: unique, beside: nil, above: ["newest", "b"])
    #expect(found.map(\.slug) == ["a", "old"])
  }

  // MARK: - Languages

  private func index(
    of articles: [(slug: String, language: String?, translations: [String])], _ list: ArticleList
  ) -> ArticleIndex {
    var index = ArticleIndex(for: [list], usualLanguage: .english)
    for (number, article) in articles.enumerated() {
      var summary = ArticleSummary(slug: article.slug, title: article.slug, link: article.slug)
      summary.language = article.language.map { LanguageTag($0) }
      summary.translations = article.translations
      summary.date = CalendarDate("2024-01-\(29 - number)")
      index.insert(summary, tags: [])
    }
    return index
  }

  private func page(_ language: String?, slug: String = "page", _ translations: [String] = [])
    -> Article
  {
    var article = Article(file: Self.file, slug: slug, title: Spanned(slug, Self.file.span))
    article.language = language.map { LanguageTag($0) }
    article.translations = translations.map {
      Translation(language: LanguageTag("fr"), target: $0)
    }
    return article
  }

  private static let both: [(slug: String, language: String?, translations: [String])] = [
    ("a", nil, ["a-fr"]), ("a-fr", "fr", ["a"]), ("b", "en-GB", []), ("c-fr", "fr-CA", []),
    ("d", "en", []),
  ]

  @Test(arguments: [
    (nil, ["a", "b", "d"]), ("en", ["a", "b", "d"]), ("fr", ["a-fr", "c-fr"]),
  ])
  func storiesAreInThePagesLanguage(_ language: String?, _ expected: [String]) {
    let list = list(.latest, limit: 9)
    let index = index(of: Self.both, list)
    #expect(index.articles(for: list, beside: page(language)).map(\.slug) == expected)
  }

  @Test func aPageInALanguageWithoutStoriesShowsOneOfEach() {
    let list = list(.latest, limit: 9)
    let index = index(of: Self.both, list)
    #expect(
      index.articles(for: list, beside: page("de")).map(\.slug) == ["a", "b", "c-fr", "d"])
    #expect(
      index.articles(for: list, beside: page("de", slug: "a-de", ["a"])).map(\.slug)
        == ["b", "c-fr", "d"])
  }

  @Test func namedStoriesAreShownInTheirTranslation() {
    let list = list(.articles(["a", "b"]), limit: 9)
    let index = index(of: Self.both, list)
    #expect(index.articles(for: list, beside: page("fr")).map(\.slug) == ["a-fr", "b"])
    #expect(index.articles(for: list, beside: nil).map(\.slug) == ["a", "b"])
  }
}
