import GalleyBasics
import GalleyModel
import GalleyTestSupport
import Testing

@testable import GalleyRendering

@Suite struct PageMarkupTests {
  @Test func onePageHasOneOfEach() throws {
    let page = HTMLPage(try SamplePage.courier())
    for tag in ["<h1", "<main", "<header", "<footer", "<title>", "<style>", "<body>"] {
      #expect(page.count(tag) == 1, "\(tag)")
    }
    #expect(page.count("<script") == 1)
    #expect(page.text.contains("<a class=\"skip\" href=\"#content\">Skip to content</a>"))
  }

  @Test func landmarksOfOneKindHaveDifferentNames() throws {
    let page = HTMLPage(
      try SamplePage.page(
        of: nil,
        layout: """
          layout: l
          regions:
            top: { landmark: main, blocks: [headline, divider] }
            a: { landmark: aside, blocks: [{ article_list: { title: News, from: latest } }] }
            b: { landmark: aside, blocks: [{ article_list: { title: News, from: latest } }] }
          """))
    #expect(page.text.contains("aria-label=\"News\""))
    #expect(page.text.contains("aria-label=\"News 2\""))
  }

  @Test func aPageWithoutAHeadlineIsCalledByItsSectionLabel() throws {
    let page = HTMLPage(
      try SamplePage.page(
        of: nil, layout: "layout: l\nregions: { a: [{ section_label: Sport }, divider] }"))
    #expect(page.main == "<h1 class=\"headline\">Sport</h1>\n<hr class=\"divider\">\n")
  }

  @Test func aPageWithoutAnyTitleIsCalledByItsLayout() throws {
    let page = HTMLPage(
      try SamplePage.page(of: nil, layout: "layout: l\nregions: { a: [divider] }"))
    #expect(page.main.hasPrefix("<h1 class=\"unseen\">l</h1>\n"))
  }

  @Test func aPageWithoutRegionsHasAMain() throws {
    let page = HTMLPage(
      try SamplePage.page(of: nil, layout: "layout: l\nregions: { a: [headline] }"))
    #expect(page.count("<main id=\"content\"") == 1)
  }

  @Test func untrustedWordsAreEscapedEverywhere() throws {
    let hostile = "\"><script>alert('x')</script>"
    var site = Site()
    site.name = hostile
    site.tagline = hostile
    site.place = hostile
    site.weather = Weather(temperature: hostile, condition: hostile)
    site.copyright = hostile
    site.menu = [Link(title: hostile, destination: "javascript:alert(1)")]
    site.apps = site.menu
    site.editions = [Edition(link: site.menu[0], language: LanguageTag(hostile))]
    site.logo = hostile
    site.url = hostile
    let page = try HTMLPage(
      blocks: """
            - weather
            - place
            - date
            - app_links
            - language_links
            - masthead
            - menu
            - section_label
            - headline
            - standfirst
            - byline
            - image
            - share_links
            - tags
            - copyright
        """, site: site
    ) { article in
      article.title.value = hostile
      article.standfirst = hostile
      article.authors = [hostile]
      article.section = hostile
      article.tags = [hostile]
      article.canonical = "javascript:alert(1)"
      article.language = LanguageTag(hostile)
      article.translations = [Translation(language: LanguageTag("fr"), target: "javascript:x")]
      article.image = Image(
        source: hostile, alt: Spanned(hostile, article.file.span), span: article.file.span)
      article.image?.caption = hostile
      article.image?.credit = hostile
    }
    #expect(page.count("<script") == 1)
    #expect(page.count("</script>") == 1)
    #expect(!page.text.contains("=\"javascript:"))
    #expect(!page.text.contains("\"><script"))
  }

  @Test func foreignHeadlinesSayTheirLanguage() throws {
    var page = try SamplePage.page(
      of: nil, layout: "layout: l\nregions: { a: [{ article_list: { from: latest } }] }")
    var item = ArticleSummary(slug: "a", title: "عنوان", link: "a.html")
    item.language = LanguageTag("ar")
    page.regions[0].blocks[0].content = .articleList(
      ArticleListContent(title: "Latest", style: .headlines, items: [item]))
    #expect(HTMLPage(page).text.contains("<a href=\"a.html\" lang=\"ar\" dir=\"rtl\">عنوان</a>"))
    #expect(HTMLPage(page).text.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
  }

  @Test func rightToLeftPagesSaySo() throws {
    let page = HTMLPage(try SamplePage.courier(language: "ar"))
    #expect(page.text.hasPrefix("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"))
  }

  @Test func emptyListsSaySo() throws {
    let page = try HTMLPage(blocks: "    - headline\n    - article_list: { from: { tag: none } }")
    #expect(page.main.contains("<div class=\"nothing\">Nothing here yet.</div>"))
  }

  @Test func commentsAreInTheOriginalsOrder() throws {
    let page = try HTMLPage(blocks: "    - comments")
    var rest = Substring(page.main)
    for words in [
      "Leave a Reply", "Comment:", "Please enter your comment!", "Name:*",
      "Please enter your name here", "Email:*", "Please enter your email address here", "Website:",
      "Post Comment",
    ] {
      let found = try #require(rest.firstRange(of: words), "\(words)")
      rest = rest[found.upperBound...]
    }
    #expect(page.main.contains("required aria-describedby=\"comment-error\""))
    #expect(page.style.contains(":user-invalid~.error{display:block}"))
  }

