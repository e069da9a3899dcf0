import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyContent

@Suite struct MarkdownBodyTests {
  @Test(arguments: [
    (
      "Plain *em* **strong** `code` ~~struck~~ ***both***",
      "p Plain _em_ *strong* `code` ~struck~ *_both_*"
    ),
    ("one\ntwo  \nthree\\\nfour", "p one two/three/four"),
    ("a [link *with* style](/x \"t\") b", "p a [link ](/x)[_with_](/x)[ style](/x) b"),
    ("see https://a.example/b. ok", "p see [https://a.example/b](https://a.example/b). ok"),
    ("a  b\tc `d   e`", "p a b c `d e`"),
    ("&nbsp;&#8220;x&#8221;", "p \u{A0}“x”"),
    ("a ~~b *c*~~ d", "p a ~b ~_~c~_ d"),
    ("a ~~b c", "p a ~~b c"), ("a ~~ b ~~ c", "p a ~~ b ~~ c"), ("~~a~~~~b~~", "p ~a~~b~"),
  ])
  func textKeepsItsStyles(_ markdown: String, _ outline: String) {
    #expect(body(markdown).outline == outline)
  }

  @Test func struckRunsAreMarked() {
    let body = body("a ~~b *c*~~ d")
    #expect(body.runs.map(\.style) == [[], .strikethrough, [.strikethrough, .emphasis], []])
  }

  @Test(arguments: [
    ("# A\n\nB\n===\n\n### C #", "h1 A\nh1 B\nh3 C"),
    ("> a\n>\n> > b", "quote\n  p a\n  quote\n    p b"),
    (
      "- a\n- b\n  1. c",
      "list\n  item\n    p a\n  item\n    p b\n    list 1\n      item\n        p c"
    ),
    ("3) a\n\n4) b", "list 3 loose\n  item\n    p a\n  item\n    p b"),
    ("```swift x\nlet a  = 1\n\n```", "code swift \"let a  = 1\\n\""),
    ("    indented", "code  \"indented\""),
    ("a\n\n***\n\nb", "p a\ndivider\np b"),
    ("-\n- a", "list\n  item\n\n  item\n    p a"),
    ("[a]: /b\n", ""), ("", ""), ("\n\n", ""),
  ])
  func blocksAreTyped(_ markdown: String, _ outline: String) {
    #expect(body(markdown).outline == outline)
  }

  @Test func tasksShowWhetherTheyAreDone() {
    let body = body("- [ ] a *b*\n- [X] c\n- [y] d\n- [x]\n")
    let items = [" p ☐ a _b_", " p ☑ c", " p [y] d", " p [x]"]
    #expect(body.outline == "list" + items.map { "\n  item\n   \($0)" }.joined())
    #expect(body.wordCount == 6)
  }

  @Test(arguments: [
    "- a\n\n  <div>\n  <p>b\n  <p>c\n  </div>\n", "> <p>a\n>\n> <p>b\n> <p>c",
    "<p>a\n<div>\n<p>b\n<p>c", "a\r\rb\r<i>\r</i>\rc",
  ])
  func everyBlockHasItsLine(_ markdown: String) {
    let source = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let body = body(markdown)
    func check(_ blocks: [BodyBlock]) {
      for block in blocks {
        switch block.content {
        case .paragraph(let text):
          let word = body[text].first.map { body.string($0.text) } ?? ""
          #expect(source[Int(block.line) - 1].contains(word.prefix(1)))
        case .list(let list): list.items.forEach(check)
        case .quote(let blocks): check(blocks)
        default: Issue.record("not a paragraph")
        }
      }
    }
    check(body.blocks)
  }

  @Test(arguments: ["a\n:-", "a\n-:", "a\n:-:"]) func aTableNeedsNoBar(_ markdown: String) {
    let source = SourceFile(path: "a.md", text: markdown)
    let body = Body.parse(source, in: 0..<source.bytes.count).value
    guard case .table = body.blocks.first?.content else {
      Issue.record("no table")
      return
    }
  }

