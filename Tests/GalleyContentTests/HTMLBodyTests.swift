import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyContent

@Suite struct HTMLBodyTests {
  @Test(arguments: [
    ("a <b>b</b> <em>c</em> <code>d</code> <del>e</del><br>f", "p a *b* _c_ `d` ~e~/f"),
    ("<p>One\n  two</p>\n<p>three", "p One two\np three"),
    ("<h2 class=x>Head</h2>text", "h2 Head\np text"),
    ("<div><div>a</div>b</div>c", "p a\np b\np c"),
    (
      "<a href=\"/x?a=1&amp;b=2\" title='t'>a <b>b</b></a> c",
      "p [a ](/x?a=1&b=2)[*b*](/x?a=1&b=2) c"
    ),
    ("<a name=x>a</a>", "p a"), ("<a href=/x>a <a href=/y>b</a>", "p [a ](/x)[b](/y)"),
    ("x <b>a <i>b</b> c</i> d", "p x *a **_b_*_ c_ d"),
    ("<p><b>a</p><p>b</p>", "p *a*\np b"),
    ("a</b></p></div></table> c", "p a\np c"),
    (
      "<p>&eacute;&mdash;&#x2014;&#8212;&nosuch;&#0;&#xD800;&#99999999999;&amp</p>",
      "p é———&nosuch;\u{FFFD}\u{FFFD}&#99999999999;&amp"
    ),
    ("<p>1 < 2 <3 a<b</p>", "p 1 < 2 <3 a<b"),
    ("a<sup>2</sup> H<sub>2</sub>O <mark>m</mark> <q>q</q>", "p a^2^ H,2,O =m= “q”"),
    ("<p>a<b>b<br><br/>c</b>d</p>e", "p a*b*\np *c*d\np e"), ("a<br>\n<br>b<br>c", "p a\np b/c"),
    ("<p>&nbsp;</p><p> </p>a", "p a"),
    ("<dialog><p>Subscribe</p></dialog>a<dialog open>b</dialog>", "p a\np b"),
    (
      "a <span class='x sr-only'>b</span> <i hidden>c</i> <div style='color:red; display : none'>d<div>e</div></div>f",
      "p a f"
    ),
    ("<noscript><img src=a></noscript><svg><title>a</title></svg>b", "p b"),
    (
      "<blockquote class='twitter-tweet'><p>A <a href='https://t.co/x'>b</a></p>— C <a href='https://twitter.com/c/status/1'>d</a></blockquote><script src=//platform.twitter.com/widgets.js></script>",
      "post https://twitter.com/c/status/1 [A b — C d]"
    ),
    (
      "<script src='https://gist.github.com/a/b.js'></script>c",
      "interactive https://gist.github.com/a/b.js []\np c"
    ),
    ("<custom-tag>a</custom-tag> <font color=red>b</font>", "p a b"),
  ])
  func inlineAndSimpleBlocks(_ html: String, _ outline: String) {
    #expect(body(html).outline == outline)
  }