  @Test func alternatesLeadToTranslations() throws {
    var site = Site()
    site.url = "https://c.example"
    let page = try HTMLPage(blocks: "    - headline", site: site) {
      $0.translations = [Translation(language: LanguageTag("fr"), target: "pluie")]
    }
    for link in [
      "<link rel=\"canonical\" href=\"https://c.example/rain.html\">",
      "<link rel=\"alternate\" hreflang=\"en\" href=\"https://c.example/rain.html\">",
      "<link rel=\"alternate\" hreflang=\"fr\" href=\"https://c.example/pluie.html\">",
    ] { #expect(page.text.contains(link)) }
  }

  @Test func whatPagesShareIsKeptOnlyWhereItIsTheSame() throws {
    let page = try SamplePage.courier()
    var elsewhere = page
    elsewhere.root = "../"
    var french = page
    french.language = LanguageTag("fr")
    var renderer = HTMLRenderer(page.layout)
    for page in [page, elsewhere, french, page, french, elsewhere] {
      #expect(renderer.renderNext(page) == HTMLRenderer(page.layout).render(page))
    }
  }
}

@Suite struct AnnotationTests {
  static let files = ["annotation.html", "annotation.css"]

  private static let phone = Annotation(
    breakpoint: 0, viewport: PixelSize(width: 390, height: 844), height: 2110.5,
    folds: [844, 1688],
    boxes: [
      box(.region, "content", y: 0, height: 1200),
      box(.block, "headline", y: 0, height: 60),
      box(.block, "body", y: 72.25, height: 1100, isEstimated: true),
      box(.slot(travel: 0), "<b>\"rail\"</b>", y: 500.5, height: 270),
      box(.slot(travel: 430), "rail", y: 900, height: 270),
    ])
  private static let desktop = Annotation(
    breakpoint: 2, viewport: PixelSize(width: 1440, height: 900), height: 800, folds: [],
    boxes: [box(.region, "content", y: 24, height: 700)])

  private static func box(
    _ kind: Annotation.Box.Kind, _ name: String, y: Double, height: Double,
    isEstimated: Bool = false
  ) -> Annotation.Box {
    Annotation.Box(
      kind, name: name, x: 10, y: y, width: 370.33, height: height, isEstimated: isEstimated)
  }

  @Test func layersAreWrittenAsRecorded() throws {
    let page = HTMLPage(try SamplePage.courier(), annotations: [Self.phone, Self.desktop])
    #expect(Goldens().difference(try layers(of: page.text), from: "annotation.html") == nil)
    let css = String(decoding: Stylesheet.annotation.bytes, as: UTF8.self)
    #expect(Goldens().difference(css, from: "annotation.css") == nil)
  }

  @Test func nothingElseOfThePageChanges() throws {
    let plain = HTMLPage(try SamplePage.courier())
    let annotated = HTMLPage(try SamplePage.courier(), annotations: [Self.phone, Self.desktop])
    let css = String(decoding: Stylesheet.annotation.bytes, as: UTF8.self)
    let layers = try layers(of: annotated.text)
    #expect(plain.text != annotated.text)
    #expect(plain.text == annotated.text.replacing(css, with: "").replacing(layers, with: ""))
  }

  private func layers(of text: String) throws -> String {
    let start = try #require(text.firstRange(of: "<div class=\"annotation"))
    let end = try #require(text.firstRange(of: "</body>"))
    return String(text[start.lowerBound..<end.lowerBound])
  }
}

@Suite struct HTMLGoldenTests {
  private static let files = [
    "courier.html", "courier-ltr.css", "courier-rtl.css",
  ]

  @Test(arguments: files)
  func pageIsWrittenAsRecorded(file: String) throws {
    let page = HTMLPage(try SamplePage.courier(language: file == "courier-rtl.css" ? "ar" : "en"))
    let text = file == "courier.html" ? page.document : page.style
    #expect(Goldens().difference(text, from: file) == nil)
  }

  @Test func noGoldenIsLeftOver() {
    #expect(Goldens().orphans(besides: Self.files + AnnotationTests.files) == [])
  }
}

/// A rendered page, to look things up in.
struct HTMLPage {
  let text: String

  init(_ page: Page, annotations: [Annotation] = []) {
    let bytes = HTMLRenderer(page.layout).render(page, annotations: annotations)
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// A page with one region of these blocks, on an article with this body.
  init(
    blocks: String, body: Body = Body(), site: Site = Site(),
    _ change: (inout Article) -> Void = { _ in }
  )
    throws
  {
    let file = SourceFile(path: "a.md", text: "")
    var article = Article(file: file, slug: "a", title: Spanned("A title", file.span))
    article.body = body
    change(&article)
    let layout = "layout: l\nregions:\n  content:\n" + blocks
    self.init(try SamplePage.page(of: article, layout: layout, site: site))
  }

  /// What stands between the page's only `<style>` tags.
  var style: String { between("<style>\n", "</style>") }

  /// The document without the stylesheet.
  var document: String {
    text.replacing(style, with: "…\n")
  }

  /// What stands inside `main`.
  var main: String { between("<main id=\"content\"", "</main>").drop(through: ">\n") }

  func count(_ needle: String) -> Int { text.ranges(of: needle).count }

  private func between(_ start: String, _ end: String) -> String {
    guard let from = text.firstRange(of: start),
      let to = text[from.upperBound...].firstRange(of: end)
    else { return "" }
    return String(text[from.upperBound..<to.lowerBound])
  }
}

extension String {
  fileprivate func drop(through end: String) -> String {
    firstRange(of: end).map { String(self[$0.upperBound...]) } ?? self
  }
}
