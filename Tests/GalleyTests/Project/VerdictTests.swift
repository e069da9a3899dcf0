import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

/// A page has one verdict, whichever way it is asked for.
@Suite struct VerdictTests {
  private static let base = """
    layout: base
    regions: { story: [headline, spot_img: top, body] }
    slots: { top: { sizes: [300x250], label: Advertisement } }

    """
  private static let article = "---\ntitle: One\n---\nA [link](javascript:x) and a word.\n"

  private func project(_ files: [String: String]) throws -> Project {
    try Project.open(
      "",
      in: MemoryWorkspace(
        [
          "galley.yaml": "", "layouts/base.yaml": Self.base,
          "layouts/article.yaml": "layout: article\nextends: base\n",
          "articles/one.md": Self.article,
        ].merging(files) { $1 }))
  }

  private func told(_ report: Report) -> Set<String> {
    Set(report.findings.map { "\($0.severity) \($0.file):\($0.line) \($0.rule)" })
  }

  private func rendered(_ project: Project) throws -> Rendering {
    try project.render(RenderRequest(layout: "article", article: "one"))
  }

  @Test(arguments: [
    "", "policy: { rules: { unsafe-link: error } }\n", "policy: { rules: { unsafe-link: off } }\n",
    "policy: { rules: { unsafe-lnk: error } }\n", "layout: articl\n",
    "layout: [{ use: fron, when: { section: News } }, article]\n",
    "ads: { none: [{ tag: sad }] }\npolicy: { rules: { names-no-article: error } }\n",
  ])
  func theProjectsFileKeepsBackWhatItMust(config: String) throws {
    let project = try project(["galley.yaml": config])
    let page = try rendered(project)
    #expect(told(page.report) == told(try project.validate()))
    #expect(told(page.report) == told(try project.validate(["articles/one.md"])))
    #expect((page.bytes == nil) == page.report.hasErrors)
    let file = try project.validate(["galley.yaml"])
    #expect(
      told(file) == told(page.report).filter { $0.contains("galley.yaml") })
  }

  @Test func thePolicyOfTheProjectHoldsForItsSite() throws {
    let site = "name: Paper\nmenu: [{ title: A, link: 'javascript:x' }]\n"
    let files = [
      "site.yaml": site, "galley.yaml": "policy: { rules: { unsafe-link: info } }\n",
    ]
    #expect(told(try project(files).validate(["site.yaml"])) == ["info site.yaml:2 unsafe-link"])
    #expect(try rendered(project(files)).bytes != nil)
  }

  @Test func aBaseIsToldWhatLayoutsFindInIt() throws {
    // In a column of 200 px the slot's size is too wide; the base alone has none.
    let narrow = """
      layout: article
      extends: base
      regions: { side: [headline] }
      grid: { desktop: { columns: [200px, 1fr], areas: [story side] } }

      """
    let project = try project(["layouts/article.yaml": narrow])
    let whole = told(try project.validate()).filter { $0.contains("base.yaml") }
    #expect(whole.contains { $0.contains("size-too-wide") })
    #expect(
      told(try project.validate(["layouts/base.yaml"])).filter { $0.contains("base.yaml") } == whole
    )
  }

  @Test func anErrorInOneLayoutIsNotHiddenByAMilderOne() throws {
    let strict = """
      layout: strict
      extends: base
      policy: { rules: { short-article-ads: error } }

      """
    let base = """
      layout: base
      regions: { story: [headline, body: { spot_img: top }] }
      slots: { top: { sizes: [300x250], label: Advertisement, placement: { first: 0px } } }

      """
    let text = "---\ntitle: One\nLAYOUT\n---\n" + String(repeating: "Word word.\n\n", count: 12)
    let project = try project([
      "layouts/base.yaml": base, "layouts/strict.yaml": strict,
      "articles/one.md": text.replacing("LAYOUT", with: "layout: strict"),
      "articles/two.md": text.replacing("LAYOUT", with: "section: News") + "Word.\n\n",
    ])
    let found = try project.validate().findings.filter { $0.rule == "short-article-ads" }
    #expect(found.map(\.severity) == [.error])
  }
}
