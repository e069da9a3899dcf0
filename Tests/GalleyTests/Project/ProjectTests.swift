import Galley
import GalleyModel
import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct ProjectTests {
  private static let layout = "layout: article\nregions: { main: [headline] }\n"

  @Test func findsTheNearestAbove() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("", to: "outer/galley.yaml")
    try folder.write("", to: "outer/inner/galley.yaml")
    try folder.write("", to: "outer/inner/articles/2024/file")
    try folder.write("", to: "outer/other/file")
    func found(_ name: String) throws -> String? {
      try Project.find(from: folder(name), in: DiskWorkspace())?.folder
    }
    #expect(try found("outer/inner/articles/2024") == folder("outer/inner"))
    #expect(try found("outer/inner") == folder("outer/inner"))
    #expect(try found("outer/other") == folder("outer"))
    #expect(try found("missing") == nil)
  }

  @Test func endsAtTheRoot() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    #expect(try Project.find(from: folder.path, in: DiskWorkspace()) == nil)
    #expect(try Project.find(from: "/", in: DiskWorkspace()) == nil)
  }

  @Test func mistakesInItsFileAreFindings() throws {
    let workspace = MemoryWorkspace([
      "galley.yaml": "assets: ../out\nlayots: x", "layouts/article.yaml": Self.layout,
    ])
    let project = try Project.open("", in: workspace)
    let rules = try project.validate().findings.map(\.rule)
    #expect(rules == ["outside-project", "unknown-key"])
    let rendering = try project.render(RenderRequest(layout: "article"))
    #expect(rendering.bytes == nil)
    #expect(rendering.report.findings.map(\.rule) == rules)
  }

  /// Of the pages of all articles the worst is told, once.
  @Test func pagesAreCheckedWithTheProject() throws {
    let layout = """
      layout: article
      regions: { main: [headline, spot_img: ad, body] }
      slots: { ad: { sizes: { mobile: [300x250], tablet: [] } } }

      """
    let text = "---\ntitle: A story\n---\n" + String(repeating: "Line.\n\n", count: 3)
    let longer = text + String(repeating: "Line.\n\n", count: 3)
    let workspace = MemoryWorkspace([
      "galley.yaml": "", "layouts/article.yaml": layout, "articles/a.md": longer,
      "articles/b.md": text, "articles/c.md": longer,
    ])
    let project = try Project.open("", in: workspace)
    let found = try project.validate().diagnostics
    #expect(found.map(\.rule) == ["ad-density-mobile"])
    #expect(found.first?.primary.span.text == "ad")
    #expect(found.first?.secondary.map(\.span.file.path) == ["articles/b.md"])
    #expect(found.first?.secondary.map(\.text) == ["worst of 3 articles"])
    let rendered = try project.render(RenderRequest(layout: "article", article: "b"))
    #expect(rendered.bytes != nil)
    #expect(rendered.report.findings.map(\.rule) == ["ad-density-mobile"])
    #expect(try project.render(RenderRequest(layout: "article")).report.findings.isEmpty)
  }

  /// Drafts and what is of a later date get no page and stand in no list.
  @Test(arguments: [(site: "date: 2024-04-19", pages: 3), (site: "tagline: t", pages: 4)])
  func whatIsNotPublicIsNotBuilt(_ site: String, _ pages: Int) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let layout = """
      layout: article
      regions: { main: [headline, body, article_list: { from: latest, limit: 9 }] }

      """
    var files = ["galley.yaml": "", "site.yaml": "name: Harbour\n\(site)\n"]
    files["layouts/article.yaml"] = layout
    for (name, keys) in [
      ("draft", "draft: true"), ("private", "status: Private"), ("withheld", "published: false"),
      ("public", "status: publish"), ("later", "date: 2024-04-20 00:00:01"),
      ("evening", "date: 2024-04-19 23:59"), ("never", "date: 9999-01-01"),
      ("2024-04-18-dated", "draft: false"),
    ] {
      files["articles/\(name).md"] = "---\ntitle: T-\(name)\n\(keys)\n---\nA.\n"
    }
    let project = try Project.open("", in: MemoryWorkspace(files))
    let summary = try project.build(to: folder("out"))
    #expect([summary.pages, summary.withheld, summary.failed] == [pages, 8 - pages, 0])
    let page = try #require(
      try project.render(RenderRequest(layout: "article", article: "draft")).bytes)
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("T-evening") && text.contains("T-2024-04-18-dated"))
    #expect(!text.contains("T-private") && !text.contains("T-never"))
    #expect(text.contains("T-later") == (pages == 4))
  }

  /// Asked for by name, such an article is shown, with a mark that takes no room.
  @Test(arguments: [
    ("draft: true", "not public: draft"), ("status: Private", "not public: private"),
    ("date: 2024-04-19 22:00", "not public before 2024-04-19 22:00"), ("date: 2024-04-19", nil),
  ])
  func whatIsNotPublicIsMarked(_ keys: String, _ words: String?) throws {
    let layout = "layout: article\nregions: { main: [headline, body] }\n"
    var project = try Project.open(
      "",
      in: MemoryWorkspace([
        "galley.yaml": "", "layouts/article.yaml": layout,
        "site.yaml": "name: Harbour\ntimezone: '-02:00'\n",
        "articles/a.md": "---\ntitle: T\n\(keys)\n---\nA.\n",
      ]))
    project.now = CalendarDate("2024-04-19T23:59:59Z")
    let forms: [RenderRequest.Format] = [.html, .json, .linear, .text(width: 40, ascii: true)]
    for form in forms {
      let made = try project.render(
        RenderRequest(layout: "article", article: "a", format: form))
      let text = String(decoding: try #require(made.bytes), as: UTF8.self)
      #expect(text.contains(words ?? "not public") == (words != nil))
      #expect(text.contains("noindex") == (words != nil && form == .html))
    }
    project.now = CalendarDate("2024-04-20T00:00:00Z")
    let later = try project.render(RenderRequest(layout: "article", article: "a", format: .linear))
    #expect(
      String(decoding: try #require(later.bytes), as: UTF8.self).contains("not public before")
        == false)
  }

  @Test(arguments: [
    ("Europe/Pari", "no time zone is named 'Europe/Pari'", "did you mean 'Europe/Paris'?"),
    ("../../etc/passwd", "no time zone is named '../../etc/passwd'", ""),
    ("+99:00", "no time zone is named '+99:00'", ""),
  ])
  func aTimeZoneThatIsNoneIsReported(_ name: String, _ message: String, _ label: String) throws {
    let files = [
      "galley.yaml": "", "site.yaml": "name: Harbour\ntimezone: \(name)\n", "etc/passwd": "x",
      "/usr/share/zoneinfo/Europe/Paris": "TZif",
    ]
    let found = try Project.open("", in: MemoryWorkspace(files)).validate(["site.yaml"])
    #expect(found.findings.map(\.message) == [message])
    #expect(found.diagnostics.map(\.primary.text) == [label])
    let bare = try Project.open(
      "", in: MemoryWorkspace(files.filter { !$0.key.hasPrefix("/usr") })
    ).validate(["site.yaml"])
    #expect(bare.findings.map(\.severity) == [.warning])
  }

  @Test func aProjectThatIsNotThereIsAnError() {
    #expect(throws: GalleyError.self) { try Project.open("x", in: MemoryWorkspace([:])) }
  }

  @Test func aFileThatWasAskedForAndIsNotThereIsAnError() throws {
    let workspace = MemoryWorkspace(["layouts/article.yaml": Self.layout])
    let project = Project.bare(in: workspace)
    #expect(throws: GalleyError.self) { try project.validate(["a.yaml"]) }
    #expect(throws: GalleyError.self) { try project.validate(["a.md"]) }
    for request in [
      RenderRequest(layout: "a.yaml"), RenderRequest(layout: "other"),
      RenderRequest(layout: "article", article: "a.md"),
      RenderRequest(layout: "article", site: "a.yaml"),
      RenderRequest(layout: "article", breakpoint: "watch", format: .linear),
    ] {
      #expect(throws: GalleyError.self) { try project.render(request) }
    }
  }

  @Test func whatABaseHasIsToldOnce() throws {
    let workspace = MemoryWorkspace([
      "galley.yaml": "", "layouts/base.yaml": "layout: base\nregions: { main: [headlin] }",
      "layouts/a.yaml": "layout: a\nextends: base", "layouts/b.yaml": "layout: b\nextends: base",
    ])
    let report = try Project.open("", in: workspace).validate()
    #expect(report.findings.map(\.message) == ["no block is named 'headlin'"])
  }

  @Test func theIndexHoldsWhatTheListsAskFor() throws {
    let workspace = MemoryWorkspace([
      "galley.yaml": "",
      "layouts/article.yaml": """
      layout: article
      regions:
        main: [headline]
        more:
          - article_list: { title: More, from: { tag: sea }, limit: 2 }
      """,
      "articles/a.md": "---\ntitle: A\ndate: 2024-01-01\ntags: [sea]\n---\n",
      "articles/b.md": "---\ntitle: B\ndate: 2024-03-01\ntags: [land]\n---\n",
      "articles/old/c.md": "---\ntitle: C\ndate: 2024-02-01\ntags: [sea]\n---\n",
      "articles/d.md": "---\nno title: D\n---\n",
    ])
    let rendering = try Project.open("", in: workspace)
      .render(RenderRequest(layout: "article", article: "b", format: .linear))
    let text = String(decoding: try #require(rendering.bytes), as: UTF8.self)
    let titles = text.split(separator: "\n").compactMap { line in
      ["A", "B", "C", "D"].first { line.split(separator: " ").contains(Substring($0)) }
    }
    #expect(titles == ["B", "C", "A"], "\(text)")
  }
}
