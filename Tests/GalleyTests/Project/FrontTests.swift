import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

/// The pages that lead to articles, and what a build takes away.
@Suite struct FrontTests {
  private static let files = [
    "galley.yaml": "fronts: front\n",
    "site.yaml": "name: Harbour\nmenu: [{ title: News, link: news/index.html }]\n",
    "layouts/article.yaml": "layout: article\nregions: { main: [menu, headline, body] }\n",
    "layouts/front.yaml": """
    layout: front
    regions: { top: [masthead, menu], main: [section_label, article_list: { from: same_section, limit: 9 }] }

    """,
    "articles/ferry.md": "---\ntitle: The ferry\nsection: News\n---\nIt left.\n",
    "articles/2024/match.md": "---\ntitle: The match\nsection: Local sport\n---\nIt ended.\n",
    "articles/page.md":
      "---\ntitle: La marée\nsection: Actualités\nlanguage: fr\n---\nElle monte.\n",
    "articles/draft.md": "---\ntitle: Not yet\nsection: Secrets\ndraft: true\n---\nWait.\n",
  ]

  private func project(
    _ changes: [String: String?] = [:], _ body: (TemporaryFolder, Project) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, text) in Self.files where changes[name] == nil { try folder.write(text, to: name) }
    for case (let name, let text?) in changes { try folder.write(text, to: name) }
    try body(folder, Project.open(folder.path, in: DiskWorkspace()))
  }

  @Test func eachSectionHasAPage() throws {
    try project { folder, project in
      let summary = try project.build(to: folder("out"))
      #expect(summary.report.diagnostics.isEmpty, "\(summary.report.diagnostics)")
      #expect((summary.pages, summary.fronts) == (3, 4))
      let front = try folder.text("out/index.html")
      #expect(front.contains("href=\"ferry.html\"") && front.contains("href=\"2024/match.html\""))
      #expect(!front.contains("Not yet"))
      let sport = try folder.text("out/local-sport/index.html")
      #expect(sport.contains("<title>Local sport – Harbour</title>"))
      #expect(sport.contains("href=\"../2024/match.html\"") && !sport.contains("ferry"))
      #expect(sport.contains("href=\"../news/index.html\""))
      #expect(try folder.text("out/actualités/index.html").contains("<html lang=\"fr\""))
      #expect(!DiskWorkspace().exists(folder("out/secrets")))
    }
  }

  @Test func onlyWhatIsNamedIsMade() throws {
    try project(["galley.yaml": "fronts: { sections: front }"]) { folder, project in
      let sections = try project.build(to: folder("out"))
      #expect(sections.fronts == 3)
      #expect(!DiskWorkspace().exists(folder("out/index.html")))
    }
    try project(["galley.yaml": "fronts: frnt"]) { _, project in
      let found = try project.validate().diagnostics.filter { $0.rule == .unknownLayout }
      #expect(found.map(\.primary.text) == ["did you mean 'front'?"])
    }
  }

  @Test func anArticleKeepsItsPage() throws {
    let index = "---\ntitle: Home\nslug: index\n---\nHere.\n"
    try project(["articles/home.md": index]) { folder, project in
      let summary = try project.build(to: folder("out"))
      #expect(summary.report.diagnostics.map(\.rule) == [.duplicateSlug])
      #expect(try folder.text("out/index.html").contains("Home"))
    }
  }

  @Test func whatIsGoneIsTakenAway() throws {
    try project { folder, project in
      _ = try project.build(to: folder("out"))
      try folder.write("theirs", to: "out/2024/theirs.txt")
      try folder.write("theirs", to: "out/theirs.html")
      try folder.remove("articles/2024/match.md")
      try folder.remove("articles/ferry.md")
      // Without being asked, a build takes nothing away, and later ones still know of it.
      let plain = try project.build(to: folder("out"))
      #expect(plain.removed == 0)
      let cleaned = try project.build(to: folder("out"), clean: true)
      #expect(cleaned.removed == 4)
      for gone in ["ferry.html", "2024/match.html", "local-sport", "news"] {
        #expect(!DiskWorkspace().exists(folder("out/" + gone)), "\(gone)")
      }
      for kept in ["2024/theirs.txt", "theirs.html", "page.html", "index.html"] {
        #expect(DiskWorkspace().exists(folder("out/" + kept)), "\(kept)")
      }
      let again = try project.build(to: folder("out"), clean: true)
      #expect(again.removed == 0)
    }
  }

  /// A list that somebody changed leads to nothing outside of the folder.
  @Test func nothingOutsideIsTakenAway() throws {
    try project { folder, project in
      try folder.write("theirs", to: "elsewhere/theirs.html")
      try folder.write(
        "../elsewhere/theirs.html\n/etc/hostname\nlink/theirs.html\n\n..\n.\n",
        to: "out/.galley-build")
      try folder.link("out/link", to: "../elsewhere")
      let cleaned = try project.build(to: folder("out"), clean: true)
      #expect(cleaned.removed == 0)
      #expect(DiskWorkspace().exists(folder("elsewhere/theirs.html")))
    }
  }
}
