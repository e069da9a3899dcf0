import GalleyBasics
import GalleyContent
import GalleyLanguage
import GalleyModel
import GalleyTestSupport
import Testing

@Suite struct ProjectConfigTests {
  private func read(_ text: String) -> (config: ProjectConfig?, found: [String]) {
    let source = MarkedSource(text)
    let read = Loader(MemoryWorkspace(["galley.yaml": source.text]), root: "")
      .config(at: "galley.yaml")
    return (read.value, read.diagnostics.map { "\($0.rule): \($0.primary.span.text)" })
  }

  private func article(_ head: String) throws -> Article {
    let text = "---\ntitle: A story\n\(head)\n---\nOne two three.\n"
    return try #require(Article.parse(SourceFile(path: "articles/a.md", text: text)).value)
  }

  @Test(arguments: [
    ("tags: [live]", "live"), ("section: Sport", "sport"), ("section: Sport\ntags: [live]", "live"),
    ("section: News", "article"), ("tags: [sport]", "article"),
  ])
  func theFirstLayoutThatFits(_ head: String, _ layout: String) throws {
    let read = read(
      """
      layout:
        - { use: live, when: { tag: live } }
        - { use: sport, when: { section: [Sport, Games], not: { tag: analysis } } }
        - article
      """)
    #expect(read.found == [])
    let config = try #require(read.config)
    #expect(config.layout == "article")
    #expect(config.layoutChoices.map(\.use.value) == ["live", "sport", "article"])
    #expect(config.layout(for: try article(head)) == layout)
  }

  @Test func oneNameIsForAll() throws {
    let config = try #require(read("layout: story").config)
    #expect(config.layout(for: try article("tags: [live]")) == "story")
    #expect(try #require(read("").config).layout(for: try article("")) == "article")
  }

  @Test(arguments: [
    ("section: Obituaries", 0 as Int?), ("tags: [a, sensitive]", 0), ("section: News", nil),
    ("section: Health", 2), ("section: Health\ntags: [short]", 1), ("section: News\nads: none", 0),
    ("section: Health\ntags: [sensitive]", 0),
  ])
  func someArticlesHaveFewerAds(_ head: String, _ most: Int?) throws {
    let read = read(
      """
      ads:
        none: [{ section: Obituaries }, { tag: sensitive }]
        fewer:
          - { max: 2, when: { section: Health } }
          - { max: 1, when: { tag: short } }
      """)
    #expect(read.found == [])
    #expect(try #require(read.config).ads.allowance(for: try article(head)).most == most)
    #expect(try #require(read.config).ads.allowance(for: nil).most == nil)
  }

  @Test(arguments: [
    (
      "layout: [{ use: live, when: { tag: live } }]",
      "bad-value: [{ use: live, when: { tag: live } }]"
    ),
    ("layout: [a, b]", "bad-value: b"), ("layout: []", "bad-value: []"),
    ("layout: [{ when: { tag: live } }, a]", "missing-key: when"),
    ("layout: [{ use: a, if: { tag: live } }, b]", "unknown-key: if"),
    ("layout: [{ use: a, when: { words: '> 9' } }, b]", "unknown-key: words"),
    ("layout: [{ use: a, when: { breakpoint: b } }, b]", "unknown-key: breakpoint"),
    ("ads: none", "wrong-type: none"), ("ads: { non: [] }", "unknown-key: non"),
    ("ads: { none: [{}] }", "bad-value: {}"),
    ("ads: { none: [{ sectoin: a }] }", "unknown-key: sectoin"),
    ("ads: { none: [{ section: not News }] }", "bad-value: not News"),
    ("ads: { fewer: [{ max: 2 }] }", "missing-key: max"),
    ("ads: { fewer: { max: two, when: { tag: a } } }", "wrong-type: two"),
    ("policy: { profile: fct }", "bad-value: fct"),
    ("policy: { rules: { ad-label: no } }", "bad-value: no"),
  ])
  func refuses(_ text: String, _ found: String) {
    #expect(read(text).found.first == found)
  }

  /// A layout's own policy lies over the project's.
  @Test func thePolicyOfAllLayouts() throws {
    let config = try #require(
      read(
        "policy: { profile: ftc, rules: { ad-label: error, unknown-size: off }, labels: [Anzeige] }"
      ).config)
    let files = [
      "layouts/article.yaml": """
      layout: article
      regions: { story: [body] }
      policy: { rules: { ad-label: info }, labels: [Werbung] }
      """
    ]
    let loader = Loader(MemoryWorkspace(files), root: "", policy: config.policy)
    let policy = try #require(loader.layout(at: "layouts/article.yaml").value).policy
    #expect(policy.profiles == [.ftc])
    #expect(policy.rules.map(\.name.value) == ["ad-label", "unknown-size"])
    #expect(policy.rules.map(\.severity) == [.info, nil])
    #expect(policy.labels == ["Anzeige", "Werbung"])
  }
}
