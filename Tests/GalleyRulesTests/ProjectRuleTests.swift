import GalleyBasics
import GalleyModel
import GalleyRules
import GalleyTestSupport
import Testing

/// What files name of a project that does not have it.
@Suite struct ProjectRuleTests {
  private let story = """
    ---
    title: The ferry returns
    section: Harbour
    tags: [sea, must-read]
    ---
    It left at six.
    """

  private func found(_ blocks: String, _ rule: RuleID) -> [String] {
    Checked.page("layout: a\nregions:\n  story: [headline, body, \(blocks)]", story)
      .filter { $0.rule == rule }
      .map { "\($0.primary.span.text)\($0.primary.text.isEmpty ? "" : ": \($0.primary.text)")" }
  }

  @Test(arguments: [
    ("comments: { when: { section: Harbor } }", ["Harbor: did you mean 'Harbour'?"]),
    ("comments: { when: { section: [Harbour, Sport] } }", ["Sport"]),
    ("comments: { when: { section: harbour } }", ["harbour: did you mean 'Harbour'?"]),
    ("comments: { when: { tag: see } }", ["see: did you mean 'sea'?"]),
    ("comments: { when: { not: { tag: must-raed } } }", ["must-raed: did you mean 'must-read'?"]),
    ("comments: { when: { not: { not: [{ tag: sea }, { tag: air }] } } }", ["air"]),
    ("article_list: { from: { tag: must-raed } }", ["must-raed: did you mean 'must-read'?"]),
    ("article_list: { from: { section: Newz } }", ["Newz"]),
    ("article_list: { from: { articles: [story, no-such-story] } }", ["no-such-story"]),
    ("article_list: { from: { articles: [stroy] } }", ["stroy: did you mean 'story'?"]),
    ("article_list: { from: { section: Harbour } }, comments: { when: { tag: sea } }", []),
    ("comments: { when: { words: '> 3' } }, article_list: { from: same_section }", []),
    ("comments: { when: { tag: air }, allow: { names-no-article: to come } }", []),
  ])
  func names(_ blocks: String, _ expected: [String]) {
    #expect(found(blocks, "names-no-article") == expected)
  }

  @Test func theConditionOfABodysSlotCounts() {
    let layout = """
      layout: a
      regions:
        story: [headline, body: { spot_img: { slot: ad, when: { not: { tag: sensitiv } } } }]
      slots:
        ad: { sizes: [300x250] }
      """
    let found = Checked.page(layout, story.replacing("must-read", with: "sensitive"))
    #expect(found.map(\.rule) == ["names-no-article"])
    #expect(found.first?.fixIt?.replacement == "sensitive")
  }

  @Test func translationsNameArticles() {
    let example = Example([
      .init(
        "articles/a.md", "---\ntitle: A\ntranslations: { fr: le-recti, de: https://a.b/c }\n---\n"),
      .init("articles/le-recit.md", "---\ntitle: B\nlang: fr\n---\n"),
    ])
    let found = Checked.diagnostics(of: example)
    #expect(found.map(\.rule) == ["names-no-article"])
    #expect(found.map(\.primary.span.text) == ["le-recti"])
    #expect(found.first?.primary.text == "did you mean 'le-recit'?")
  }

