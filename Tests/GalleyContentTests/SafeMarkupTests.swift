import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyContent

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
