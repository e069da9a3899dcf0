import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyContent

/// What is for the public, and what of it is shown, in exports and front matter.
@Suite struct ArchiveStateTests {
  private func file(_ text: String, _ name: String) throws -> (ArticleFile, MemoryWorkspace) {
    let workspace = MemoryWorkspace([name: text])
    let format = try #require(ArticleFormat(fileName: name, start: Array(text.utf8)))
    return (try ArticleFile(name, format, in: workspace), workspace)
  }

  private func read(
    _ text: String, _ name: String, at index: Int = 0
  ) throws -> (article: Article, findings: [String]) {
    let (file, workspace) = try file(text, name)
    let read = try file.article(at: index, in: workspace)
    return (try #require(read.value), read.diagnostics.map(line))
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let span = diagnostic.primary.span
    let line = LineMap(span.file).location(of: span.range.lowerBound).line
    return "\(line): \(diagnostic.rule): \(diagnostic.message)"
  }

  private func markdown(_ front: String) throws -> (article: Article, findings: [String]) {
    let read = Article.parse(SourceFile(path: "a.md", text: "---\n\(front)\n---\nB"))
    return (try #require(read.value), read.diagnostics.map(line))
  }

  private static func export(_ items: String) -> String {
    """
    <?xml version="1.0"?>
    <rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>
    <wp:author><wp:author_login>bob</wp:author_login><wp:author_display_name><![CDATA[Bob &amp; Jo]]></wp:author_display_name></wp:author>
    \(items)
    </channel></rss>
    """
  }

  @Test(
    arguments: [
      ("public", "published", nil), ("members", "published", .said("for members")),
      ("paid", "sent", .said("for paying members")),
      ("tiers", "published", .said("for some members")),
      ("circle", "published", .said("for circle")), ("paid", "draft", .said("draft")),
    ] as [(String, String, Withholding?)])
  func whatGhostShowsToSomeIsNotPublic(
    _ readers: String, _ status: String, _ withheld: Withholding?
  ) throws {
    let text = """
      {"db": [{"data": {"posts": [{"id": "1", "title": "A", "slug": "a", "html": "<p>One.</p>",
      "status": "\(status)", "visibility": "\(readers)"}]}}]}
      """
    #expect(try read(text, "a.json").article.withheld == withheld)
  }

  @Test func itemsThatAreNoPostsAreNoArticles() throws {
    func item(_ kind: String, _ link: String) -> String {
      "<item><title>T</title><link>\(link)</link><wp:post_type>\(kind)</wp:post_type><wp:status>publish</wp:status></item>"
    }
    let items = [
      item("post", "https://x.example/a"), item("page", "https://x.example/?page_id=2"),
      item("nav_menu_item", "https://x.example/?p=3"),
      item("feedback", "https://x.example/?post_type=feedback&amp;p=4"),
      item("feedback", "https://x.example/?post_type=feedback&amp;p=5"),
      item("wpcf7_contact_form", "https://x.example/contact"),
      item("form_entry", "https://x.example/?post_type=form_entry&amp;p=6"),
      item("recipe", "https://x.example/recipe/pie"), item("attachment", "https://x.example/p"),
    ]
    let (file, _) = try file(Self.export(items.joined(separator: "\n")), "a.xml")
    #expect(file.count == 3)
    #expect(
      file.diagnostics.map(line) == [
        "6: unread-file: items that are no posts or pages are left out: 1 of the kind 'nav_menu_item', 2 of the kind 'feedback', 1 of the kind 'wpcf7_contact_form', 1 of the kind 'form_entry'"
      ])
    #expect(file.diagnostics.map(\.severity) == [.info])
  }

  @Test func anItemOfWordPress() throws {
    let item = """
      <item>
      <title></title><dc:creator>bob</dc:creator><wp:post_id>7</wp:post_id>
      <wp:status>inherit</wp:status><wp:post_type>post</wp:post_type>
      <content:encoded><![CDATA[One.]]></content:encoded></item>
      """
    let read = try read(Self.export(item), "a.xml")
    #expect(read.article.withheld == .said("inherit"))
    #expect(read.article.authors == ["Bob & Jo"])
    #expect(
      read.findings.map { $0.drop { $0 != ":" } } == [
        ": missing-key: the post has no title; its number stands in for it"
      ])
  }

  @Test(
    arguments: [
      ("status: wibble", nil, "3: bad-value: 'wibble' does not say whether the article is public"),
      ("status: Published", nil, nil),
      ("status: Private", .said("private"), nil),
      (
        "draft: maybe", .said("draft"),
        "3: bad-value: 'maybe' does not say whether the article is public"
      ),
      ("draft: ''", nil, nil),
      ("Draft: true", .said("draft"), nil),
      ("DRAFT: false", nil, nil),
      ("draft: false\nDraft: true", nil, nil),
      ("Published: no", .said("unpublished"), nil),
      ("published: 2024-04-19", nil, nil),
      (
        "published: perhaps", nil,
        "3: bad-value: 'perhaps' does not say whether the article is public"
      ),
    ] as [(String, Withholding?, String?)])
  func statesInFrontMatter(_ front: String, _ withheld: Withholding?, _ finding: String?) throws {
    let read = try markdown("title: T\n\(front)")
    #expect(read.article.withheld == withheld)
    #expect(read.findings.filter { !$0.contains("unknown-key") } == [finding].compactMap(\.self))
  }

