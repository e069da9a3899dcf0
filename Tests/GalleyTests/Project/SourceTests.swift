import Galley
import GalleyBasics
import GalleyModel
import Testing

/// Articles in several places and formats.
@Suite struct SourceTests {
  private static let posts = """
    [{"slug": "a", "title": {"rendered": "A"}, "content": {"rendered": "<p>One.</p>"}},
    {"slug": "a", "title": {"rendered": "B"}, "content": {"rendered": "<p>Two.</p>"}}]
    """

  private func project(_ config: String, _ files: [String: String]) throws -> Project {
    let layout = "layout: article\nregions: { main: [headline, body] }\n"
    let all = ["galley.yaml": config, "layouts/article.yaml": layout]
    return try Project.open("", in: MemoryWorkspace(all.merging(files) { $1 }))
  }

  @Test func aFolderHoldsFilesOfAllFormats() throws {
    let project = try project(
      "",
      [
        "articles/a.md": "---\ntitle: A\n---\nOne.\n", "articles/2024/b.html": "<h1>B</h1><p>Two.",
        "articles/c.jpg": "", "articles/d.docx": "", "articles/e.docx": "", "articles/f.json": "{}",
      ])
    #expect(try project.articleFiles() == ["2024/b.html", "a.md"])
    let found = try project.validate().findings.filter { $0.rule == "unread-file" }
    #expect(found.map(\.file) == ["articles/d.docx", "articles/f.json"])
    let page = try project.render(RenderRequest(layout: "article", article: "b"))
    #expect(String(decoding: page.bytes ?? [], as: UTF8.self).contains("<p>Two.</p>"))
  }

  /// Stories of one name get pages of their own, each the next number that is free.
  @Test func storiesOfOneNameAreNumbered() throws {
    let names = ["a", "a", "a-3", "a", "a", "a-3"]
    let posts = names.map { #"{"slug": "\#($0)", "title": "A", "html": "<p>A</p>"}"# }
    let project = try project(
      "articles: { ghost: stories }",
      ["stories/a.json": #"{"db": [{"data": {"posts": [\#(posts.joined(separator: ","))]}}]}"#])
    let found = try project.validate().findings.map(\.message).filter { $0.contains("page") }
    let pages = found.compactMap { $0.split(separator: "'").last { $0.hasSuffix(".html") } }
    #expect(Set(pages).count == 4, "\(found)")
  }

  @Test func aSourceOfOneFormatTellsWhatItLeaves() throws {
    let project = try project(
      "articles: [{ ans: stories }, articles]",
      [
        "stories/a.json":
          #"{"type": "story", "version": "0.10.7", "headlines": {"basic": "A"}, "content_elements": []}"#,
        "stories/b.md": "---\ntitle: B\n---\n", "stories/c.md": "", "stories/d.xml": "<a/>",
        "stories/e.png": "", "articles/f.docx": "",
      ])
    #expect(try project.articleFiles() == ["stories/a.json"])
    let found = try project.validate().findings.filter { $0.rule == "unread-file" }
    #expect(
      found.map(\.message) == [
        "no reader of articles takes 'articles/f.docx'",
        "no reader of articles in 'ans' takes 'stories/b.md', nor 1 more that ends like it",
        "no reader of articles in 'ans' takes 'stories/d.xml'",
      ])
  }

  /// An export in UTF-16 is none that a reader knows, and its first byte says nothing.
  @Test(arguments: ["a.json", "a.xml"], [true, false])
  func anExportInUTF16IsSaidToBeOne(_ name: String, _ hasMark: Bool) throws {
    let text = name == "a.xml" ? "<?xml version='1.0'?><rss/>" : "{\"type\": \"story\"}"
    let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
    let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for config in ["articles: [articles, more]", "articles: [{ wordpress: more }]"] {
      var workspace = MemoryWorkspace([
        "galley.yaml": config,
        "layouts/article.yaml": "layout: article\nregions: { main: [headline, body] }\n",
        "articles/b.md": "---\ntitle: B\n---\n",
      ])
      workspace.files["more/\(name)"] = bytes
      let found = try Project.open("", in: workspace).validate().findings
        .filter { $0.file.description == "more/\(name)" }
      #expect(found.map(\.rule) == ["not-utf8"])
      #expect(found.first?.message == "this file is UTF-16, but only UTF-8 is read")
    }
  }

  /// A folder that is no project: what any reader takes is checked, and what none takes is said.
  @Test func aFolderIsCheckedWithFilesOfAllFormats() throws {
    let project = Project.bare(
      in: MemoryWorkspace([
        "more/a.md": "---\nx: y\n---\n", "more/b.markdown": "---\nx: y\n---\n",
        "more/c.json": Self.posts.replacing("One.", with: "[x_y]"),
        "more/d.html": "<h1>D</h1><p><a href='javascript:x'>a</a></p>",
        "more/e.docx": "", "more/f.docx": "", "more/g.png": "", "more/h.json": "{}",
        "more/i.yaml": "layout: i\nregions: { main: [headlin] }\n",
      ]))
    let found = try project.validate(["more"]).findings
    let files = Set(found.filter { $0.rule != "unread-file" }.map(\.file.description))
    #expect(files == ["more/a.md", "more/b.markdown", "more/c.json", "more/d.html", "more/i.yaml"])
    let unread = found.filter { $0.rule == "unread-file" }.map(\.message)
    #expect(
      unread == [
        "no reader of articles takes 'more/e.docx', nor 1 more that ends like it",
        "no reader of articles takes 'more/h.json'",
      ])
    #expect(throws: GalleyError.self) {
      try Project.bare(in: MemoryWorkspace(["more/e.docx": "", "more/g.png": ""])).validate(["more"]
      )
    }
  }