  @Test(arguments: [
    (
      "<ul><li>a<li>b<ul><li>c</ul></ul>d",
      "list\n  item\n    p a\n  item\n    p b\n    list\n      item\n        p c\np d"
    ),
    ("<ol start=4><li><p>a</p><p>b</p></li></ol>", "list 4\n  item\n    p a\n    p b"),
    ("<li>a</li>\n<li>b</li>", "list\n  item\n    p a\n  item\n    p b"),
    ("<ul>a</ul>", "list\n  item\n    p a"),
    ("<blockquote>a<p>b</blockquote>c", "quote\n  p a\n  p b\np c"),
    (
      "<pre><code class=\"language-swift\">let a =\n  &lt;b&gt;<i>c</i></code></pre>",
      "code swift \"let a =\\n  <b>c\""
    ),
    ("a<hr>b", "p a\ndivider\np b"),
    ("<dl><dt>a<dt>b<dd>c<dd>d<dt>e</dl>f", "definitions\n  a / b\n    p c\n    p d\n  e\n\np f"),
    ("<aside><p>a</p><ul><li>b</ul></aside>c", "box\n  p a\n  list\n    item\n      p b\np c"),
    ("<details><summary>a <b>b</b></summary><p>c</p></details>", "details [a *b*]\n  p c"),
    ("<div class=factbox><div>a</div><div>b</div></div>c", "box\n  p a\n  p b\np c"),
    (
      "<figure class=wp-block-pullquote><blockquote><p>a</p></blockquote></figure>",
      "pull_quote\n  p a"
    ),
    (
      "<div class='related'><ul><li><a href=/x>a</a></ul></div>",
      "related\n  list\n    item\n      p [a](/x)"
    ),
  ])
  func containers(_ html: String, _ outline: String) {
    #expect(body(html).outline == outline)
  }

  @Test(arguments: [
    ("<blockquote>\n\n*a*\n\n</blockquote>\n\nb", "quote\n  p _a_\np b"),
    ("<ul>\n\n- a\n\n</ul>\n\nb", "list\n  item\n    list\n      item\n        p a\np b"),
    ("<div align=center>\n\n# a\n\n</div>", "h1 a"),
    ("- a\n\n  </ul></li></blockquote>\n\n- b", "list loose\n  item\n    p a\n  item\n    p b"),
    ("> <ul><li>a\n\nb", "quote\n  list\n    item\n      p a\np b"),
    ("**a <p>b** c", "p *a*\np *b* c"),
    ("<b>\n\na\n\n</b>\n\nc", "p *a*\np c"),
  ])
  func markdownAndHTMLInterleave(_ markdown: String, _ outline: String) {
    #expect(body(markdown).outline == outline)
  }

  @Test func markdownBlocksInACellAreItsLines() {
    let outline = body("<table><tr><td>\n\n- a\n- b\n\n# c\n\n</td></tr></table>\n\nd").outline
    #expect(outline.hasSuffix("  | a/b/c\np d"))
  }

