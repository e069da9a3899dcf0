import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyContent

/// Exports of other systems, each with what its own system is known for.
@Suite struct ArchiveReaderTests {
  private func read(
    _ text: String, _ name: String, at index: Int = 0
  ) throws -> (article: Article, findings: [String]) {
    let workspace = MemoryWorkspace([name: text])
    let format = try #require(ArticleFormat(fileName: name, start: Array(text.utf8)))
    let file = try ArticleFile(name, format, in: workspace)
    let read = try file.article(at: index, in: workspace)
    let findings = read.diagnostics.map { diagnostic in
      let line = LineMap(diagnostic.primary.span.file).location(
        of: diagnostic.primary.span.range.lowerBound
      ).line
      return "\(line): \(diagnostic.rule): \(diagnostic.message)"
    }
    return (try #require(read.value), findings)
  }

  private static func export(_ content: String, status: String = "publish") -> String {
    """
    <?xml version="1.0"?>
    <rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>
    <wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada L.]]></wp:author_display_name></wp:author>
    <item><title>boat.jpg</title><wp:post_id>7</wp:post_id><wp:post_parent>2</wp:post_parent><wp:post_type>attachment</wp:post_type>
    <wp:attachment_url>https://x.example/boat.jpg</wp:attachment_url><excerpt:encoded><![CDATA[At six]]></excerpt:encoded></item>
    <item><title>Shared</title><wp:post_id>9</wp:post_id><wp:post_type>wp_block</wp:post_type><content:encoded><![CDATA[<!-- wp:paragraph --><p>Shared.</p><!-- /wp:paragraph -->]]></content:encoded></item>
    <item>
    <title>Ferry &amp; harbour</title><dc:creator>ada</dc:creator><wp:post_id>2</wp:post_id>
    <wp:post_name>ferry</wp:post_name><wp:post_type>post</wp:post_type><wp:status>\(status)</wp:status>
    <wp:post_date>2024-04-19 08:30:00</wp:post_date>
    <category domain="category"><![CDATA[Harbour]]></category><category domain="post_tag"><![CDATA[boats]]></category>
    <wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[[{"content":"See <em>there</em>.","id":"n1"}]]]></wp:meta_value></wp:postmeta>
    <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>
    <content:encoded><![CDATA[\(content)]]></content:encoded>
    </item>
    </channel></rss>
    """
  }

  /// What stands beside each other in a head or a drawing is not deep.
  @Test(
    arguments: [
      ("<head>" + String(repeating: "<meta name=\"author\" content=\"A\">", count: 1000), nil),
      (
        "<svg>" + String(repeating: "<g><path d=\"M 0 0\"/></g><path/>", count: 600) + "</svg>", nil
      ),
      ("<svg/>" + String(repeating: "<path/>", count: 600), RuleID.nestingTooDeep),
      (String(repeating: "<b>", count: 600), .nestingTooDeep),
      ("<p " + (0...1024).map { "a\($0)=b" }.joined(separator: " ") + ">", .tooManyNodes),
      ("<img alt=\"" + String(repeating: "a ", count: 5000) + "\" src=a.jpg>", nil),
    ] as [(String, RuleID?)])
  func pagesThatCannotBeTreesAreRefused(_ page: String, _ rule: RuleID?) throws {
    let workspace = MemoryWorkspace(["p.html": page + "<h1>T</h1><p>Words."])
    let read = try ArticleFile("p.html", .html, in: workspace).article(at: 0, in: workspace)
    #expect(read.diagnostics.map(\.rule) == [rule].compactMap(\.self))
  }

  @Test func wordPressTellsWhatAnArticleIs() throws {
    let article = try read(Self.export("a"), "a.xml").article
    #expect(article.title.value == "Ferry & harbour")
    #expect(article.slug == "ferry")
    #expect(article.authors == ["Ada L."])
    #expect(article.section == "Harbour")
    #expect(article.tags == ["boats"])
    #expect(article.date?.day == 19)
    #expect(article.image?.source == "https://x.example/boat.jpg")
    #expect(article.image?.caption == "At six")
    #expect(article.withheld == nil)
    #expect(try read(Self.export("a", status: "draft"), "a.xml").article.withheld == .said("draft"))
  }

  @Test(arguments: [
    ("One\nline.\n\nTwo.", "p One/line.\np Two."),
    ("<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->", "p One."),
    ("One.<!--more-->\n\nTwo.\n<!--nextpage-->\nThree.", "p One.\np Two.\np Three."),
    (
      "[caption id=\"a\" width=\"300\"]<img src=\"a.jpg\" width=\"300\" height=\"200\" /> Words[/caption]\n\nOne.",
      "image a.jpg [] 300x200 'Words'\np One."
    ),
    (
      "[caption caption=\"Words\"]<img src=\"a.jpg\" />[/caption]", "image a.jpg [] 'Words'"
    ),
    (
      "[caption align=\"alignright\"]<img src=\"a.jpg\" /> Words[/caption]",
      "image a.jpg [] 'Words' at the right"
    ),
    (
      "<!-- wp:image {\"id\":7,\"align\":\"left\"} /-->",
      "image https://x.example/boat.jpg [] at the left"
    ),
    (
      "<!-- wp:image {\"align\":\"right\"} --><figure class=\"wp-block-image alignright\"><img src=\"a.jpg\"/></figure><!-- /wp:image -->",
      "image a.jpg [] at the right"
    ),
    ("[gallery ids=\"7\"]", "gallery\n  image https://x.example/boat.jpg [] 'At six'"),
    (
      "One.\n\nhttps://www.youtube.com/watch?v=x\n\nTwo.",
      "p One.\nvideo https://www.youtube.com/watch?v=x []\np Two."
    ),
    ("[embed]https://vimeo.com/1[/embed]", "video https://vimeo.com/1 []"),
    ("[embed]\nhttps://vimeo.com/1\n[/embed]\n\nTwo.", "video https://vimeo.com/1 []\np Two."),
    (
      "[Editor's note: a=b] [Photo: Jane=Doe] [laughs] [...] [Ed. b] [update]",
      "p [Editor's note: a=b] [Photo: Jane=Doe] [laughs] [...] [Ed. b] [update]"
    ),
    ("He said [sic] that [1] and [[gallery]].", "p He said [sic] that [1] and [gallery]."),
    (
      "<figure class=\"wp-block-embed wp-embed-aspect-4-3 wp-has-aspect-ratio\"><div class=\"wp-block-embed__wrapper\">\nhttps://vimeo.com/1\n</div></figure>\n\n<figure><iframe src=\"https://vimeo.com/2\"></iframe></figure>",
      "video https://vimeo.com/1 [] 4x3\nvideo https://vimeo.com/2 []"
    ),
    (
      "<!-- wp:embed -->\n<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://www.youtube.com/watch?v=x\n</div><figcaption>Words</figcaption></figure>\n<!-- /wp:embed -->",
      "figure 'Words'\n  video https://www.youtube.com/watch?v=x []"
    ),
    (
      "<!-- wp:block {\"ref\":9} /-->\n<!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph -->",
      "p Shared.\np One."
    ),
    (
      "<!-- wp:paragraph --><p>One<sup data-fn=\"n1\"><a href=\"#n1\">1</a></sup></p><!-- /wp:paragraph -->\n<!-- wp:footnotes /-->",
      "p One^1^\nnotes\n  list 1\n    item\n      p See _there_."
    ),
    (
      "<!-- wp:social-links --><ul><!-- wp:social-link {\"url\":\"https://x.example/@a\",\"service\":\"mastodon\"} /--></ul><!-- /wp:social-links -->",
      "list\n  item\n    p [mastodon](https://x.example/@a)"
    ),
    (
      "<!-- wp:core-embed/vimeo {\"url\":\"https://vimeo.com/1\"} /-->",
      "video https://vimeo.com/1 []"
    ),
    ("<!-- wp:image {\"id\":7} /-->", "image https://x.example/boat.jpg []"),
    (
      "<!-- wp:separator /--><!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph -->",
      "divider\np One."
    ),
    (
      "<!-- wp:file --><div class=\"wp-block-file\"><a href=\"a.pdf\">Report</a><a class=\"wp-block-file__button\" href=\"a.pdf\">Download</a></div><!-- /wp:file -->",
      "p [Report](a.pdf) [Download](a.pdf)"
    ),
  ])
  func wordPressPosts(_ content: String, _ outline: String) throws {
    #expect(try read(Self.export(content), "a.xml").article.body.outline == outline)
  }

  @Test func whatWordPressDoesNotSayItselfIsReportedAtItsLine() throws {
    let read = try read(Self.export("One.\n\n[timetable from=\"a\"]\n\nTwo."), "a.xml")
    #expect(read.article.body.outline == "p One.\np Two.")
    #expect(read.findings == ["16: unread-markup: the shortcode 'timetable' is not understood"])
  }

  @Test func blocksThatOnlyTheSiteKnowsAreTold() throws {
    let read = try read(
      Self.export(
        "<!-- wp:acf/quote {\"data\":{\"text\":\"Three words here\",\"kind\":\"big\"}} /-->\n<!-- wp:latest-posts /-->\n<!-- wp:block {\"ref\":1} /-->"
      ), "a.xml")
    #expect(read.article.body.blocks.isEmpty)
    #expect(
      read.findings.map { $0.split(separator: ": ", maxSplits: 1)[1] } == [
        "unread-markup: the block 'acf/quote' is not understood",
        "unread-markup: the block 'latest-posts' is not understood",
        "unread-markup: the block 'block' is not understood",
      ])
  }

