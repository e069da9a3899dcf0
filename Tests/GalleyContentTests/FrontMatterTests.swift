import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyContent

@Suite struct FrontMatterTests {
  @Test(arguments: [
    "---\ntitle: T\ntags: [a, b]\n---\nB",
    "\n\n---\ntitle: T\ntags: [a, b]\n---\nB",
    "+++\ntitle = \"T\"\ntags = [\"a\", 'b']\n+++\nB",
    "\u{FEFF}\r\n+++\r\ntitle = 'T' # not the title\r\ntags = [\r\n  \"a\",\r\n  \"b\",\r\n]\r\n+++\r\nB",
    "{\n  \"title\": \"T\",\n  \"tags\": [\"a\", \"b\"]\n}\nB",
    "{\"title\": \"\\u0054\", \"tags\": [\"a\", \"b\"]}B",
  ])
  func threeLanguagesSayTheSame(_ text: String) throws {
    let read = Article.parse(SourceFile(path: "a.md", text: text))
    let article = try #require(read.value)
    #expect(read.diagnostics.isEmpty)
    #expect(article.title.value == "T" && article.tags == ["a", "b"])
    #expect(article.title.span.text.contains(text.contains("\\u") ? "0054" : "T"))
    #expect(article.body.outline == "p B")
  }

  @Test func tablesOfTOMLAreMappings() throws {
    let text = """
      +++
      title = \"\"\"
      T\"\"\"
      date = 2024-04-19 08:30:00
      image.src = "a.jpg"
      image.width = 1_200
      [extra]
      deep.er = true
      [translations]
      fr = "le-port"
      [[extra.list]]
      a = { b = 1, c = [1.5, -2] }
      [[extra.list]]
      +++
      """
    let read = Article.parse(SourceFile(path: "a.md", text: text))
    let article = try #require(read.value)
    #expect(article.title.value == "T")
    #expect(article.date?.iso == "2024-04-19T08:30:00")
    #expect(article.image?.source == "a.jpg")
    #expect(article.translations == [Translation(language: LanguageTag("fr"), target: "le-port")])
  }

  @Test(arguments: [
    ("zh_cn", "zh-CN"), ("en_US", "en-US"), ("pt-br", "pt-br"), ("zh_Hant_tw", "zh-Hant-TW"),
  ])
  func languagesMayHaveUnderscores(_ written: String, _ tag: String) throws {
    let text = "---\ntitle: T\nlang: \(written)\ntranslations: { \(written): other }\n---\n"
    let read = Article.parse(SourceFile(path: "a.md", text: text))
    #expect(read.diagnostics.isEmpty)
    #expect(read.value?.language == LanguageTag(tag))
    #expect(read.value?.translations.map(\.language) == [LanguageTag(tag)])
  }

  @Test(arguments: [
    ("translator", true), ("translationKey", true), ("publisher", true), ("state", true),
    ("translation", false), ("tranlsations", false), ("tag", false),
  ])
  func keysOfOthersAreNoSlips(_ key: String, _ isOthers: Bool) {
    let read = Article.parse(SourceFile(path: "a.md", text: "---\ntitle: T\n\(key): x\n---\n"))
    #expect(read.diagnostics.map(\.rule) == (isOthers ? [] : [.unknownKey]))
  }

  @Test(arguments: [
    ("canonicalURL: https://a.example/b", "canonical", "https://a.example/b"),
    ("lastmod: 2024-05-01", "updated", "2024-05-01"), ("excerpt: Words", "standfirst", "Words"),
    ("deck: Mine\nexcerpt: Words", "standfirst", "Mine"),
    ("extra: { subtitle: Words }", "standfirst", "Words"),
    ("author: { name: Jane, email: a@b.example }", "authors", "Jane"),
    ("authors: [{ name: Jane }, John]", "authors", "Jane, John"),
    ("extra: { author: Jane }", "authors", "Jane"),
    ("taxonomies: { tags: [a, b], categories: [c, d] }", "tags", "a, b, d"),
    ("taxonomies: { tags: [a, b], categories: [c, d] }", "section", "c"),
    ("categories: [c]\nsection: s", "section", "s"),
    ("cover: { image: a.jpg, alt: A, relative: true }", "image", "a.jpg"),
    ("image: { path: a.jpg, lqip: x }", "image", "a.jpg"),
    ("featured_image: a.jpg", "image", "a.jpg"), ("images: [a.jpg, b.jpg]", "image", "a.jpg"),
    ("thumbnail: a.jpg", "image", "a.jpg"), ("header: { teaser: a.jpg }", "image", "a.jpg"),
    ("image: b.jpg\nimages: [a.jpg]", "image", "b.jpg"),
    ("publishDate: 2024-05-01", "date", "2024-05-01"),
    ("date: 2024-06-01\npublishDate: 2024-05-01", "date", "2024-06-01"),
    ("date: March 5, 2021", "date", "2021-03-05"), ("date: 2021/03/05", "date", "2021-03-05"),
    ("date: 5 Mar 2021 10:00 +0200", "date", "2021-03-05T10:00:00+02:00"),
    ("date: Fri, 05 Mar 2021 10:00:00 GMT", "date", "2021-03-05T10:00:00Z"),
    ("date: Sept. 5th 2021", "date", "2021-09-05"), ("hidden: false", "date", ""),
    ("header: Words. More", "image", ""), ("cover: true", "image", ""),
  ])
  func keysOfOthersAreReadWhereOwnAreAbsent(_ keys: String, _ what: String, _ value: String) throws
  {
    let read = Article.parse(SourceFile(path: "a.md", text: "---\ntitle: T\n\(keys)\n---\n"))
    let article = try #require(read.value)
    #expect(read.diagnostics.isEmpty)
    let found: [String: String?] = [
      "updated": article.updated?.iso, "date": article.date?.iso, "section": article.section,
      "standfirst": article.standfirst, "authors": article.authors.joined(separator: ", "),
      "tags": article.tags.joined(separator: ", "), "image": article.image?.source,
      "canonical": article.canonical,
    ]
    #expect((found[what] ?? nil) ?? "" == value)
  }

