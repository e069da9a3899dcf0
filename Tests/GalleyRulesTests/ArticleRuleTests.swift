import GalleyTestSupport
import GalleyRules
import GalleyBasics
import Testing

@Suite struct ArticleRuleTests {
  private func found(_ rule: RuleID, _ body: String, head: String = "") -> [String] {
    Checked.article("---\ntitle: A story\n\(head)---\n\(body)").filter { $0.rule == rule }
      .map(\.primary.span.text)
  }

  @Test(arguments: [
    ("## a\n\n### b\n\n## c", [String]()),
    ("# a\n\n## b\n\n### c", []),
    ("### a", ["### a"]),
    ("## a\n\n#### b\n\n##### c", ["#### b"]),
    ("## a\n\n### b\n\n#### c\n\n## d", []),
    ("## a\n\n> #### b", ["> #### b"]),
    ("## a\n\n- b\n\n  ##### c", ["  ##### c"]),
  ])
  func headings(_ body: String, _ underlined: [String]) {
    #expect(found("heading-skipped", body) == underlined)
  }

  @Test func theLevelThatIsExpectedIsSaid() {
    let finding = Checked.article("---\ntitle: A story\n---\n#### a").first
    #expect(finding?.message == "a heading of level 4 follows one of level 1")
    #expect(finding?.primary.text == "level 2 expected: ##")
    #expect(finding?.secondary.map(\.span.text) == ["A story"])
  }

  @Test(arguments: [
    ("![a](b.jpg)", "", [String]()),
    ("![](b.jpg)", "", ["b.jpg"]),
    ("![](b.jpg \"caption\")", "", ["b.jpg"]),
    ("Text ![](b.jpg) text ![c](d.jpg)", "", ["b.jpg"]),
    ("> ![](b.jpg)\n\n- ![](c.jpg)", "", ["b.jpg", "c.jpg"]),
    ("Text", "image: { src: a.jpg, alt: b }\n", []),
    ("Text", "image: { src: a.jpg, alt: '' }\n", []),
  ])
  func images(_ body: String, _ head: String, _ underlined: [String]) {
    #expect(found("image-without-alt", body, head: head) == underlined)
  }

  @Test(arguments: [
    ("<!-- ad: here -->", [String]()),
    ("<!-- Ad: None -->", []),
    ("<!-- a note about the ad server -->", []),
    ("<!-- ads: none -->", ["<!-- ads: none -->"]),
    ("<!-- ad here -->", ["<!-- ad here -->"]),
    ("<!-- no ad -->", ["<!-- no ad -->"]),
    ("<!-- ad: none -->\n\nText\n\n<!-- /ads -->", ["<!-- /ads -->"]),
    ("<!-- /ad -->", ["<!-- /ad -->"]),
    ("<!-- ad: none -->\n\nText\n\n<!-- /ad -->\n\nText\n\n<!-- /ad -->", ["<!-- /ad -->"]),
    (
      "<!-- ad: none -->\n\nText\n\n<!-- ad: here -->\n\nText\n\n<!-- /ad -->",
      ["<!-- ad: here -->"]
    ),
    ("<!-- ad: here -->\n\n<!-- ad: none -->", ["<!-- ad: here -->"]),
    ("<!-- ad: here -->\n\n<!-- ad: here -->", ["<!-- ad: here -->"]),
  ])
  func adMarks(_ marks: String, _ underlined: [String]) {
    #expect(found("ad-mark-unread", "Text\n\n\(marks)\n\nText\n") == underlined)
  }

  @Test(arguments: [
    "image: a.jpg\n", "image: { src: a.jpg }\n", "image: { src: a.jpg, caption: c }\n",
  ])
  func leadImages(_ head: String) {
    #expect(found("image-without-alt", "Text", head: head).count == 1)
  }

  @Test(arguments: [
    ("[a](https://a.b) [c](/d) [e](mailto:f@g.h) [i](tel:+1) [j](k.html) [l](#m)", [String]()),
    ("[a](javascript:b)", ["javascript:b"]),
    ("[a](JavaScript:b)", ["JavaScript:b"]),
    ("![a](data:image/png;base64,x)", ["data:image/png;base64,x"]),
    ("[a](file:///etc/passwd)", ["file:///etc/passwd"]),
    ("Line\n\n> [a](vbscript:x)", ["vbscript:x"]),
  ])
  func links(_ body: String, _ underlined: [String]) {
    #expect(found("unsafe-link", body) == underlined)
  }

  @Test func theSameLinkAgainIsToldAtItsOwnPlace() {
    let text = "[a](javascript:x) [b](javascript:x)\nand [c](javascript:xy) [d](javascript:x)\n"
    let found = Checked.article("---\ntitle: One\n---\n" + text).filter { $0.rule == "unsafe-link" }
    #expect(
      found.map(\.primary.span.text) == [
        "javascript:x", "javascript:x", "javascript:xy", "javascript:x",
      ])
    #expect(Set(found.map(\.primary.span.range)).count == 4)
    let line = found.last.map {
      LineMap($0.primary.span.file).location(of: $0.primary.span.range.lowerBound).line
    }
    #expect(line == 5)
  }

  @Test func linksOfTheFrontMatter() {
    #expect(found("unsafe-link", "Text", head: "canonical: 'javascript:x'\n").count == 1)
  }

  /// Each is looked for in vain, and told even so.
  @Test func manyAddressesThatAreWrittenOtherwise() {
    let links = (0..<300).map { "[word](javascript:x&amp;\($0))" }.joined(separator: " ")
    let found = Checked.article("---\ntitle: One\n---\n\(links)\n")
    #expect(found.count { $0.rule == "unsafe-link" } == 300)
  }

  @Test func linksOfASite() {
    let found = Checked.site(
      """
      name: The Courier
      menu:
        - { title: News, link: /news/ }
        - { title: Bad, link: "javascript:alert(1)" }
      editions:
        - { title: French, link: "data:text/html,x" }
      """)
    #expect(found.map(\.rule) == ["unsafe-link", "unsafe-link"])
    #expect(found.map(\.primary.span.text) == ["javascript:alert(1)", "data:text/html,x"])
  }
}
