import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyContent

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
