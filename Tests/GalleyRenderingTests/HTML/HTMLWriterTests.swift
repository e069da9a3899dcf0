import GalleyModel
import GalleyBasics
import Testing

@testable import GalleyRendering

@Suite struct HTMLWriterTests {
  private func written(_ write: (inout HTMLWriter) -> Void) -> String {
    var html = HTMLWriter()
    write(&html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("</title><script>", "&lt;/title&gt;&lt;script&gt;"), ("\"it's\"", "\"it's\""),
    ("&lt;", "&amp;lt;"), ("tab\tline\n", "tab\tline\n"), ("nul\u{0}bell\u{7}", "nul�bell�"),
    ("c1\u{85}\u{9F}\u{A0}é", "c1��\u{A0}é"), ("\u{FFFE}\u{FFFD}\u{FF01}", "��！"),
    ("東京 🌧️", "東京 🌧️"),
  ])
  func text(source: String, escaped: String) {
    #expect(written { $0.text(source) } == escaped)
  }

  @Test func textOfABody() {
    var make = BodyBuilder()
    _ = make.bytes("before")
    let range = make.bytes("a<b")
    let body = make.body
    #expect(written { $0.text(range, of: body) } == "a&lt;b")
    #expect(written { $0.attributeValue(range, of: body) } == "a&lt;b")
  }

  @Test func attribute() {
    #expect(
      written { $0.attribute("alt", "\"><img src=x onerror='a'>&") }
        == " alt=\"&quot;&gt;&lt;img src=x onerror=&#39;a&#39;&gt;&amp;\"")
    #expect(written { $0.attribute("width", -120) } == " width=\"-120\"")
  }

  @Test(arguments: [
    ("a.html", " href=\"a.html\""), ("/a?b=1&c=2#d", " href=\"/a?b=1&amp;c=2#d\""),
    ("a b\"c'd<e>", " href=\"a%20b%22c%27d%3Ce%3E\""), ("  a.html \n", " href=\"a.html\""),
    ("a\n\tb", " href=\"ab\""), ("é", " href=\"%C3%A9\""), ("100%", " href=\"100%25\""),
    ("%20", " href=\"%20\""), ("a#b#c", " href=\"a#b%23c\""), ("a[0]", " href=\"a%5B0%5D\""),
    ("", " href=\"\""), ("javascript:alert(1)", ""), ("java\nscript:alert(1)", ""),
    ("data:text/html,x", ""), ("javascript&colon;x", " href=\"javascript&amp;colon;x\""),
  ])
  func link(url: String, attribute: String) {
    #expect(written { $0.link("href", url) } == attribute)
    #expect(written { _ = $0.link("href", url) }.isEmpty == attribute.isEmpty)
  }

  @Test(arguments: [
    ("a.svg", "../a.svg"), ("/a.svg", "/a.svg"), ("../a.svg", "../a.svg"), ("#a", "#a"),
    ("https://a.example/", "https://a.example/"), ("mailto:a@b", "mailto:a@b"),
    ("//a.example", "//a.example"),
  ])
  func rootIsPutBeforeThePlacesBelowIt(url: String, expected: String) {
    #expect(written { $0.link("src", url, root: "../") } == " src=\"\(expected)\"")
  }

  @Test func jsonInAScript() {
    let json = written { $0.script { $0.string("</script><!--&\u{2028}\"\\") } }
    #expect(json == #""\u003c/script\u003e\u003c!--\u0026\u2028\"\\""#)
  }

  @Test func numbers() {
    #expect(written { for number in [0, 9, 10, -1] { $0.number(number) } } == "0910-1")
  }

  @Test func growsAndCopiesWhatItMade() {
    var html = HTMLWriter(capacity: 1)
    for _ in 0..<3000 { html.text("<p>") }
    let made = html.markup(from: html.count - 9)
    html.raw(made)
    #expect(html.bytes == Array(String(repeating: "&lt;p&gt;", count: 3001).utf8))
  }

  @Test(arguments: 0...17) func findsWhatToEscapeAtEveryDistance(_ distance: Int) {
    let plain = String(repeating: "a", count: distance)
    #expect(written { $0.text("\(plain)&\(plain)<") } == "\(plain)&amp;\(plain)&lt;")
  }
}