  @Test(arguments: [
    (
      "<table><thead><tr><th>a<th>b</thead><tr><td>1<td>2<td>3<tr><td>4</table>x",
      "| a | b | \n| 1 | 2 | 3\n| 4 |  | "
    ),
    (
      "<table><caption>c</caption><tr><td><p>a</p><p>b</p><ul><li>c</ul></td></tr></table>",
      "| a/b/c"
    ),
    ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "| a/b | c"),
    ("<table><table><tr><td>a</table><tr><td>b</table>", "| a"),
    ("<table><tr><td>![a](b)<img src=c alt=d></table>", "| ![a](b)![d](c)"),
  ])
  func tables(_ html: String, _ rows: String) {
    let outline = body(html).outline.replacing("\n  |", with: "\n|")
    #expect(outline.contains(rows), "\(outline)")
  }

  @Test func cellsWithoutATableAreText() {
    #expect(body("<tr><td>a<td>b</tr> c").outline == "p a\np b\np c")
  }

  @Test(arguments: [
    ("<img src=a.jpg alt='A &amp; b' title=\"T\">", "image a.jpg [A & b] 'T'"),
    ("<p><a href=/x><img src='a.jpg'/></a></p>", "image a.jpg [] -> /x"),
    (
      "<figure><img src=a.jpg><figcaption>A <b>b</b></figcaption></figure>c",
      "image a.jpg [] 'A *b*'\np c"
    ),
    (
      "<figure>\n\n![x](a.jpg)\n\n<figcaption>\n\nA *b*\n\n</figcaption>\n</figure>",
      "image a.jpg [x] 'A _b_'"
    ),
    ("<figure><p>a</p><figcaption>b</figcaption></figure>c", "figure 'b'\n  p a\np c"),
    (
      "<figure><table><tr><td>a</table><figcaption>b</figcaption></figure>",
      "figure 'b'\n  table natural\n    | a"
    ),
    (
      "<figure><iframe src=https://www.youtube.com/embed/x width=560 height=315></iframe><figcaption>b</figcaption></figure>",
      "figure 'b'\n  video https://www.youtube.com/embed/x [] 560x315"
    ),
    (
      "<figure><img src=a><img src=b><figcaption>c</figcaption></figure>",
      "figure 'c'\n  image a []\n  image b []"
    ),
    (
      "<figure class='wp-block-gallery'><figure><img src=a><figcaption>A</figcaption></figure><figure><img src=b></figure><figcaption>G</figcaption></figure>",
      "gallery 'G'\n  image a [] 'A'\n  image b []"
    ),
    (
      "<div class='wp-caption alignleft' style='width: 310px'><a href=/x><img src=a width=300 height=200></a><p class='wp-caption-text'>C</p></div>d",
      "image a [] 300x200 'C' -> /x at the left\np d"
    ),
    ("<img src=a width=1 height=1>b", "p b"), ("<img src='data:x' data-src=a>", "image a []"),
    ("<figcaption>b</figcaption>c", "p b\np c"),
    ("<iframe src=//v.example/1 title=Film></iframe>", "interactive //v.example/1 [Film]"),
    ("a <iframe src=//v.example/1></iframe> b", "p a\ninteractive //v.example/1 []\np b"),
    (
      "<video controls><source src=a.mp4><source src=a.webm>No video</video>c",
      "video a.mp4 []\np c"
    ),
    ("<picture><source srcset=a.webp><img src=a.jpg></picture>", "image a.jpg []"),
    ("<img alt=a>", ""),
  ])
  func media(_ html: String, _ outline: String) {
    #expect(body(html).outline == outline)
  }

  @Test(arguments: [
    ("a <script>alert(1)</script> b", "p a b"), ("<style>\n* {}\n</style>\nb", "p b"),
    ("<!-- a\n\nb -->\nc", "p c"), ("a <!-- b --> c", "p a c"),
    ("<template><p>a</p></template>b", "p b"),
    ("a <script> b\n\nc", "p a\np c"), ("<?php echo ?>a", "p a"), ("<![CDATA[a]]>b", "p b"),
  ])
  func whatIsNotForReadersGoes(_ html: String, _ outline: String) {
    #expect(body(html).outline == outline)
  }

  @Test func linesCountWithinAPieceOfHTML() {
    let body = body("<ul>\n<li>a</li>\n<li\n class=x><a href=b>c</a></li>\n</ul>", firstLine: 5)
    guard case .list(let list) = body.blocks[0].content else { return #expect(Bool(false)) }
    #expect(list.items.map { $0.first?.line } == [6, 8])
    #expect(body.links.map(\.line) == [8])
  }

  @Test(arguments: [
    ("<p>a<br><br>b<br>c</p>", "p a\np b/c"), ("a<br>\n<br>\n<br>b", "p a\np b"),
    ("<p><b>a<br><br>b</b> c", "p *a*\np *b* c"),
    ("<ul><li>a<br><br>b</ul>", "list\n  item\n    p a\n    p b"),
  ])
  func twoLineBreaksPartParagraphs(_ html: String, _ outline: String) {
    #expect(body(html).outline == outline)
  }

  @Test(arguments: [
    ("<ol reversed><li>Bronze<li>Silver<li>Gold</ol>", [3, 2, 1]),
    ("<ol reversed start=10><li>a<li>b</ol>", [10, 9]),
    ("<ol><li value=4>a<li>b<li value=-1>c<li>d</ol>", [4, 5, -1, 0]),
    ("<ol start=7><li>a<li>b</ol>", [7, 8]), ("<ul><li value=2>a</ul>", []),
  ])
  func listsKeepTheirNumbers(_ html: String, numbers: [Int]) throws {
    guard case .list(let list)? = body(html).blocks.first?.content else {
      throw Missing()
    }
    #expect(list.numbers == numbers)
  }

  @Test func linksKeepWhatTheySayOfTheirRelation() {
    let body = body("<p><a href=/a rel='Sponsored nofollow noopener'>a</a> <a href=/b>b</a></p>")
    #expect(body.links.map(\.relation) == [[.sponsored, .notFollowed], []])
  }

  private struct Missing: Error {}

  /// Words that a site may show, and that are not read, are counted.
  @Test(arguments: ["svg", "noscript", "template"])
  func wordsOfElementsThatAreNotReadAreTold(_ tag: String) {
    let text = "a <\(tag)>one two</\(tag)> b <\(tag)></\(tag)>"
    let file = SourceFile(path: "a.md", text: text)
    let found = Body.parse(file, in: 0..<text.utf8.count).diagnostics
    #expect(found.map(\.rule) == [.unreadMarkup])
    #expect(found.first?.primary.text == "left out, 2 words with it")
    #expect(found.first?.primary.span.text == "<\(tag)")
  }

  @Test(arguments: [
    ("<img src=a class='size-full alignleft'>", "image a [] at the left"),
    ("<img src=a align=RIGHT>", "image a [] at the right"),
    ("<img src=a style='margin:0; float : Left'>", "image a [] at the left"),
    ("<img src=a class=aligncenter>", "image a []"),
    (
      "<figure class=alignright><img src=a><figcaption>b</figcaption></figure>",
      "image a [] 'b' at the right"
    ),
    ("<figure class=alignright><img src=a><img src=b></figure>", "image a []\nimage b []"),
    ("<div class=\"x float-right\"><img src=a></div>b", "image a [] at the right\np b"),
    ("<div class=right><div><img src=a></div></div><div>b</div>", "image a [] at the right\np b"),
    ("<div class=right><p>a</p><img src=b></div>", "p a\nimage b []"),
    ("<p class=alignleft><img src=a><p>b", "image a [] at the left\np b"),
    ("<p align=right><img src=a></p>", "image a []"),
    ("<p>b <a class=alignleft href=c><img src=a></a> d</p>", "image a [] -> c at the left\np b d"),
    ("<p>b <span style=\"float: right\"><img src=a> c</span></p>", "p b ![](a) c"),
    (
      "<div class=\"wp-caption alignright\"><img src=a><p class=wp-caption-text>b</p></div>",
      "image a [] 'b' at the right"
    ),
    ("<figure class=\"wp-block-image alignwide\"><img src=a></figure>", "image a [], wide"),
    (
      "<figure class=kg-width-full><img src=a><figcaption>b</figcaption></figure>",
      "image a [] 'b', full"
    ),
    ("<img src=a width=\"50%\">", "image a [], half"),
    ("<img src=a style=\"width:300px; height: 200px\">", "image a [] 300x200"),
    ("<img src=a style=\"aspect-ratio: 16 / 9;width:320px\">", "image a [] 320x180"),
    ("<img src=a style=\"width:300px\" width=900 height=600>", "image a [] 300x200"),
    ("<img src=a style=\"max-width:100%;height:auto\" width=90 height=60>", "image a [] 90x60"),
    ("<img src=a style=\"width:auto;aspect-ratio:0/0\">", "image a []"),
    ("<img src=a style=\"width:1px;height:1px\">b", "p b"),
    ("<div style=\"width: 40%\"><img src=a></div>", "image a [], half"),
    ("<img src=a style=\"width:100%\">", "image a []"),
    (
      "<figure class=alignwide><iframe src=https://youtu.be/a></iframe></figure>",
      "video https://youtu.be/a [], wide"
    ),
    (
      "<figure class=\"wp-block-gallery alignfull\"><img src=a><img src=b></figure>",
      "gallery, full\n  image a [], full\n  image b [], full"
    ),
    (
      "<figure class=half><img src=a><img src=b><figcaption>c</figcaption></figure>",
      "figure 'c'\n  image a []\n  image b []"
    ),
    // One that stands in a paragraph stands above it.
    ("<p><img src=a class=alignleft> One <b>two</b>.</p>", "image a [] at the left\np One *two*."),
    (
      "<p>One <a href=x><img src=a alt=A align=right></a> two.<br><img src=b class=alignleft></p>",
      "image a [A] -> x at the right\nimage b [] at the left\np One two."
    ),
    ("<p><img src=a class=alignleft><br>One</p>", "image a [] at the left\np One"),
    ("<p>One <img src=a> two</p>", "p One ![](a) two"),
    ("<ul><li><img src=a class=alignleft> One</ul>", "list\n  item\n    p ![](a) One"),
  ])
  func picturesStandAtASideOfTheText(_ html: String, _ outline: String) {
    #expect(body(html).outline == outline)
  }

  /// The words of a paragraph are below a picture that was taken out of it.
  @Test func aPictureAtASideHasNoWordsOfItsParagraph() {
    let blocks = body("<p>a b</p><p><img src=a class=alignleft> c d e</p>").blocks
    #expect(blocks.map(\.wordEnd) == [2, 2, 5])
  }
}

