import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyContent

/// What archives write that is not CommonMark.
@Suite struct MarkdownExtensionTests {
  @Test(arguments: [
    (
      "A[^1] b[^n].\n\n[^n]: Second *note*.\n[^1]: First.",
      "p A^1^ b^2^.\nnotes\n  list 1\n    item\n      p First.\n    item\n      p Second _note_."
    ),
    (
      "A[^1].\n\n[^1]: One\n    two.\n\n    Three.\n\nB",
      "p A^1^.\np B\nnotes\n  list 1\n    item\n      p One two.\n      p Three."
    ),
    (
      "A[^x] `[^1]`.\n\n[^1]: Never referred to.",
      "p A[^x] `[^1]`.\nnotes\n  list 1\n    item\n      p Never referred to."
    ),
    (
      "[^1]: a\n[^1]: b\n\nc[^1]",
      "p c^1^\nnotes\n  list 1\n    item\n      p a\n    item\n      p b"
    ),
    ("- [x] done\n- [ ] open", "list\n  item\n    p ☑ done\n  item\n    p ☐ open"),
    ("# Title {#id .class}\n\nText\n\nOther {#x}\n===", "h1 Title\np Text\nh1 Other"),
    (
      "<p class=MsoNormal>One<o:p></o:p></p>\n\nTwo *<st1:City w:st=\"on\">Paris</st1:City>*<o:p></o:p>",
      "p One\np Two _Paris_"
    ),
    ("<fb:like href=\"a\"/>a <o:p/>b < c:d > <note:e>", "p a b < c:d > [note:e](note:e)"),
    ("`<o:p>` <mailto:a@b.example>", "p `<o:p>` [mailto:a@b.example](mailto:a@b.example)"),
    ("```\n<o:p>\n```\n\n    <o:p>", "code  \"<o:p>\"\ncode  \"<o:p>\""),
    ("![A](a.jpg){: .left}\n\nb", "image a.jpg [A] at the left\np b"),
    ("![A](a.jpg)\n{: .x .alignright}\n\nb", "image a.jpg [A] at the right\np b"),
    ("![A](a.jpg){: style=\"float: right\"} b", "image a.jpg [A] at the right\np b"),
    (
      "![A](a.jpg){: .full}\n\n![B](b.jpg){: width=\"50%\"}",
      "image a.jpg [A], full\nimage b.jpg [B], half"
    ),
    ("![A](a.jpg){: title=\"full left moon\"}", "image a.jpg [A]"),
    ("![A](a.jpg){: class=\"a wide\" style=\"float: left\"}", "image a.jpg [A] at the left, wide"),
    ("![A](a.jpg)\n{: .alignright .half}", "image a.jpg [A] at the right, half"),
    ("{{< figure src=\"a.jpg\" class=\"full-width\" >}}", "image a.jpg [], full"),
    ("One two. {.lead}\n\n[a](b(c)){.button} d {.x} e", "p One two.\np [a](b(c)) d {.x} e"),
    ("{% image \"a.jpg\" \"A\" %}{.float-left .x}\n\nb", "image a.jpg [A] at the left\np b"),
    ("[![A](a.jpg)](b){.pull-left}", "image a.jpg [A] -> b at the left"),
    ("{{< figure src=\"a.jpg\" class=\"left\" >}}", "image a.jpg [] at the left"),
    ("a (b){.left}\n\nc{: .left}\n{: .left}", "p a (b){.left}\np c{: .left}"),
    ("Text\n{: .lead}\n\n*a*{: #b } c {:d} {e: f}", "p Text\np _a_ c {:d} {e: f}"),
    (
      "Term\n: One\n: *Two*\n\nOther\n\n: Three\n\nText",
      "definitions\n  Term\n    p One\n    p _Two_\n  Other\n    p Three\np Text"
    ),
    ("A: b\n\nc : d", "p A: b\np c : d"),
    ("- a\n{: .x}\n- b", "list\n  item\n    p a\n  item\n    p b"),
    ("{::comment}\nno\n\nno\n{:/comment}\n\na {::comment}no{:/} b", "p a b"),
    ("{::options toc_levels=\"1\" /}\n\na {::nomarkdown}*<b>b</b>*{:/nomarkdown}", "p a **b**"),
    ("a {::comment} b", "p a {::comment} b"),
    ("The HTML.\n\n*[HTML]: Hyper Text", "p The HTML."),
    ("<div markdown=\"1\">\n*a*\n</div>\n\nb", "p _a_\np b"),
    ("<div markdown='block'>*a*</div>\n<div markdown=\"0\">\n*b*\n</div>", "p _a_\np *b*"),
    ("> [!NOTE]\n> One *two*.\n>\n> Three.", "box\n  p *Note*\n  p One _two_.\n  p Three."),
    ("> [!warning]\n> - a", "box\n  p *Warning*\n  list\n    item\n      p a"),
    ("> [!other]\n> a", "quote\n  p [!other] a"),
    ("> [!note] a", "quote\n  p [!note] a"),
    (
      "{{%/* a */%}} {{</* b */>}} {{/* c(d=1) */}} {%/* e() */%}",
      "p {{% a %}} {{< b >}} {{ c(d=1) }} {% e() %}"
    ),
  ])
  func extensionsOfMarkdownAreRead(_ markdown: String, _ outline: String) {
    #expect(read(markdown).value.outline == outline)
    #expect(read(markdown).diagnostics.isEmpty)
  }

