import GalleyModel
import GalleyBasics
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