  @Test func anExportHoldsManyArticles() throws {
    let posts = """
      [{"slug": "a", "title": {"rendered": "A"}, "content": {"rendered": "<p>One.</p>"}, "tags": [[{"a": 1}]]},
      {"slug": "b", "status": "draft", "title": {"rendered": "B &amp; C"}, "content": {"rendered": "<p>Two.</p>[x_y]"}}]
      """
    let workspace = MemoryWorkspace(["p.json": posts])
    let file = try ArticleFile("p.json", .wordpressPosts, in: workspace)
    #expect(file.names == ["p.json#1", "p.json#2"])
    let second = try read(posts, "p.json", at: 1)
    #expect(second.article.title.value == "B & C")
    #expect(second.article.withheld == .said("draft"))
    #expect(second.article.body.outline == "p Two.")
    #expect(second.findings == ["2: unread-markup: the shortcode 'x_y' is not understood"])
    #expect(ArticleID(named: "p.json#2") == ArticleID(path: "p.json", index: 1))
    #expect(ArticleID(named: "a#2.md") == ArticleID(path: "a#2.md"))
  }

  @Test func htmlBelowFrontMatter() throws {
    let read = try read(
      """
      ---
      title: A & B
      date: 2024-04-19
      ---
      <p>One {{< youtube x >}}
      two <a href="{{< ref "b.md" >}}">three</a>.</p>

          <p>{:.x} <b>Four</b></p>

      {% for a in b %}
      <img class="wide" src="{{ site.url }}/a.jpg">
      """, "a.html")
    #expect(read.article.title.value == "A & B")
    #expect(
      read.article.body.outline == """
        p One
        video https://www.youtube.com/embed/x []
        p two [three](b.html).
        p {:.x} *Four*
        image /a.jpg [], wide
        """)
    #expect(read.article.body.blocks.map(\.line) == [5, 5, 5, 8, 11])
    #expect(read.findings.contains("10: unread-markup: the Liquid tag 'for' is not understood"))
  }

  @Test func aRuleIsNoFrontMatterOfHTML() throws {
    let read = try read("---\n<h1>A</h1><p>One</p>", "a.html")
    #expect(read.article.body.outline.hasSuffix("p One"))
  }

  @Test func arcStories() throws {
    let read = try read(
      """
      {"type": "story", "headlines": {"basic": "A <b>ferry</b>"}, "display_date": "2024-04-19T08:30:00Z",
      "content_elements": [
      {"type": "text", "content": "One &amp; <i>two</i>."},
      {"type": "header", "level": 3, "content": "Three"},
      {"type": "list", "list_type": "ordered", "items": [{"type": "text", "content": "Four"}]},
      {"type": "quote", "content_elements": [{"type": "text", "content": "Five"}], "citation": {"type": "text", "content": "Six"}},
      {"type": "image", "url": "https://x.example/a.jpg", "width": 800, "height": 600, "caption": "Seven", "alignment": "left"},
      {"type": "timetable", "content": "Eight nine ten"},
      {"type": "header", "level": 2}
      ]}
      """, "a.json")
    #expect(read.article.title.value == "A ferry")
    #expect(
      read.article.body.outline == """
        p One & _two_.
        h3 Three
        list 1
          item
            p Four
        quote
          p Five
          p — Six
        image https://x.example/a.jpg [] 800x600 'Seven' at the left
        """)
    #expect(
      read.findings.sorted() == [
        "8: unread-markup: the block 'timetable' is not understood",
        "9: missing-key: the element 'header' needs the key 'content'",
      ])
  }

  /// Some as the fixtures of washingtonpost/ans-schema are wrong.
  @Test(arguments: [
    (#""foo": "bar""#, "unknown-key: ANS has no key 'foo'"),
    (#""version": "0.1.0""#, "bad-value: there is no version '0.1.0' of ANS"),
    (
      #""distributor": {"reference_id": "A"}"#,
      "missing-key: a distributor that is referred to needs the key 'mode'"
    ),
    (
      #""distributor": {"mode": "reference"}"#,
      "missing-key: this object needs the key 'reference_id'"
    ),
    (#""taxonomy": {"tags": ["alpha"]}"#, "wrong-type: expected an object, found text"),
    (
      #""taxonomy": {"sections": [{"name": "Business"}]}"#,
      "missing-key: this object needs the key 'type'"
    ),
    (
      #""taxonomy": {"associated_tasks": ["none"]}"#,
      "bad-value: 'none' is not 24 hexadecimal digits"
    ),
    (
      #""content_restrictions": {"embargo": {}}"#, "missing-key: this object needs the key 'active'"
    ),
    (
      #""content_restrictions": {"geo": {}}"#,
      "missing-key: this object needs the key 'restrictions'"
    ),
    (
      #""content_elements": [{"type": "quote", "content_elements": [], "citation": "Ada"}]"#,
      "wrong-type: expected an object, found text"
    ),
    (
      #""content_elements": [{"type": "endorsement", "endorsement": 4.5}]"#,
      "wrong-type: expected text, found a number"
    ),
    (
      #""content_elements": [{"type": "image", "url": "a", "alignment": "bottom"}]"#,
      "bad-value: there is no 'bottom'"
    ),
    (
      #""content_elements": [{"type": "image", "url": "a", "focal_point": {"x": "4", "y": 2}}]"#,
      "wrong-type: expected a number, found text"
    ),
    (
      #""content_elements": [{"type": "image", "url": "a", "auth": {"1": "abc"}}]"#,
      "bad-value: 'abc' is not 64 letters"
    ),
    (
      #""content_elements": [{"type": "reference", "referent": {"id": "1", "foo": 1}}]"#,
      "unknown-key: ANS has no key 'foo'"
    ),
  ])
  func faultsOfArcStoriesAreToldAtTheirLine(_ member: String, _ finding: String) throws {
    let read = try read(
      "{\"type\": \"story\", \"headlines\": {\"basic\": \"A\"},\n\(member)}", "a.json")
    #expect(read.findings.contains("2: \(finding)"))
  }

  @Test func ghostPosts() throws {
    let lexical =
      #"{\"root\":{\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"format\":1,\"text\":\"One\"}]},{\"type\":\"callout\",\"calloutText\":\"Two\"}]}}"#
    let export = """
      {"db": [{"data": {"posts": [
      {"id": "1", "title": "A", "slug": "a", "html": "<p>One.</p>", "status": "published"},
      {"id": "2", "title": "B", "slug": "b", "status": "draft", "lexical": "\(lexical)"}
      ], "tags": [{"id": "t", "name": "Harbour"}], "posts_tags": [{"post_id": "1", "tag_id": "t"}]}}]}
      """
    let first = try read(export, "g.json").article
    #expect(first.tags == ["Harbour"])
    #expect(first.body.outline == "p One.")
    let second = try read(export, "g.json", at: 1).article
    #expect(second.withheld == .said("draft"))
    #expect(second.body.outline == "p *One*\nbox\n  p Two")
  }

  private func ghost(_ key: String, _ json: String) throws -> (outline: String, findings: [String])
  {
    let text = json.split(separator: "\n").joined().split(
      separator: "\"", omittingEmptySubsequences: false
    ).joined(separator: #"\""#)
    let export = """
      {"db": [{"data": {"posts": [{"id": "1", "title": "A", "slug": "a", "\(key)": "\(text)"}]}}]}
      """
    let read = try read(export, "g.json")
    return (read.article.body.outline, read.findings)
  }

  @Test func cardsOfGhost() throws {
    let read = try ghost(
      "lexical",
      #"""
      {"root": {"children": [
      {"type": "image", "src": "a.jpg", "cardWidth": "wide"},
      {"type": "gallery", "cardWidth": "full", "images": [{"src": "b.jpg"}, {"src": "c.jpg"}]},
      {"type": "email", "html": "<p>Hey {first_name}</p>"},
      {"type": "html", "html": "<p>Letter</p>", "visibility": {"web": {"nonMember": false, "memberSegment": ""}}},
      {"type": "html", "html": "<p>Page</p>", "visibility": {"web": {"nonMember": true, "memberSegment": ""}}}
      ]}}
      """#)
    #expect(
      read.outline == """
        image a.jpg [], wide
        gallery, full
          image b.jpg [], full
          image c.jpg [], full
        p Page
        """)
    #expect(read.findings.isEmpty)
  }

  @Test func mobiledoc() throws {
    let read = try ghost(
      "mobiledoc",
      #"""
      {"markups": [["a", ["href", "https://x.example/?a=1&b=2"]], ["em"]],
      "atoms": [["soft-return", "", {}], ["mention", "Ada L.", {}]],
      "cards": [["hr", {}], ["bookmark", {"url": "https://x.example", "metadata": {"title": "Two", "description": "Three four", "author": "Ada", "publisher": "X"}}],
      ["callout", {"calloutText": "Five"}], ["poll", {"question": "Who was it?", "kind": "big"}], ["code", {"code": "a"}]],
      "sections": [[1, "p", [[0, [0, 1], 2, "One"], [1, [], 0, 0], [1, [], 0, 1]]], [10, 0], [10, 1], [10, 2], [10, 3], [10, 4], [99, "six seven"]]}
      """#)
    #expect(
      read.outline == """
        p [_One_](https://x.example/?a=1&b=2)/Ada L.
        divider
        related
          p [Two](https://x.example)
          p Three four
          p Ada · X
        box
          p Five
        code  "a"
        """)
    #expect(
      read.findings == [
        "1: unread-markup: the block 'poll' is not understood",
        "1: unread-markup: the block 'section' is not understood",
      ])
  }

  @Test func cardsThatNobodyKnowsLoseNoWords() throws {
    let read = try ghost(
      "lexical",
      #"""
      {"root": {"children": [{"type": "product", "productTitle": "One", "productDescription": "Two", "productButton": "Buy", "productUrl": "https://x.example"},
      {"type": "survey", "heading": "Three", "answers": ["four five", "six"]}, {"type": "file", "src": "a.pdf", "fileTitle": "Seven", "fileCaption": "Eight"}]}}
      """#)
    #expect(
      read.outline == """
        box
          p One
          p Two
          p [Buy](https://x.example)
        box
          p Three
        p [Seven](a.pdf)
        p Eight
        """)
    #expect(read.findings == ["1: unread-markup: the block 'survey' is not understood"])
  }

  @Test func cardsOfPagesAreReadAsTheyAreDrawn() throws {
    let page = """
      <h1>A</h1><p>One.</p><figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://x.example/a"><div class="kg-bookmark-content"><div class="kg-bookmark-title">Two</div><div class="kg-bookmark-description">Three four</div><div class="kg-bookmark-metadata"><img class="kg-bookmark-icon" src="i.png"><span class="kg-bookmark-author">Ada</span><span class="kg-bookmark-publisher">X</span></div></div></a></figure>
      """
    #expect(
      try read(page, "p.html").article.body.outline == """
        p One.
        related
          p [Two](https://x.example/a)
          p [Three four](https://x.example/a)
          p [Ada · X](https://x.example/a)
        """)
  }

  /// Systems name notes in their own way; on the page they have names of Galley's.
  @Test(arguments: [
    (
      export(
        "<!-- wp:paragraph --><p>One<sup data-fn=\"n1\" class=\"fn\"><a href=\"#n1\" id=\"n1-link\">1</a></sup></p><!-- /wp:paragraph -->\n<!-- wp:footnotes /-->"
      ), "a.xml"
    ),
    (
      "<h1>A</h1><p>One<sup><a href=\"#fn:1\">1</a></sup></p><section class=\"footnotes\"><ol><li id=\"fn:1\"><p>See <em>there</em>. <a href=\"#fnref:1\" class=\"footnote-backref\">↩</a></p></li></ol></section>",
      "a.html"
    ),
    (
      "<h1>A</h1><p>One<sup><a href=\"#n1\">1</a></sup></p><ol class=\"wp-block-footnotes\"><li id=\"n1\">See <em>there</em>. <a href=\"#n1-link\" aria-label=\"Jump to footnote reference 1\">↩︎</a></li></ol>",
      "a.html"
    ),
  ])
  func referencesLeadToTheirNotes(_ text: String, _ name: String) throws {
    let body = try read(text, name).article.body
    #expect(
      body.outline == "p One^1^\nnotes\n  list 1\n    item\n      p See _there_."
    )
    #expect(body.links.map { body.string($0.destination) } == ["#note-1"])
  }

  @Test func newsItems() throws {
    let item = try read(
      """
      {"uri": "urn:a", "headlines": [{"role": "main", "value": "A ferry"}], "by": "Ada",
      "bodies": [{"role": "main", "contentType": "text/plain", "value": "One two."},
      {"role": "x", "contentType": "application/xhtml+xml", "value": "<p>One <b>two</b>.</p>"}]}
      """, "n.json"
    ).article
    #expect(item.title.value == "A ferry")
    #expect(item.authors == ["Ada"])
    #expect(item.body.outline == "p One *two*.")
  }

  @Test func aPageHoldsItsArticleAndMuchElse() throws {
    let sentence =
      "The ferry left at six, with forty people aboard, and most of them were on their way to the market. "
    let text = String(repeating: "<p>\(String(repeating: sentence, count: 3))</p>", count: 4)
    let page = try read(
      """
      <!DOCTYPE html><html lang="fr"><head><title>A ferry returns | The Proof</title>
      <meta property="article:published_time" content="2024-04-19"><meta name="author" content="Ada"></head>
      <body><nav><a href="/">Home</a> <a href="/b">About us</a></nav><main><h1>A ferry returns</h1>\(text)</main>
      <footer>All rights reserved</footer></body></html>
      """, "p.html"
    ).article
    #expect(page.title.value == "A ferry returns")
    #expect(page.authors == ["Ada"])
    #expect(page.language == LanguageTag("fr"))
    #expect(page.body.blocks.count == 4)
  }

  /// Of little text the part with the most points may be half; where a page says what its article is, all counts.
  @Test(arguments: ["article", "main"])
  func aShortArticleIsWholeWhereThePageSaysWhereItIs(_ tag: String) throws {
    let words = "The ferry left at six, with forty people aboard, on their way to the market."
    let page = try read(
      """
      <!DOCTYPE html><html><head><title>A ferry</title></head><body><nav><a href="/">Home</a></nav>
      <\(tag)><h1>A ferry</h1><div><p>\(words) \(words)</p></div><h2>Later</h2><p>One.</p>
      <div>\(words)</div><footer>All rights reserved</footer></\(tag)></body></html>
      """, "p.html"
    ).article
    #expect(page.body.outline == "p \(words) \(words)\nh2 Later\np One.\np \(words)")
  }

  @Test func aFileMayBeTheArticleAlone() throws {
    let article = try read("<h1>A ferry</h1>\n<p>One.</p><ul><li>two", "p.html").article
    #expect(article.title.value == "A ferry")
    #expect(article.body.outline == "p One.\nlist\n  item\n    p two")
  }

  /// Whatever is broken: no crash, and time that grows no faster than the file.
  @Test(arguments: [
    "<item>", "<![CDATA[", "[caption]", "[a]", "[/a]", "[a b=\"", "<!-- wp:x -->", "{\"a\":", "[",
    "\"", "\\u",
    "<div>", "<p>", "<table>", "&#", "http://a\n\n",
  ])
  func exportsOfOneThingAreRead(_ piece: String) throws {
    let many = String(repeating: piece, count: (1 << 15) / piece.utf8.count)
    for (text, name, format) in [
      (Self.export(many), "a.xml", ArticleFormat.wordpress), (many, "a.html", .html),
      ("[{\"title\": \"a\", \"content\": \"\(many)", "a.json", .wordpressPosts),
      (many, "a.json", .ans),
      (many, "b.json", .ghost), (many, "c.json", .ninjs),
    ] {
      let workspace = MemoryWorkspace([name: text])
      let file = try ArticleFile(name, format, in: workspace)
      for index in 0..<min(file.count, 2) { _ = try file.article(at: index, in: workspace) }
    }
  }
}
