import GalleyBasics
import Galley
import Testing

/// Markup of the newsroom's own, from the file to the page.
@Suite struct CustomTests {
  private static let layout = """
    layout: article
    breakpoints: { mobile: 0, desktop: 1000 }
    regions:
      story:
        - headline
        - custom: { html: partials/ticker.html, height: { mobile: 48px, desktop: 40px } }
        - body

    """

  private func project(
    _ layout: String = layout, _ ticker: String? = "<style>b{color:red}</style><b>It rains</b>"
  ) throws -> Project {
    var files = [
      "galley.yaml": "", "layouts/article.yaml": layout,
      "articles/a.md": "---\ntitle: A\n---\nA text.\n",
    ]
    files["partials/ticker.html"] = ticker
    return try Project.open("", in: MemoryWorkspace(files))
  }

  private func page(
    _ project: Project, _ format: RenderRequest.Format = .html
  ) throws -> (text: String, report: Report) {
    let page = try project.render(
      RenderRequest(layout: "article", article: "a", format: format))
    return (String(decoding: page.bytes ?? [], as: UTF8.self), page.report)
  }

  @Test func standsInATreeAndABoxOfItsOwn() throws {
    let html = try page(try project()).text
    #expect(
      html.contains(
        """
        <div class="custom high-0"><div><template shadowrootmode="open">\
        <style>b{color:red}</style><b>It rains</b></template></div></div>
        """))
    #expect(html.contains(".custom{position:relative;overflow:hidden;contain:strict}"))
    #expect(html.contains(".high-0{height:48px;}") && html.contains(".high-0{height:40px;}"))
    #expect(try page(try project(), .linear).text.contains("It rains"))
    #expect(try page(try project(), .json).text.contains("\"html\": \"partials/ticker.html\""))
  }

  @Test func isNotShownBelowItsFirstBreakpoint() throws {
    let layout = Self.layout.replacing("mobile: 48px, ", with: "")
    #expect(
      try page(try project(layout)).text.contains("<div class=\"custom high-0 hide-mobile\">"))
  }

  @Test func aMissingFileIsFoundAtItsLine() throws {
    let report = try page(try project(Self.layout.replacing("ticker", with: "tiker"))).report
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "unreadable-file")
    #expect(finding.line == 6)
    #expect(report.text.contains("did you mean 'partials/ticker.html'?"))
  }

  @Test(arguments: ["../secret.html", "/etc/passwd"])
  func nothingOutsideIsRead(_ path: String) throws {
    let report = try page(try project(Self.layout.replacing("partials/ticker.html", with: path)))
      .report
    #expect(report.findings.map(\.rule) == ["outside-project"])
  }

  @Test func isReadUpToALimit() throws {
    let long = String(repeating: "a", count: 65_537)
    let report = try page(try project(Self.layout, long)).report
    #expect(report.findings.map(\.rule) == ["file-too-large"])
  }

  @Test func whatCouldActIsLeftOutAndTold() throws {
    let page = try page(try project(Self.layout, "<script>a()</script><b onclick=\"a()\">A</b>"))
    #expect(page.text.contains("<template shadowrootmode=\"open\"><b>A</b></template>"))
    #expect(page.report.findings.map(\.rule) == ["unread-markup", "unread-markup"])
  }

  /// A layout without any has no rule for it.
  @Test func leavesOtherPagesAsTheyAre() throws {
    let html = try page(try project("layout: article\nregions: { story: [headline, body] }")).text
    #expect(!html.contains("custom"))
  }
}