  @Test(arguments: [
    ("lastmod: soon", RuleID.badDate, "soon"), ("expiryDate: never", .badDate, "never"),
    ("date: 2024-05-01\npublishDate: soon", .badDate, "soon"),
  ])
  func datesOfOthersThatAreNoneAreWarnedOf(_ keys: String, _ rule: RuleID, _ place: String) {
    let read = Article.parse(SourceFile(path: "a.md", text: "---\ntitle: T\n\(keys)\n---\n"))
    #expect(read.value != nil)
    #expect(read.diagnostics.map(\.rule) == [rule])
    #expect(read.diagnostics.map(\.severity) == [.warning])
    #expect(read.diagnostics.first?.primary.span.text == place)
  }

  @Test(
    arguments: [
      ("date: 2024-06-01", nil, nil, false),
      ("date: 2024-05-01\npublishDate: 2024-06-01", "2024-06-01", nil, false),
      ("date: 2024-05-01\npublishDate: 2024-04-01", nil, nil, false),
      ("expiryDate: 2024-07-01", nil, "2024-07-01", false),
      ("extra: { unpublishdate: 2024-07-01 }", nil, "2024-07-01", false),
      ("unlisted: true", nil, nil, true), ("unlisted: false", nil, nil, false),
      ("extra: { hidden: true }", nil, nil, true), ("hidden: perhaps", nil, nil, false),
    ] as [(String, String?, String?, Bool)])
  func whatKeepsAnArticleBackIsRead(
    _ keys: String, _ from: String?, _ until: String?, _ isUnlisted: Bool
  ) throws {
    let read = Article.parse(SourceFile(path: "a.md", text: "---\ntitle: T\n\(keys)\n---\n"))
    let article = try #require(read.value)
    #expect(read.diagnostics.isEmpty)
    #expect(article.publicFrom?.iso == from)
    #expect(article.publicUntil?.iso == until)
    #expect(article.isUnlisted == isUnlisted)
  }

  /// Jekyll parts the names by spaces; its posts are known by the day in their files' names.
  @Test(arguments: [
    ("2016-07-26-a.md", "categories: sea ferries", "sea", "ferries"),
    ("2016-07-26-a.md", "category: sea ferries", "sea ferries", ""),
    ("2016-07-26-a.md", "categories: [sea ferries, b]", "sea ferries", "b"),
    ("a.md", "categories: Breaking News", "Breaking News", ""),
  ])
  func categoriesOfJekyllArePartedBySpaces(
    _ path: String, _ keys: String, _ section: String, _ tags: String
  ) throws {
    let text = "---\ntitle: T\n\(keys)\n---\n"
    let article = try #require(Article.parse(SourceFile(path: path, text: text)).value)
    #expect(article.section == section)
    #expect(article.tags.joined(separator: ", ") == tags)
  }

  @Test(arguments: [
    "32 March 2021", "March 2021", "Mars 5 2021", "5 Ma 2021", "March 5, 21", "March 5, 2021 tea",
    "",
    "Friday", "March 5 5 2021",
  ])
  func otherWordsAreNoDate(_ text: String) { #expect(CalendarDate(written: text) == nil) }

  @Test func everyWrongLineOfTOMLIsReported() {
    let text =
      "+++\ntitle = \"T\"\na = b\nc =\n\"d\" = \"e\nf = 1 2\n[g\ntitle = 1\nh = {i = 1\n+++\n"
    let read = Article.parse(SourceFile(path: "a.md", text: text))
    let lines = LineMap(SourceFile(path: "a.md", text: text))
    #expect(
      read.diagnostics.map { lines.location(of: $0.primary.span.range.lowerBound).line } == [
        3, 4, 5, 6, 7, 8, 9,
      ])
    #expect(read.diagnostics.allSatisfy { $0.rule == .tomlSyntax })
  }