  @Test func aTableIsAsWideAsItsHeader() {
    let body = body("| a | b | c |\n|:--|--:|:-:|\n| 1 | **2** |\n| 1 | 2 | 3 | 4 |\n")
    #expect(
      body.outline == """
        table left right center
          | a | b | c
          | 1 | *2* |\u{20}
          | 1 | 2 | 3
        """)
  }

  @Test(arguments: [
    ("![alt *text*](a.jpg \"A title\")", "image a.jpg [alt text] 'A title'"),
    ("[![alt](a.jpg)](/x)", "image a.jpg [alt] -> /x"),
    ("![a](a.jpg)\n![b](b.jpg)", "image a.jpg [a]\nimage b.jpg [b]"),
    ("text ![alt](a.jpg)", "p text ![alt](a.jpg)"),
    ("https://video.example/1", "embed https://video.example/1 [https://video.example/1]"),
    ("<https://video.example/1>", "embed https://video.example/1 [https://video.example/1]"),
    ("www.video.example", "embed http://www.video.example [www.video.example]"),
    ("[name](https://video.example/1)", "p [name](https://video.example/1)"),
    ("a@b.example", "p [a@b.example](mailto:a@b.example)"),
  ])
  func whatStandsAloneIsABlockOfItsOwn(_ markdown: String, _ outline: String) {
    #expect(body(markdown).outline == outline)
  }

  @Test func linesAreTheFiles() {
    let body = body("# a\n\nb\n[c](d)\n\n- e\n- ![f](g)\n", firstLine: 11)
    #expect(body.blocks.map(\.line) == [11, 13, 16])
    #expect(body.links.map(\.line) == [14, 17])
    guard case .list(let list) = body.blocks[2].content else { return #expect(Bool(false)) }
    #expect(list.items.map { $0.first?.line } == [16, 17])
  }

  @Test(arguments: [
    ("one two\nthree *fo*ur", 4), ("", 0), ("a `b` ~~c~~", 3), ("# Head\n\n> quote", 2),
    ("```\nnot counted\n```", 0), ("https://not.example/counted", 0),
    ("![not](a.jpg \"but this\")", 2),
    ("東京は、今日", 5), ("これ is カナ", 5), ("한국어 단어", 2), ("l’été déjà—là", 2),
    ("ภาษาไทย ภาษาไทย", 4), ("สวัสดีครับ", 2), ("(ภาษาไทย) x", 3), ("ພາສາລາວ", 2), ("यह एक", 2),
    ("abcdef ภาษาไทย ab", 4), ("東京ภาษาไทย", 4), ("ไทย\u{200B}ไทย", 2),
    ("ααα ββ γγγγγγγγγγγγγγγγγγ δ", 4), ("a-very-long-word-without-spaces-at-all x", 2),
    ("| a b | c |\n|--|--|\n| d | e |", 5),
  ])
  func wordsAreCounted(_ markdown: String, _ words: Int) {
    #expect(body(markdown).wordCount == words)
  }

  @Test func neighbouringRunsOfOneStyleAreOne() {
    #expect(body("a &amp; b \\* c\nd <b></b>e").runs.count == 1)
  }

  @Test func markdownOfAScalarHasTheScalarsLine() {
    let file = SourceFile(path: "a.yaml", text: "text: |\n  c\n\n  d\n")
    let body = Body.parse(markdown: Spanned("c\n\nd", Span(file, 6..<17)), onLine: 1).value
    #expect(body.blocks.map(\.line) == [2, 4])
  }
}

func body(_ markdown: String, firstLine: Int = 1) -> Body {
  let file = SourceFile(path: "a.md", bytes: Array(markdown.utf8), firstLine: firstLine)
  return Body.parse(file, in: 0..<file.bytes.count).value
}

/// Markup within lines that has no notation in Markdown.
@Suite struct InlineMarkupTests {
  @Test(arguments: [
    ("<ruby>漢字<rt>かんじ</rt></ruby>を読む", "p {漢字}(かんじ)を読む"),
    ("a <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>b", "p a {漢}(かん){字}(じ)b"),
    ("<ruby><b>東</b>京<rt>とう<rt>きょう</ruby>", "p {東}{京}(とう)(きょう)"),
    ("<ruby>\n  <rb>明日</rb>\n  <rp>（</rp><rt>あした</rt><rp>）</rp>\n</ruby>", "p {明日}(あした)"),
    ("<rt>alone</rt> text", "p alone text"),
    ("super<wbr>cali<wbr/>fragil", "p super|cali|fragil"),
    ("<q>a <q>b</q> c</q> d", "p “a ‘b’ c” d"), ("<q>open\n\nnext</q>", "p “open\np next"),
  ])
  func markupIsRead(_ markdown: String, _ outline: String) {
    #expect(read(markdown).outline.replacing("*", with: "") == outline)
  }

  @Test func annotationsAreNoWords() {
    #expect(read("<ruby>word<rt>two words</rt></ruby> end").wordCount == 2)
    #expect(read("super<wbr>cali").wordCount == 1)
  }

  @Test func insertedTextIsMarked() {
    let body = read("a <ins>b</ins> <del>c</del>")
    #expect(body.runs.map(\.style).contains(.inserted))
    #expect(body.runs.map(\.style).contains(.strikethrough))
  }

  @Test(arguments: [
    ("de", "„a ‚b‘ c“"), ("fr", "«\u{A0}a “b” c\u{A0}»"), ("en", "“a ‘b’ c”"), ("sv", "”a ’b’ c”"),
  ])
  func quotationsAreSetByLanguage(_ language: String, _ text: String) throws {
    var body = read("<q>a <q>b</q> c</q>")
    SmartTypography(LanguageTag(language)).setQuotations(in: &body)
    guard case .paragraph(let words) = try #require(body.blocks.first).content else {
      Issue.record("no paragraph")
      return
    }
    #expect(body.plain(words) == text)
  }

  @Test(
    arguments: [
      ("<p lang=\"ar\" dir=\"rtl\">a</p>\n\nb", [1, 0], [1, 0]),
      ("<div dir=rtl>\n\na\n\n- b\n\n</div>\n\nc", [1, 1, 0], [1, 1, 0]),
      ("a <span lang=\"fr\">b</span> c", [0], [0, 1, 0]),
      ("a <span lang=\"fr\">b\n\nc", [0, 0], [0, 1, 0]),
      ("<blockquote lang=\"fr\"><p>a<p>b</blockquote>c", [1, 0], [1, 1, 0]),
      ("<p dir=rtl>a<p>b", [1, 0], [1, 0]), ("<p lang=\"not a tag\" dir=up>a</p>", [0], [0]),
      ("<div lang=de><div>a</div>b</div>c", [1, 1, 0], [1, 1, 0]),
      ("a <bdo dir=rtl>b</bdo>", [0], [0, 1]),
    ] as [(String, [UInt8], [UInt8])])
  func languagesAndDirectionsAreKept(_ markdown: String, _ blocks: [UInt8], _ runs: [UInt8]) {
    let body = read(markdown)
    #expect(body.blocks.map(\.speech) == blocks)
    #expect(body.runs.map(\.speech) == runs)
  }

  private func read(_ markdown: String) -> Body {
    let file = SourceFile(path: "a.md", text: markdown)
    return Body.parse(file, in: 0..<file.bytes.count).value
  }
}
