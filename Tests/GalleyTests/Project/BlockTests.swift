import Foundation
import Galley
import GalleyBasics
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

/// What is told of blocks that stand in a body.
@Suite struct InsertTests {
  private static let layout = Harbour.layout.replacing(
    "body: { spot_img: ad }",
    with: """
      body: { spot_img: ad, insert: [{ block: newsletter, after: 4 paragraphs }, \
      { block: { text: A word }, after: 300 paragraphs }] }
      """)

  @Test func whyTellsWhereTheyStand() throws {
    let text = try Harbour(layout: Self.layout).text()
    #expect(text.contains("  text, no place after 300 paragraphs  layouts/article.yaml:6:"))
    let lines = text.split(separator: "\n").filter { $0.contains(" + ") }
    #expect(lines.count == 1)
    let words = "px  newsletter, after 4 paragraphs  layouts/article.yaml:6:"
    #expect(lines.first?.contains(words) == true)
  }

  @Test func programsAreToldTheirPlaces() throws {
    let answer = try Harbour(layout: Self.layout).answer()
    let inserts = try #require(answer["inserts"] as? [[String: Any]])
    #expect(inserts.map { $0["block"] as? String } == ["newsletter", "text"])
    #expect(inserts.map { $0["gap"] as? Int } == [4, -1])
    #expect(inserts[0]["after"] as? String == "4 paragraphs")
    let gaps = try #require(answer["gaps"] as? [[String: Any]])
    #expect(inserts[0]["line"] as? Int == gaps[3]["line"] as? Int)
    let height = try #require(inserts[0]["height"] as? Double)
    #expect(height > 100)
    let shortfall = try #require((gaps[3]["shortfalls"] as? [[String: Any]])?.first)
    #expect(shortfall["rule"] as? String == "insert")
  }

  @Test func aBodyWithoutAdsHasThemToo() throws {
    let layout = Self.layout.replacing("spot_img: ad, ", with: "")
    let text = try Harbour(layout: layout).text()
    #expect(text.contains("  newsletter, above line 12 after 4 paragraphs"))
  }

  @Test func thePageHasThem() throws {
    let project = try Harbour(layout: Self.layout).project
    func page(_ format: RenderRequest.Format) throws -> String {
      let request = RenderRequest(layout: "article", article: "a", format: format)
      return String(decoding: try #require(try project.render(request).bytes), as: UTF8.self)
    }
    let json = try page(.json)
    #expect(json.contains("\"type\": \"insert\"") && json.contains("\"block\": \"newsletter\""))
    #expect(try page(.linear).contains("Subscribe"))
    #expect(try page(.text(width: 80, ascii: true)).contains("Subscribe"))
    let html = try page(.html)
    #expect(html.contains("<div class=\"insert unprinted\">\n<div class=\"panel newsletter\">"))
    #expect(html.contains(".insert .form-text{"))
    let plain = try Harbour().project.render(RenderRequest(layout: "article", article: "a"))
    let bytes = try #require(plain.bytes)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("insert"))
  }
}