  @Test func aProjectNamesItsSources() throws {
    let project = try project(
      "articles: [articles, { wordpress: archive/posts.json }]",
      ["articles/2024/a.md": "---\ntitle: A\n---\nOne.\n", "archive/posts.json": Self.posts])
    #expect(
      try project.articleFiles() == [
        "archive/posts.json#1", "archive/posts.json#2", "articles/2024/a.md",
      ])
    let found = try project.validate().findings.filter { $0.rule == "duplicate-slug" }
    #expect(found.map(\.severity) == [.warning])
    let page = try project.render(RenderRequest(layout: "article", article: "archive/posts.json#2"))
    #expect(String(decoding: page.bytes ?? [], as: UTF8.self).contains("Two."))
  }

  @Test(arguments: [
    ("data/authors.yml", "jane: { name: Jane Doe }\njohn: John Roe\n"),
    ("authors.yaml", "authors: { jane: { displayName: Jane Doe }, john: { name: John Roe } }"),
    (
      "a.json",
      #"[{"id": "jane", "name": "Jane Doe"}, {"slug": "john", "first_name": "John", "last_name": "Roe"}]"#
    ),
    ("a.toml", "[jane]\nname = \"Jane Doe\"\n[john]\ngivenName = \"John\"\nfamilyName = \"Roe\"\n"),
  ])
  func authorsHaveTheNamesOfTheirKeys(_ file: String, _ register: String) throws {
    func article(_ authors: String) -> String { "---\ntitle: A\n\(authors)\n---\nOne.\n" }
    let project = try project(
      "authors: \(file)",
      [
        file: register, "articles/a.md": article("authors: [john, Jane Doe, A Guest]"),
        "articles/b.md": article("author: jnae"), "articles/c.md": article("author: jnae"),
        "articles/d.md": article("authors: [Jane Do, bob]"),
        "layouts/article.yaml": "layout: article\nregions: { main: [headline, byline, body] }\n",
      ])
    let found = try project.validate().diagnostics.filter { $0.rule == .unknownAuthor }
    #expect(
      found.map { "\($0.primary.span.file.path) \($0.message) \($0.primary.text)" } == [
        "articles/b.md '\(file)' has no author 'jnae', whom 1 more article names did you mean 'jane'?",
        "articles/d.md '\(file)' has no author 'Jane Do' did you mean 'jane'?",
        "articles/d.md '\(file)' has no author 'bob' ",
      ])
    let page = try project.render(
      RenderRequest(layout: "article", article: "a", format: .linear))
    let text = String(decoding: page.bytes ?? [], as: UTF8.self)
    #expect(text.contains("John Roe") && text.contains("Jane Doe") && text.contains("A Guest"))
  }

  @Test(arguments: [
    ("authors: nowhere.yml", "", "unreadable-file"), ("authors: ../a.yml", "", "outside-project"),
    ("authors: a.yml", "jane: [", "yaml-syntax"), ("authors: a.yml", "one", "wrong-type"),
    ("authors: a.yml", "- { name: Jane }", "missing-key"),
    ("authors: a.yml", "jane: { mail: x }", "missing-key"),
  ])
  func mistakesInRegistersAreFindings(
    _ config: String, _ register: String, _ rule: String
  ) throws {
    let found = try project(config, ["a.yml": register]).validate().findings
    #expect(found.map(\.rule) == [rule])
  }

  @Test func anArchiveHasNamesOfItsOwnForLayouts() throws {
    func post(_ layout: String) -> String { "---\ntitle: A\nlayout: \(layout)\n---\nOne.\n" }
    let files = [
      "articles/a.md": post("news_post"), "articles/b.md": post("single"),
      "articles/c.md": post("single"), "articles/d.md": post("artcle"),
    ]
    let found = try project("layout_names: { news_post: article }", files).validate().findings
      .filter { $0.rule == "unknown-layout" }
    #expect(
      found.map { "\($0.file) \($0.severity)" } == ["articles/b.md warning", "articles/d.md error"])
    let lost = try project("layout_names: { news_post: nowhere }", files).validate().findings
    #expect(lost.contains { $0.rule == "unknown-layout" && $0.file == "galley.yaml" })
  }

  @Test(arguments: [
    ("articles: [{ wordpres: a.xml }]", ["unknown-key", "missing-key"]),
    ("articles: [{}]", ["missing-key"]),
    ("articles: [{ ans: a, ghost: b }]", ["bad-value"]), ("articles: [../a]", ["outside-project"]),
    ("articles: [{ ans: nowhere }]", ["unreadable-file"]),
  ])
  func mistakesInSourcesAreFindings(_ config: String, _ rules: [String]) throws {
    #expect(try project(config, [:]).validate().findings.map(\.rule).sorted() == rules.sorted())
  }
}