@Suite struct SafeMarkupTests {
  private func read(_ html: String) -> (html: String, found: [String], words: String) {
    let read = SafeMarkup.read(SourceFile(path: "a.html", text: html))
    return (
      String(decoding: read.value.bytes, as: UTF8.self), read.diagnostics.map(\.message),
      read.value.words
    )
  }

  @Test(arguments: [
    "<p>One &amp; two</p>", "<style>p{color:red}</style><p>One</p>",
    "<ul><li><a href=\"/a?b=1&amp;c=2\">A</a></li></ul>", "<img src=\"/a.png\" alt=\"&quot;\">",
    "",
  ])
  func keepsWhatMayStandThere(_ html: String) {
    let read = read(html)
    #expect(read.html == html)
    #expect(read.found.isEmpty)
  }

  @Test(arguments: [
    ("<p>One<script>alert(1)</script> two</p>", "<p>One two</p>", 1),
    ("<iframe src=\"/a\"></iframe>x", "x", 1),
    ("<a href=\"javascript:alert(1)\" onclick=\"x()\">A</a>", "<a>A</a>", 2),
    ("<p style=\"position:fixed\">A</p>", "<p>A</p>", 1),
    ("<link rel=\"stylesheet\" href=\"/a.css\"><b>A</b>", "<b>A</b>", 1),
    // Nothing gets out of its place.
    ("</template></div></div><p>A", "<p>A</p>", 0),
    ("<div><p>A</div></div></div>", "<div><p>A</p></div>", 0),
    ("<!-- <p>A", "", 0), ("<p title=\"A", "", 0), ("<style>p{}", "<style>p{}</style>", 0),
    ("<template><p>A</p></template>B", "B", 1),
    ("<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>B", "B", 1),
    ("<ticker-tape>A</ticker-tape>B", "B", 1),
  ])
  func leavesOutWhatCouldAct(_ html: String, _ expected: String, _ count: Int) {
    let read = read(html)
    #expect(read.html == expected)
    #expect(read.found.count == count, "\(read.found)")
  }

  @Test func knowsItsWords() {
    #expect(read("<style>p{}</style><h2>Now</h2>\n<p>It <b>rains</b></p>").words == "Now It rains")
  }

  /// What was written is read again as the same.
  @Test func isTheSameAgain() {
    for html in [
      "<table><tr><td>A<p>B</table>C", "<p>A<p>B<ul><li>C<li>D</ul>", "<b><i>A</b>B</i>",
    ] {
      let once = read(html).html
      #expect(read(once).html == once)
    }
  }
}