  @Test func theConditionsOfAProjectNameArticles() {
    var condition = Condition()
    condition.tags = ["sea", "air"]
    var outer = Condition()
    outer.not = [condition]
    var names = ArticleNames()
    #expect(
      RuleRegistry.check([outer], in: ProjectContents(articles: names, assets: ".") { _ in true })
        .isEmpty)
    names.insert(ArticleSummary(slug: "a", title: "A", link: "a.html"), tags: ["sea"])
    let found = RuleRegistry.check(
      [outer], in: ProjectContents(articles: names, assets: ".") { _ in true })
    #expect(found.map(\.message) == ["no article has the tag 'air'"])
  }

  // MARK: - Files

  private static let files = ["assets/a.jpg", "assets/b c.jpg", "photos/p.jpg"]

  private func project(_ pages: [String] = ["a.html", "b.html", "sport/c.html"]) -> ProjectContents
  {
    var names = ArticleNames()
    for page in pages {
      names.insert(ArticleSummary(slug: page, title: page, link: page), tags: [])
    }
    return ProjectContents(articles: names, assets: "assets") { Self.files.contains($0) }
  }

  private func article(_ head: String, _ body: String = "Text.") throws -> Article {
    let text = "---\ntitle: T\n\(head)\n---\n\(body)\n"
    return try #require(Checked.read(article: text))
  }

  @Test(arguments: [
    ("![a](assets/a.jpg)", nil), ("![a](assets/b%20c.jpg)", nil), ("![a](/assets/a.jpg)", nil),
    ("![a](assets/a.jpg?w=300#x)", nil), ("![a](https://a.b/c.jpg)", nil),
    ("![a](//a.b/c.jpg)", nil),
    ("![a](assets/d.jpg)", "assets/d.jpg"), ("![a](/assets/d.jpg)", "/assets/d.jpg"),
    ("![a](photos/p.jpg)", "photos/p.jpg"), ("Text ![a](assets/d.jpg) text", "assets/d.jpg"),
    ("[a](b.html)", nil), ("[a](b.html#there)", nil), ("[a](#there)", nil), ("[a](/news/)", nil),
    ("[a](mailto:a@b.c)", nil), ("[a](assets/a.jpg)", nil), ("[a](d.html)", "d.html"),
    ("[a](sport/c.html)", nil), ("[a](./c.html)", nil), ("[a](../b.html)", nil),
    ("[a](./b.html)", "./b.html"), ("> - [a](d.html)", "d.html"),
    ("[![a](assets/d.jpg)](b.html)", "assets/d.jpg"),
  ])
  func filesOfArticles(_ body: String, _ expected: String?) throws {
    let found = RuleRegistry.check(
      try article("", body), at: "sport/d.html", in: project())
    #expect(found.map(\.rule) == (expected == nil ? [] : ["missing-file"]))
    #expect(found.first?.primary.span.text == expected)
  }

  @Test func thePictureOfAnArticle() throws {
    let found = RuleRegistry.check(
      try article("image: { src: assets/d.jpg, alt: D }"), at: "d.html", in: project())
    #expect(found.map(\.primary.span.text) == ["assets/d.jpg"])
    #expect(
      RuleRegistry.check(
        try article("image: { src: assets/a.jpg, alt: A }"), at: "d.html", in: project()
      ).isEmpty)
  }

  @Test func aFileThatNoBuildCopiesIsTold() throws {
    let found = RuleRegistry.check(
      try article("", "![a](photos/p.jpg)"), at: "d.html", in: project())
    #expect(
      found.map(\.message) == [
        "'photos/p.jpg' is not in the folder 'assets', so no build copies it"
      ])
  }

  @Test func theFilesOfSitesAndLayouts() {
    let site = Checked.read(
      site:
        "name: N\nlogo: assets/logo.svg\nmenu: [{ title: A, link: a.html }, { title: B, link: bb.html }]"
    )
    #expect(
      site.map { RuleRegistry.check($0, in: project()).map(\.primary.span.text) }
        == ["assets/logo.svg", "bb.html"])
    let layout = Checked.read(
      layout: """
        layout: a
        regions:
          story: [headline, body: ad, menu_links: { links: [{ title: A, link: z.html }] }]
        slots:
          ad:
            sizes: [300x250]
            creative: { image: assets/ad.svg, alt: Ad, link: b.html }
        """)
    #expect(
      layout.map { RuleRegistry.check($0, in: project()).map(\.primary.span.text) }
        == ["z.html", "assets/ad.svg"])
  }

  // MARK: - Lists

  @Test(arguments: [
    ("{ limit: 4 }", "{ limit: 4 }", 1), ("{ limit: 4 }", "{ limit: 4, skip: 4 }", 0),
    ("{ limit: 4 }", "{ limit: 4, skip: 3 }", 1), ("{ limit: 4 }", "{ unique: true }", 0),
    ("{ from: { tag: sea } }", "{ from: { tag: sea } }", 1),
    ("{ from: { tag: sea } }", "{ from: { tag: must-read } }", 0),
    ("{ from: { articles: [story] } }", "{ from: { articles: [story] } }", 1),
    ("{ from: latest }", "{ from: { section: Harbour } }", 0),
    ("{ hidden: mobile }", "{ hidden: [tablet, desktop] }", 0),
    ("{ when: { tag: sea } }", "{ when: { not: { tag: sea } } }", 0),
  ])
  func listsOfOneSource(_ first: String, _ second: String, _ count: Int) {
    let found = found("article_list: \(first), article_list: \(second)", "repeated-stories")
    #expect(found.count == count)
  }
}
