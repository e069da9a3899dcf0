import GalleyTestSupport
import GalleyModel
import GalleyBasics
import Testing

@testable import GalleyContent

@Suite struct ArticleParsingTests {
  @Test func everyKeyOfTheFrontMatterIsRead() throws {
    let article = try #require(
      parse(
        """
        ---
        title: The port
        kicker: Harbour
        deck: A standfirst
        summary: Another
        author: Anita Bhola
        date: 2024-04-19 08:30
        updated: 2024-04-20T09:00:00+04:00
        section: Business
        topics: [ports, trade]
        image: { src: a.jpg, alt: Cranes, caption: At dawn, credit: AFP, width: 1200, height: 800px }
        lang: fr
        ads: none
        layout: wide
        slug: le port
        translations: { en: the-port }
        canonical: https://courier.example/port
        expirydate: 2025-01-01
        ---
        Body *text*
        """
      ).value)
    #expect(article.title.value == "The port")
    #expect(article.title.span.text == "The port")
    #expect(article.kicker == "Harbour")
    #expect(article.standfirst == "A standfirst")
    #expect(article.authors == ["Anita Bhola"])
    #expect(article.date?.iso == "2024-04-19T08:30:00")
    #expect(article.updated?.iso == "2024-04-20T09:00:00+04:00")
    #expect(article.section == "Business")
    #expect(article.tags == ["ports", "trade"])
    #expect(article.image?.source == "a.jpg")
    #expect(article.image?.alt?.span.text == "Cranes")
    #expect(article.image?.caption == "At dawn")
    #expect(article.image?.credit == "AFP")
    #expect(article.image?.size == PixelSize(width: 1200, height: 800))
    #expect(article.language == LanguageTag("fr"))
    #expect(!article.hasAds)
    #expect(article.layout?.span.text == "wide")
    #expect(article.slug == "le-port")
    #expect(article.translations == [Translation(language: .english, target: "the-port")])
    #expect(article.canonical == "https://courier.example/port")
    #expect(article.body.outline == "p Body _text_")
    #expect(article.body.blocks.first?.line == 20)
  }

  @Test func whatIsNotWrittenHasItsDefault() throws {
    let result = parse("---\ntitle: T\nauthors:\nimage: ~\nads: all\n---\n")
    let article = try #require(result.value)
    #expect(result.diagnostics.isEmpty)
    #expect(article.slug == "2024-04-19-the-port")
    #expect(article.hasAds && article.authors.isEmpty && article.image == nil)
    #expect(article.body.blocks.isEmpty)
  }

  @Test(arguments: [
    "ads: none", "ads: false", "hide_ads: true", "hide-ads: yes", "hideAds: true", "no_ads: true",
    "noads: 1", "disable_ads: true", "adsDisabled: true", "ad_free: true", "show_ads: false",
    "ads_enabled: off", "advertising: false", "ads: all\nno_ads: true",
  ])
  func adsAreHidden(_ head: String) throws {
    let read = parse("---\ntitle: T\n\(head)\n---\nB")
    #expect(read.diagnostics.isEmpty)
    #expect(try !#require(read.value).hasAds)
  }

  @Test(arguments: [
    "ads: true", "hide_ads: false", "show_ads: true", "noads: no", "sponsored: false",
    "headline: ads",
    "ad_free:", "load: true", "download: true", "roads: true", "add_on: true", "spotlight: true",
  ])
  func adsAreShown(_ head: String) throws {
    let read = parse("---\ntitle: T\n\(head)\n---\nB")
    #expect(read.diagnostics.isEmpty)
    #expect(try #require(read.value).hasAds)
  }

  @Test(arguments: [
    "sponsored: true", "sponsor: ACME", "ad_unit: /1/a", "hide_ads: sometimes", "adsense_slot: 3",
    "ads_density: low", "advertorial: yes",
  ])
  func otherKeysThatSpeakOfAdsAreReported(_ head: String) throws {
    let read = parse("---\ntitle: T\n\(head)\n---\nB")
    #expect(read.diagnostics.map(\.rule) == ["unknown-key"])
    #expect(read.diagnostics.map(\.severity) == [.warning])
    #expect(read.diagnostics.first.map { head.hasPrefix($0.primary.span.text) } == true)
    #expect(try #require(read.value).hasAds)
  }

  @Test(arguments: [
    "\u{FEFF}---\ntitle: T\n---\nB", "---\r\ntitle: T\r\n---\r\nB", "---  \ntitle: T\n---\t\nB",
  ])
  func aByteOrderMarkAndOtherLineBreaksChangeNothing(_ text: String) throws {
    let result = parse(text)
    let article = try #require(result.value)
    #expect(result.diagnostics.isEmpty)
    #expect(article.title.value == "T")
    #expect(article.body.outline == "p B")
    #expect(article.body.blocks.first?.line == 4)
  }

  @Test(arguments: [
    ("Just text", "missing-key", ""), ("", "missing-key", ""),
    (" ---\ntitle: T\n---\n", "missing-key", ""),
    ("---\n---\nB", "missing-key", "---"), ("---\nauthor: A\n---\n", "missing-key", "---"),
    ("---\ntitle: ' '\n---\n", "bad-value", "' '"), ("---\ntitle: [a]\n---\n", "wrong-type", "[a]"),
    ("---\ntitle: T\n", "front-matter-unterminated", "---"),
    ("---\n- a\n---\n", "wrong-type", "- a"),
    ("---\ntitle: T\ndate: yesterday\n---\n", "bad-date", "yesterday"),
    ("---\ntitle: T\ntgas: [a]\n---\n", "unknown-key", "tgas"),
    ("---\ntitle: T\nads: nine\n---\n", "bad-value", "nine"),
    ("---\ntitle: T\nlang: '?'\n---\n", "bad-value", "'?'"),
    ("---\ntitle: T\nauthors: { a: b }\n---\n", "wrong-type", "{ a: b }"),
    ("---\ntitle: T\nimage: { alt: A }\n---\n", "missing-key", "alt"),
    ("---\ntitle: T\ntitle: U\n---\n", "duplicate-key", "title"),
  ])
  func aMistakeIsReportedAtItsPlace(_ text: String, _ rule: RuleID, _ place: String) {
    let findings = parse(text).diagnostics
    #expect(findings.map(\.rule) == [rule])
    #expect(findings.first?.primary.span.text == place)
  }

  @Test func allMistakesAreReportedAtOnce() {
    let findings = parse("---\ndate: x\nupdated: y\nlayuot: z\n---\n").diagnostics
    #expect(findings.map(\.rule) == ["bad-date", "bad-date", "unknown-key", "missing-key"])
    #expect(findings.map(\.severity) == [.error, .error, .warning, .error])
  }

  @Test func aMisspeltTitleIsOneMistake() {
    let findings = parse("---\ntitel: T\n---\n").diagnostics
    #expect(findings.map(\.rule) == ["unknown-key"])
    #expect(findings.map(\.severity) == [.error])
  }

  @Test func aMistakeInOneValueLeavesTheOthers() throws {
    let article = try #require(parse("---\ntitle: T\ndate: x\nsection: S\n---\nB").value)
    #expect(article.date == nil && article.section == "S" && article.body.wordCount == 1)
  }

  @Test func theIndexReadsNoBody() throws {
    let file = SourceFile(path: "a.md", text: "---\ntitle: T\nimage: a.jpg\n---\nB")
    let article = try #require(Article.parseFrontMatter(file).value)
    let summary = ArticleSummary(article, link: "a.html")
    #expect(article.body.blocks.isEmpty)
    #expect(summary.title == "T" && summary.image == "a.jpg" && summary.slug == "a")
  }

  @Test(arguments: [
    ("---\ntitle: T\nlayout: x\nimage: { src: a.jpg, alt: A }\n---\nSome text", "T"),
    ("---\ntitle: U\nlayout: x\nimage: { src: a.jpg, alt: A }\n---\nSome text", "U"),
    ("---\ntitle: T\nlayout: x\nimage: { src: a.jpg, alt: A }\nkicker: K\n---\nText", "T"),
    ("Text", nil),
  ]) func whatIsKnownOfTheFrontMatterIsUsedWhileItIsTheSame(_ text: String, _ title: String?) throws
  {
    let old = "---\ntitle: T\nlayout: x\nimage: { src: a.jpg, alt: A }\n---\nOld"
    let known = ArticleHead(
      try #require(Article.parseFrontMatter(SourceFile(path: "a.md", text: old)).value))
    let file = SourceFile(path: "a.md", text: text)
    let article = Article.parse(file, knowing: known).value
    let anew = Article.parse(file).value
    #expect(article?.title.value == title)
    #expect(article?.title.span == anew?.title.span)
    #expect(article?.layout == anew?.layout && article?.image == anew?.image)
    #expect(article?.kicker == anew?.kicker && article?.body.text == anew?.body.text)
    #expect(article?.file === anew?.file)
  }

  @Test func aFileThatIsTooLargeIsRefused() {
    let bytes = [UInt8](repeating: 65, count: Article.byteLimit + 1)
    let findings = Article.parse(SourceFile(path: "a.md", bytes: bytes)).diagnostics
    #expect(findings.map(\.rule) == ["file-too-large"])
  }

  @Test func aLargeFrontMatterIsRefused() {
    let text = "---\ntitle: " + String(repeating: "a", count: 1 << 20) + "\n---\n"
    #expect(parse(text).diagnostics.map(\.rule) == ["file-too-large"])
  }

  @Test(arguments: [
    ("2012-02-22-x_y.z", "2012-02-22-x_y.z"), ("../../etc/passwd", "etc-passwd"),
    ("a  b//c", "a-b-c"),
    ("...", "article-ac31c19"), ("Été à Paris", "t-Paris"), ("a.", "a"), ("\0<b>", "b"),
  ])
  func aSlugIsSafe(_ name: String, _ slug: String) { #expect(Slug.make(name) == slug) }

  @Test func namesOfWhichNothingStaysDiffer() {
    #expect(Slug.make("東京") != Slug.make("日本"))
    #expect(Slug.make(String(repeating: "a", count: 10_000)).utf8.count == 200)
  }

  private func parse(_ text: String) -> Diagnosed<Article?> {
    Article.parse(SourceFile(path: "articles/2024-04-19-the-port.md", text: text))
  }
}