  @Test func frontMatterIsReadAsExportsAre() throws {
    let article = try markdown(
      """
      title: "It&#8217;s <em>her</em> <video> &amp; <b class='x'>4 < 5</b> AT&T"
      standfirst: Employees&#63;
      kicker: A<br>B
      tags: [R&amp;D]
      authors: [Bob &amp; Jo]
      image: { src: a.jpg, alt: A &gt; B }
      """
    ).article
    #expect(article.title.value == "It’s her <video> & 4 < 5 AT&T")
    #expect(article.standfirst == "Employees?")
    #expect(article.kicker == "A B")
    #expect(article.tags == ["R&D"])
    #expect(article.authors == ["Bob & Jo"])
    #expect(article.image?.alt?.value == "A > B")
  }

  @Test func namesInPagesAreText() throws {
    let read = try read(
      """
      <html><head><title>A page of words</title><script type="application/ld+json">
      {"@type": "NewsArticle", "headline": "A", "author": {"name": "Bob &amp; Jo"}}</script></head>
      <body><article><p>One two three.</p></article></body></html>
      """, "a.html")
    #expect(read.article.authors == ["Bob & Jo"])
  }

  @Test(arguments: [
    (
      "One {% broken tag here\n\nTwo.\n\n{% include x %}", "p One\np Two.",
      [
        "the Liquid tag '{% broken …' is not understood 2",
        "the Liquid tag 'include x' is not understood 0",
      ]
    ),
    (
      "{{< broken\n\nTwo.\n\n{{< youtube x >}}",
      "p Two.\nvideo https://www.youtube.com/embed/x []",
      ["the shortcode '{{< broken' is not understood 0"]
    ),
    (
      "One {{ unclosed output\nTwo.", "p One Two.",
      ["the Liquid tag '{{ unclosed …' is not understood 1"]
    ),
    ("{{% bad", "", ["the shortcode '{{% bad' is not understood 0"]),
    (
      "{% a b\n{% include x %}", "",
      [
        "the Liquid tag '{% a …' is not understood 1",
        "the Liquid tag 'include x' is not understood 0",
      ]
    ),
    ("Code `{{ x` and `{% y`.", "p Code `{{ x` and `{% y`.", []),
    (
      "A formula {{x}_i} and 100{% of.", "p A formula {{x}_i} and 100",
      ["the Liquid tag '{% of.' is not understood 0"]
    ),
    ("{{< figure\n  src=\"a.jpg\"\n>}}", "image a.jpg []", []),
  ])
  func aTagEndsWithItsParagraph(_ text: String, _ outline: String, _ findings: [String]) {
    let file = SourceFile(path: "a.md", text: text)
    let read = Body.parse(file, in: 0..<file.bytes.count)
    #expect(read.value.outline == outline)
    #expect(
      read.diagnostics.map { finding in
        let words = finding.primary.text.split(separator: " ").last { Int($0) != nil }
        return "\(finding.message) \(words ?? "0")"
      } == findings)
  }

  @Test func noWordOfAnArcStoryIsLost() throws {
    let read = try read(
      """
      {"type": "story", "headlines": {"basic": "A"}, "subheadlines": {"basic": "Sub"},
      "description": {"basic": "Other words"},
      "content_elements": [
      {"type": "element_group", "title": "Group", "content_elements": [{"type": "text", "content": "One"}]},
      {"type": "endorsement", "title": "Endorsed", "endorsement": "Two"},
      {"type": "interstitial_link", "content": "Three", "url": "https://x.example/", "description": {"type": "text", "content": "Four"}},
      {"type": "link_list", "title": "Five", "description": {"basic": "Six"}, "items": [
        {"type": "interstitial_link", "content": "Seven", "url": "https://x.example/", "description": {"content": "<i>Eight</i>"}}]}
      ]}
      """, "a.json")
    let outline = read.article.body.outline
    for word in ["Group", "Endorsed", "Four", "Five", "Six", "Eight"] {
      #expect(outline.contains(word))
    }
    #expect(!outline.contains("h4"))
    #expect(read.findings == ["2: unread-markup: the block 'description' is not understood"])
  }

  @Test func whatANewsItemHasBesidesIsTold() throws {
    let read = try read(
      """
      {"uri": "urn:a", "headlines": [{"value": "A"}], "subheadlines": [{"role": "main", "value": "B c"}],
      "bodies": [
      {"role": "main", "contentType": "text/html", "value": "<p>One two.</p>"},
      {"role": "plain", "contentType": "text/plain", "value": "One two."},
      {"role": "caption", "contentType": "text/html", "value": "<p>Three four five six.</p>"}],
      "associations": [
      {"type": "picture", "renditions": [{"href": "https://x.example/a.jpg"}]},
      {"type": "picture", "renditions": [{"href": "https://x.example/b.jpg"}]},
      {"type": "video", "headlines": [{"value": "D"}]}]}
      """, "a.json")
    #expect(read.article.body.outline == "p One two.")
    #expect(read.article.image?.source == "https://x.example/a.jpg")
    #expect(
      read.findings.sorted() == [
        "1: unread-markup: the block 'subheadlines' is not understood",
        "5: unread-markup: the block 'caption' is not understood",
        "8: unread-markup: the block 'associated picture' is not understood",
        "9: unread-markup: the block 'associated video' is not understood",
      ])
  }
}
