import GalleyModel
import Testing

@testable import GalleyRendering

@Suite struct BodyMarkupTests {
  private func markup(_ make: (inout BodyBuilder) -> Void) -> String {
    var builder = BodyBuilder()
    make(&builder)
    var writer = BodyWriter(builder.body, root: "")
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