  @Test func attributesOfAPictureEndItsParagraph() {
    let body = body(
      "![A](a)\n{: .right}\n\nb\n\n![C](c)\n{: .left}\nd\n\n- ![E](e)\n  {: .left}\n- f\n")
    #expect(body.blocks.map(\.line) == [1, 4, 6, 8, 10])
    #expect(
      body.outline == """
        image a [A] at the right
        p b
        image c [C] at the left
        p d
        list
          item
            image e [E] at the left
          item
            p f
        """)
  }

  @Test func notesAreNoWordsOfTheText() {
    #expect(body("One two[^1].\n\n[^1]: Three.").wordCount == 3)
  }

  @Test(arguments: [
    ("{{< figure src=\"a.jpg\" alt=\"A\" caption=\"By *me*\" >}}", "image a.jpg [A] 'By _me_'"),
    (
      "{{<figure src=a.jpg title=\"T\" attr=\"me\" attrlink=\"/m\">}}",
      "image a.jpg [] '*T* [me](/m)'"
    ),
    (
      "a\n{{< youtube w7Ft2ymGmfc >}}\nb",
      "p a\nvideo https://www.youtube.com/embed/w7Ft2ymGmfc []\np b"
    ),
    (
      "{{< vimeo id=\"55073825\" title=\"T\" >}}",
      "video https://player.vimeo.com/video/55073825 [T]"
    ),
    (
      "{{< x user=\"SanDiegoZoo\" id=\"1453110110599868418\" >}}",
      "post https://x.com/SanDiegoZoo/status/1453110110599868418 []"
    ),
    ("{{< tweet 877500564405444608 >}}", "post https://x.com/i/status/877500564405444608 []"),
    ("{{< instagram CxOWiQNP2MO >}}", "post https://www.instagram.com/p/CxOWiQNP2MO/ []"),
    ("{{< gist spf13 7896402 >}}", "interactive https://gist.github.com/spf13/7896402 []"),
    ("a [b]({{< ref \"c.md#d\" >}}) e", "p a [b](c.html#d) e"),
    ("a [b]({{% relref path=\"c/d\" %}})", "p a [b](c/d)"),
    (
      "{{< highlight go \"linenos=table\" >}}\nx := `{{< y >}}`\n{{< / highlight >}}",
      "code go \"x := `{{< y >}}`\""
    ),
    ("{{% quote author=\"Me\" %}}\nA *b*\n{{% /quote %}}", "quote\n  p A _b_\n  p — Me"),
    ("- a\n- {{< br >}}b\n\nc", "list\n  item\n    p a\n  item\n    p b\np c"),
    ("{{% comment %}}\nNot this\n{{% /comment %}}\nb", "p b"),
    ("`{{< x >}}` and `{{</* x */>}}`\n", "p `{{< x >}}` and `{{< x >}}`"),
    ("```\n{{< x >}}\n{{</* y */>}}\n```", "code  \"{{< x >}}\\n{{< y >}}\""),
    ("<p>a {{< youtube x >}} b</p>", "p a\nvideo https://www.youtube.com/embed/x []\np b"),
    ("<img src=\"{{< ref \"a.jpg\" >}}\" alt=b>", "image a.jpg [b]"),
    (
      "{{ youtube(id=\"x\", class=\"y\") }}\n\n{% quote(author=\"V\") %}\nA\n{% end %}",
      "video https://www.youtube.com/embed/x []\nquote\n  p A\n  p — V"
    ),
    ("{{< rawhtml >}}\n<b>a</b>\n{{< /rawhtml >}}", "p *a*"),
    ("{{< audio src=\"a.mp3\" >}}", "audio a.mp3 []"),
    (
      "{{< legacy-img-right src=\"a.jpg\" alt=\"\" caption=\"C\" >}}text",
      "image a.jpg [] 'C' at the right\np text"
    ),
  ])
  func shortcodesBecomeWhatTheyMean(_ markdown: String, _ outline: String) {
    #expect(read(markdown).value.outline == outline)
    #expect(read(markdown).diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("{% include figure.html src=\"a.jpg\" caption=\"C\" %}", "image a.jpg [] 'C'"),
    ("{% include video/youtube.html id='x' %}", "video https://www.youtube.com/embed/x []"),
    (
      "[a]({% link _posts/2016-07-26-name.md %}) [b]({{ site.baseurl }}{% post_url 2016-07-26-name %})",
      "p [a](_posts/2016-07-26-name.html) [b](2016-07-26-name)"
    ),
    (
      "{{< code-toggle file=hugo >}}\n[[a]]\n  b = */**\n{{< /code-toggle >}}",
      "code  \"[[a]]\\n  b = */**\""
    ),
    ("{% highlight ruby linenos %}\ndef foo\n{% endhighlight %}", "code ruby \"def foo\""),
    ("{% raw %}\n{{ a }} {% b %}\n{% endraw %}", "p {{ a }} {% b %}"),
    ("```\n{% raw %}{{ a }}{% endraw %}\n```", "code  \"{{ a }}\""),
    ("a {% comment %} b {% endcomment %}c", "p a c"),
    (
      "![a]({{ '/b.png' | relative_url }}) <img src=\"{{ site.url }}/c.png\" alt=c>",
      "image /b.png [a]\nimage /c.png [c]"
    ),
    ("{% img left /a.png 350 350 'T' 'A' %}", "image /a.png [A] at the left"),
  ])
  func liquidBecomesWhatItMeans(_ markdown: String, _ outline: String) {
    let found = read(markdown)
    #expect(found.value.outline == outline)
    #expect(found.diagnostics.isEmpty)
  }

  @Test func whatIsNotUnderstoodIsReportedOnceAKind() {
    let markdown = """
      {{< chart id="1" title="How many people" >}}

      a {{< chart id="2" >}} b

      {% newsletter %}

      {{% unknown %}}
      Stays.
      {{% /unknown %}} {{ page.title }}
      """
    let file = SourceFile(path: "a.md", text: markdown)
    let found = Body.parse(file, in: 0..<file.bytes.count)
    #expect(found.value.outline == "p a b\np Stays.")
    #expect(found.diagnostics.allSatisfy { $0.rule == .unreadMarkup && $0.severity == .warning })
    #expect(
      found.diagnostics.map(\.primary.span.text) == [
        "{{< chart id=\"1\" title=\"How many people\" >}}", "{% newsletter %}", "{{% unknown %}}",
        "{{ page.title }}",
      ])
    #expect(
      found.diagnostics.map(\.primary.text) == [
        "left out here and in 1 other place, 3 words with it", "left out", "left out", "left out",
      ])
  }

  @Test(arguments: [
    "{{", "{{<", "{% ", "{{< a", "{: ", "{#", "[^", "{{ }}", "{%%}", "{{<>}}", "a {{< b > c",
  ])
  func whatIsNoTagStaysText(_ markdown: String) { _ = read(markdown) }

  @Test(arguments: [
    "{{< a >}}", "{{<", "{{< \"", "{% a %}", "{%", "{{", "{{ a }}", "{:", "{: .a}", "[^1]",
    "[^1]: a\n",
    "[^", "{{</*", "{% raw %}", "{{% /a %}}", "{{< highlight >}}", "a\n: b\n\n", ": ",
    "{{< a >}}\n", "|-|\n",
    "a\n|-|\n", "{{< note >}}x", "{% comment %}", "# a {#b}\n", "\u{E000}0\u{E001}",
  ])
  func aQuarterOfAMegabyteOfOneThingIsRead(_ piece: String) {
    let text = String(repeating: piece, count: (1 << 18) / piece.utf8.count)
    _ = read(text)
    _ = read(
      text + "{{< /a >}} {{< /note >}} {{< /highlight >}} {% endcomment %} >}} %} }} */\n\n[^1]: a")
  }

  @Test func placesLeadToTheFile() {
    let file = SourceFile(
      path: "a.md",
      text:
        "---\ntitle: T\n---\n\n{{< figure src=a.jpg >}}\n\nb\n\n| a |\n|-|\n\n[^1]: c\n\n# d\n\ne[^1]\n"
    )
    let body = Article.parse(file).value?.body
    #expect(body?.blocks.map(\.line) == [5, 7, 9, 14, 16, 12])
  }
}

private func read(_ markdown: String) -> Diagnosed<Body> {
  let file = SourceFile(path: "a.md", text: markdown)
  return Body.parse(file, in: 0..<file.bytes.count)
}
