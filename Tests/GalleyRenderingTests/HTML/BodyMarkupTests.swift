import GalleyModel
import Testing

@testable import GalleyRendering

@Suite struct BodyMarkupTests {
  private func markup(_ make: (inout BodyBuilder) -> Void) -> String {
    var builder = BodyBuilder()
    make(&builder)
    var writer = BodyWriter(builder.body, root: "", measure: 600)
    var html = HTMLWriter()
    writer.write(builder.body.blocks, to: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  /// A paragraph of runs: text, style and link.
  private func runs(_ runs: [(String, Run.Style, String?)]) -> String {
    markup { make in
      let pieces = runs.map { text, style, link in
        Run(
          text: make.bytes(text), style: style, link: link.map { make.link($0) } ?? Run.noLink)
      }
      make.add(.paragraph(make.rich(pieces)))
    }
  }

  @Test func stylesAreNestedAndClosed() {
    #expect(
      runs([("a", [], nil), ("b", [.strong], nil), ("c", [.strong, .emphasis], nil)])
        == "<p>a<strong>b</strong><strong><em>c</em></strong></p>\n")
    #expect(
      runs([("<i>", [.code, .strikethrough], nil)]) == "<p><del><code>&lt;i&gt;</code></del></p>\n")
  }

  @Test func linksSurroundStyles() {
    #expect(
      runs([("a", [.emphasis], "x.html"), ("b", [], nil)])
        == "<p><a href=\"x.html\"><em>a</em></a>b</p>\n")
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "java\tscript:x"])
  func unsafeLinksAreOnlyTheirWords(url: String) {
    #expect(
      runs([("click", [], url), (" me", [.strong], url)]) == "<p>click<strong> me</strong></p>\n")
  }

  @Test func annotationsStandAboveTheirText() {
    let html = markup { make in
      let link = make.link("x.html")
      let pieces: [(String, Run.Kind, Int16)] = [
        ("a", .text, Run.noLink), ("漢", .rubyBase, link), ("かん", .annotation, link),
        ("字", .rubyBase, Run.noLink), ("じ", .annotation, Run.noLink), ("b", .text, Run.noLink),
        ("\u{200B}", .wordBreak, Run.noLink), ("c", .text, Run.noLink),
      ]
      let runs = pieces.map { Run($0.1, text: make.bytes($0.0), link: $0.2) }
      make.add(.paragraph(make.rich(runs)))
    }
    #expect(
      html
        == "<p>a<a href=\"x.html\"><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></a>"
        + "<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>b<wbr>c</p>\n")
  }

  @Test func languagesAreSaidWhereTheyChange() {
    var builder = BodyBuilder()
    var runs = ["a", "b", "c"].map { Run(text: builder.bytes($0)) }
    runs[1].speech = 1
    runs[2].speech = 2
    builder.add(.paragraph(builder.rich(runs)))
    builder.addParagraph("d")
    var body = builder.body
    body.speeches = [
      Speech(language: "ar", direction: .rightToLeft), Speech(language: "fr", direction: nil),
    ]
    body.blocks[0].speech = 2
    body.blocks[1] = BodyBlock(.quote([body.blocks[1]]), line: 1, speech: 1)
    var writer = BodyWriter(body, root: "", measure: 600)
    var html = HTMLWriter()
    writer.write(body.blocks, to: &html)
    #expect(
      String(decoding: html.bytes, as: UTF8.self)
        == "<p lang=\"fr\">a<span lang=\"ar\" dir=\"rtl\">b</span>c</p>\n"
        + "<blockquote lang=\"ar\" dir=\"rtl\">\n<p>d</p>\n</blockquote>\n")
  }

  @Test(arguments: [
    ("10", "6", Run.Style.superscript, "10⁶"), ("H", "2", .subscript, "H₂"),
    ("1", "er", .superscript, "1er"),
    ("x", "a+1", .superscript, "x^(a+1)"), ("V", "max", .subscript, "V_(max)"),
    ("x", "a", .superscript, "x^a"),
    ("new", "er", .inserted, "new++er++"), ("old", "er", .strikethrough, "old~~er~~"),
  ])
  func plainTextHasSigns(_ before: String, _ text: String, _ style: Run.Style, _ shown: String) {
    var builder = BodyBuilder()
    let runs = [Run(text: builder.bytes(before)), Run(text: builder.bytes(text), style: style)]
    let rich = builder.rich(runs)
    builder.add(.paragraph(rich))
    #expect(builder.body.inSigns.plain(rich) == shown)
  }

  @Test func headingsBeginAtTwoAndSkipNone() {
    let html = markup { make in
      for level in [3, 5, 3, 1, 6, 2] { make.add(.heading(level: level, make.rich("h"))) }
    }
    #expect(html.matches(of: /<h(\d)>/).map(\.1) == ["2", "3", "2", "2", "3", "3"])
  }

  @Test func lists() {
    let tight = markup { make in
      let item = [make.paragraph("one")]
      make.add(.list(BodyList(start: nil, isTight: true, items: [item])))
    }
    #expect(tight == "<ul>\n<li>one</li>\n</ul>\n")
    let loose = markup { make in
      let item = [make.paragraph("one")]
      make.add(.list(BodyList(start: 3, isTight: false, items: [item])))
    }
    #expect(loose == "<ol start=\"3\" class=\"loose\">\n<li>\n<p>one</p>\n</li>\n</ol>\n")
  }

  @Test func quotesSayWhoIsQuoted() {
    let html = markup { make in
      let blocks = [make.paragraph("Words."), make.paragraph("— Someone")]
      make.add(.quote(blocks))
    }
    #expect(
      html == "<blockquote>\n<p>Words.</p>\n<p class=\"attribution\">— Someone</p>\n</blockquote>\n"
    )
  }

  @Test func codeScrollsAndIsEscaped() {
    let html = markup { make in
      make.add(.code(language: make.bytes("c\">"), text: make.bytes("a < b\n")))
    }
    #expect(
      html == "<pre tabindex=\"0\"><code class=\"language-c&quot;&gt;\">a &lt; b\n</code></pre>\n")
  }

  @Test func tablesScroll() {
    let html = markup { make in
      let head = [make.rich("A")]
      let rows = [[make.rich("1")]]
      make.add(.table(Table(alignments: [.right], header: head, rows: rows)))
    }
    #expect(html.hasPrefix("<div class=\"scroll\" tabindex=\"0\">\n<table>"))
    #expect(html.contains("<th scope=\"col\" class=\"right\">A</th>"))
    #expect(html.contains("<tbody>\n<tr><td class=\"right\">1</td></tr>\n</tbody>"))
  }

  @Test(arguments: ["https://other.example/a.jpg", "//other.example/a.jpg", "data:image/png,x"])
  func picturesOfOtherHostsAreTheirWords(source: String) {
    let html = markup { make in
      let caption = make.rich("Caption")
      make.add(
        .image(Figure(source: make.link(source), alt: make.bytes("A boat"), caption: caption)))
    }
    #expect(!html.contains("<img"))
    #expect(html.contains("<span class=\"elsewhere\">A boat</span>"))
    #expect(html.contains("<figcaption>Caption</figcaption>"))
  }

  @Test func picturesOfTheProjectAreLoadedLate() {
    let html = markup { make in
      let alt = make.bytes("A \"boat\"")
      make.add(.image(Figure(source: make.link("a.svg"), alt: alt, caption: make.rich())))
    }
    #expect(
      html
        == "<figure>\n<span class=\"picture\"><img src=\"a.svg\" alt=\"A &quot;boat&quot;\" loading=\"lazy\"></span>\n</figure>\n"
    )
  }

  @Test func picturesSayTheirSide() {
    let html = markup { make in
      let source = make.link("a.svg", PixelSize(width: 80, height: 60), at: .right)
      make.add(.image(Figure(source: source, alt: make.bytes("A"), caption: make.rich())))
      make.add(.paragraph(make.rich("One")))
      make.add(
        .paragraph(make.rich([Run(.image, text: make.bytes("B"), link: make.link("b.svg"))])))
    }
    #expect(html.hasPrefix("<figure class=\"at-right\" style=\"--own:80px;\">\n"))
    #expect(html.contains("<p>One</p>\n<p class=\"apart\">"))
  }

  @Test func picturesSayHowWideTheyAre() {
    let html = markup { make in
      let wide = make.link("a.svg", PixelSize(width: 800, height: 60), extent: .wide)
      make.add(.image(Figure(source: wide, alt: make.bytes("A"), caption: make.rich())))
      let both = make.link("b.svg", at: .left, extent: .half)
      make.add(.image(Figure(source: both, alt: make.bytes("B"), caption: make.rich())))
      let film = make.link("https://v.example/1", extent: .full)
      make.add(.embed(Embed(.video, link: film, words: make.rich())))
      make.add(
        .group(
          BlockGroup(
            .gallery, [make.block(.image(Figure(source: wide, alt: 0..<0, caption: make.rich())))]))
      )
    }
    for opening in [
      "<figure class=\"wide\" style=\"--own:800px;\">", "<figure class=\"at-left half\">",
      "<div class=\"frame full\">", "<figure class=\"gallery wide\">",
    ] { #expect(html.contains(opening)) }
  }

  @Test func embedsAreCards() {
    let html = markup { make in
      let words = make.rich("Watch")
      make.add(.embed(Embed(.link, link: make.link("https://v.example/1"), words: words)))
      make.add(.embed(Embed(.link, link: make.link("javascript:x"), words: make.rich())))
    }
    #expect(
      html == "<p class=\"embed\"><a href=\"https://v.example/1\">Watch</a></p>\n"
        + "<p class=\"embed\">javascript:x</p>\n")
  }
}
