import GalleyBasics
import GalleyContent
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRules
import GalleyTestSupport
import Testing

/// How much one page may show.
@Suite struct PageRoomTests {
  private func page(_ blocks: String, count: Int, title: String) throws -> Page {
    let text =
      "layout: a\nregions:\n  story: [" + String(repeating: "\(blocks), ", count: count) + "]\n"
    let node = try #require(YAMLNode.parse(SourceFile(path: "a.yaml", text: text)).value)
    let layout = try #require(Layout(node, Findings())).resolve().value
    let article = try #require(
      Article.parse(SourceFile(path: "a.md", text: "---\ntitle: \(title)\n---\nWords.\n")).value)
    return PageAssembly(layout: layout, site: Site(), index: ArticleIndex(for: []))
      .page(for: article, path: "a.html", root: "").page
  }

  @Test func aTextThatIsShownTooOftenMakesThePageTooLarge() throws {
    let title = String(repeating: "word ", count: 40_000)
    #expect(try page("headline", count: 20, title: title).overflow == nil)
    let page = try page("headline", count: 40, title: title)
    let overflow = try #require(page.overflow)
    #expect(overflow.text == "headline")
    #expect(page.regions.flatMap(\.blocks).count == 20)
    let found = PageFindings(of: page).diagnostics
    #expect(found.map(\.rule) == [.tooManyNodes])
    #expect(found.map(\.severity) == [.error])
  }

  @Test(arguments: ["divider", "headline", "byline", "body", "comments", "newsletter"])
  func whatLayoutsHaveFits(_ block: String) throws {
    #expect(try page(block, count: 1_000, title: "A title").overflow == nil)
  }
}