  /// A line that is wrong costs itself, and not the table that it stands in.
  @Test func aKeyOfTOMLThatIsThereAlreadyCostsItself() throws {
    let file = SourceFile(
      path: "a.md",
      text: "[params]\na = 1\na = 2\nb = 3\n[[c]]\nd = 4\n[[c]]\nd = 5\nd = 6\n")
    let read = TOMLParser.parse(file, in: 0..<file.bytes.count)
    let params = try #require(read.value?[json: "params"])
    #expect(["a", "b"].map { params[json: $0]?.text } == ["1", "3"])
    #expect(read.value?[json: "c"]?.items.map { $0[json: "d"]?.text } == ["4", "5"])
    #expect(read.diagnostics.count == 2)
  }

  @Test(arguments: [
    ("After #MeToo, what \"next\"", "\"After #MeToo, what \\\"next\\\"\""), ("C # D", "\"C # D\""),
  ])
  func aTitleThatAHashCutsIsWarnedOf(_ title: String, _ fixed: String) throws {
    let read = Article.parse(SourceFile(path: "a.md", text: "---\ntitle: \(title)\n---\n"))
    let found = try #require(read.diagnostics.first)
    #expect(found.rule == .commentAsValue && found.severity == .warning)
    #expect(found.fixIt?.span.text == title && found.fixIt?.replacement == fixed)
  }

  @Test(arguments: ["A#b", "'A' # b", "\"A #b\"", "A"])
  func aTitleThatIsWholeIsNot(_ title: String) {
    let text = "---\ntitle: \(title)\ndate: 2024-01-01 # b\n---\n"
    let rules = Article.parse(SourceFile(path: "a.md", text: text)).diagnostics.map(\.rule)
    #expect(rules.isEmpty)
  }

  @Test(arguments: [
    ("a/2016-07-26-b.md", "", "2016-07-26"),
    ("2016-07-26-b.md", "date: 2020-01-01\n", "2020-01-01"),
    ("2016-13-26-b.md", "", nil), ("2016-07-26.md", "", nil),
  ])
  func aDateMayStandInTheFilesName(_ path: String, _ keys: String, _ date: String?) {
    let file = SourceFile(path: path, text: "---\ntitle: T\n\(keys)---\n")
    #expect(Article.parse(file).value?.date?.iso == date)
  }

  @Test(arguments: [
    ("{\"title\" \"T\"}", "expected ':', found '\"'"),
    ("{\"title\": T}", "expected a value, found 'T'"),
    ("{\"title\": \"\\x\"}", "there is no such escape in JSON"),
    ("{\"title\": [1 2]}", "expected ',' or ']', found '2'"),
  ])
  func whatIsWrongWithJSONIsSaid(_ text: String, _ message: String) {
    let read = Article.parse(SourceFile(path: "a.md", text: text))
    #expect(read.diagnostics.map(\.message) == [message])
  }

  @Test(arguments: ["{% tag %}\n\nB", "{{< x >}}", "+++ a\nb\n+++", " {\"title\": 1}", "++", "{"])
  func whatOnlyLooksLikeItIsText(_ text: String) {
    let read = Article.parse(SourceFile(path: "a.md", text: text))
    #expect(read.diagnostics.map(\.rule) == [.missingKey])
  }

  @Test(arguments: [
    ("a\n\n<!-- b c\n\nd", 3, "<!--"), ("<script>\na b\n\nc d", 4, "<script>"),
    ("a <script> b\n\nc", 1, "<script>"),
  ])
  func wordsBehindWhatIsNeverClosedAreCounted(_ markdown: String, _ words: Int, _ opening: String) {
    let file = SourceFile(path: "a.md", text: markdown)
    let found = Body.parse(file, in: 0..<file.bytes.count).diagnostics
    #expect(found.map(\.rule) == [.hiddenText])
    #expect(found.first?.primary.span.text == opening)
    #expect(found.first?.message.contains("\(words) word") == true)
  }

  @Test(arguments: [
    "<!-- a -->", "<script>a</script>", "<!-- \n-->", "a <!-- b", "<script></script>b",
  ])
  func whatIsClosedHidesNothingUnsaid(_ markdown: String) {
    let file = SourceFile(path: "a.md", text: markdown)
    #expect(Body.parse(file, in: 0..<file.bytes.count).diagnostics.isEmpty)
  }
}
