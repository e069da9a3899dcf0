import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyServer

@Suite struct StudioTests {
  private static let layout =
    "layout: article\nregions: { story: [headline, body: { spot_img: ad }] }\n"
    + "slots: { ad: { sizes: [300x250], label: Advertisement } }\n"

  /// A project on the disk, its studio, and a way to change a file as the watcher would tell.
  private struct Project {
    let folder: TemporaryFolder
    let studio: Studio

    func change(_ name: String, _ text: String) async throws -> Bool {
      try folder.write(text, to: name)
      let path = folder(name)
      return await studio.apply(FileChanges(paths: [path, Path.folder(of: path)]))
    }
  }

  private func withProject(_ test: (Project) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("", to: "galley.yaml")
    try folder.write(Self.layout, to: "layouts/article.yaml")
    try folder.write("layout: other\nregions: { story: [headline] }\n", to: "layouts/other.yaml")
    try folder.write("---\ntitle: Old\ndate: 2024-01-01\n---\nOld words.\n", to: "articles/old.md")
    try folder.write("---\ntitle: New\ndate: 2024-02-02\n---\nNew words.\n", to: "articles/new.md")
    let project = try Galley.Project.open(folder.path)
    try await test(Project(folder: folder, studio: Studio(project)))
  }

  private func text(_ edition: Edition) throws -> String {
    String(decoding: try #require(edition.proof).html, as: UTF8.self)
  }

  @Test func showsTheNewestArticleFirst() async throws {
    try await withProject { project async throws in
      let edition = await project.studio.edition(Choice())
      #expect(edition.article == "new.md")
      #expect(edition.layout == "article")
      #expect(!edition.isHeld)
      #expect(try text(edition).contains("New words."))
    }
  }

  /// A page's own fonts are served, whatever their files are called, and nothing beside them.
  @Test func servesTheFontsOfItsPages() async throws {
    try await withProject { project async throws in
      try project.folder.write(TestFont().bytes, to: "type/own font")
      try project.folder.write(TestFont().bytes, to: "type/other.woff2")
      _ = try await project.change(
        "layouts/article.yaml",
        Self.layout + "theme: { fonts: { body: { family: Own, files: type/own font } } }\n")
      #expect(await project.studio.font(at: "/type/own%20font") == nil)
      let edition = await project.studio.edition(Choice())
      #expect(try text(edition).contains("url(\"type/own%20font?"))
      let font = await project.studio.font(at: "/type/own%20font")
      #expect(font != nil)
      for path in ["/type/other.woff2", "/galley.yaml", "type/own%20font", "/type%2Fown", ""] {
        #expect(await project.studio.font(at: path) == nil, "\(path)")
      }
      #expect(try await project.change("type/own font", "no font"))
      #expect(await project.studio.edition(Choice()).isHeld)
    }
  }

  @Test func aPageIsMadeOnceUntilItsFilesChange() async throws {
    try await withProject { project async throws in
      let first = await project.studio.edition(Choice())
      #expect(await project.studio.edition(Choice()).number == first.number)
      // A file that the page is not made from; a file that says what it said before.
      #expect(try await !project.change("notes.txt", "x"))
      #expect(
        try await project.change(
          "articles/new.md", "---\ntitle: New\ndate: 2024-02-02\n---\nNew words.\n"))
      #expect(await project.studio.edition(Choice()).number == first.number)
      #expect(
        try await project.change(
          "articles/new.md", "---\ntitle: New\ndate: 2024-02-02\n---\nNewer words.\n"))
      let second = await project.studio.edition(Choice())
      #expect(second.number > first.number)
      #expect(try text(second).contains("Newer words."))
    }
  }

  @Test func aBrokenFileKeepsTheLastGoodPage() async throws {
    try await withProject { project async throws in
      let good = await project.studio.edition(Choice())
      _ = try await project.change(
        "layouts/article.yaml", Self.layout.replacing(": ad ", with: ": add "))
      let held = await project.studio.edition(Choice())
      #expect(held.isHeld)
      #expect(held.number == good.number)
      #expect(held.report.findings.map(\.rule).contains("unknown-slot"))
      #expect(try text(held) == text(good))
      _ = try await project.change("layouts/article.yaml", Self.layout)
      let fixed = await project.studio.edition(Choice())
      #expect(!fixed.isHeld)
      #expect(fixed.report.findings.isEmpty)
    }
  }

  @Test func auditsAllArticlesAnewAfterAChange() async throws {
    try await withProject { project async throws in
      let first = try await project.studio.audit().get()
      #expect(String(decoding: first, as: UTF8.self).contains("<dt>articles</dt><dd>2</dd>"))
      #expect(try await project.studio.audit().get() == first)
      _ = await project.studio.edition(Choice())
      #expect(try await project.change("articles/third.md", "---\ntitle: Third\n---\nWords.\n"))
      let second = try await project.studio.audit().get()
      #expect(String(decoding: second, as: UTF8.self).contains("<dt>articles</dt><dd>3</dd>"))
    }
  }

  @Test func aBrokenProjectFileKeepsTheProject() async throws {
    try await withProject { project async throws in
      let good = await project.studio.edition(Choice())
      #expect(try await project.change("galley.yaml", "layouts: ["))
      #expect(await project.studio.edition(Choice()).isHeld)
      #expect(try await project.change("galley.yaml", "layout: other"))
      let edition = await project.studio.edition(Choice())
      #expect(!edition.isHeld)
      #expect(edition.layout == "other")
      #expect(edition.number > good.number)
    }
  }

  @Test func saysWhatIsNotThere() async throws {
    try await withProject { project async throws in
      let noLayout = await project.studio.edition(Choice(layout: "artikle"))
      #expect(noLayout.problem == "no layout is named 'artikle'; did you mean 'article'?")
      // A path is no choice: only what is listed can be shown.
      for file in ["../secret.md", "/etc/passwd", "missing.md"] {
        let edition = await project.studio.edition(Choice(article: file))
        #expect(edition.problem == "there is no article '\(file)'")
        #expect(edition.proof == nil)
      }
      let without = await project.studio.edition(Choice(layout: "other", article: ""))
      #expect(without.article == nil)
    }
  }

  @Test func newArticlesCanBeChosen() async throws {
    try await withProject { project async throws in
      #expect(await project.studio.currentCatalog().articles.map(\.title) == ["New", "Old"])
      let revision = await project.studio.catalogRevision
      _ = try await project.change(
        "articles/old.md", "---\ntitle: Old\ndate: 2024-01-01\n---\nOther words.\n")
      _ = await project.studio.currentCatalog()
      #expect(await project.studio.catalogRevision == revision)
      #expect(
        try await project.change(
          "articles/next.md", "---\ntitle: Next\ndate: 2024-03-03\n---\n\nX\n"))
      let catalog = await project.studio.currentCatalog()
      #expect(await project.studio.catalogRevision > revision)
      #expect(catalog.articles.map(\.title) == ["Next", "New", "Old"])
      #expect(catalog.articles.map(\.page) == ["next.html", "new.html", "old.html"])
      #expect(await project.studio.edition(Choice()).article == "next.md")
    }
  }

  @Test func assetsAreCountedNotRead() async throws {
    try await withProject { project async throws in
      let edition = await project.studio.edition(Choice())
      #expect(try await project.change("assets/logo.svg", "<svg/>"))
      #expect(await project.studio.assetRevision == 1)
      #expect(await project.studio.edition(Choice()).number == edition.number)
    }
  }

  @Test func afterLostChangesAllIsReadAnew() async throws {
    try await withProject { project async throws in
      let before = await project.studio.edition(Choice())
      try project.folder.write(
        "---\ntitle: New\ndate: 2024-02-02\n---\nUnseen words.\n", to: "articles/new.md")
      #expect(await project.studio.apply(FileChanges(areIncomplete: true)))
      let after = await project.studio.edition(Choice())
      #expect(after.number > before.number)
      #expect(try text(after).contains("Unseen words."))
    }
  }

  @Test func watchesWhatItRead() async throws {
    try await withProject { project async throws in
      _ = await project.studio.edition(Choice())
      let list = await project.studio.watchList
      let folder = project.folder
      #expect(list.trees == [folder("layouts"), folder("articles"), folder("assets")])
      #expect(
        list.inputs.isSuperset(of: [
          folder("galley.yaml"), folder("site.yaml"), folder("layouts/article.yaml"),
          folder("articles/new.md"),
        ]))
    }
  }

  @Test func doesNotGrowWithEdits() async throws {
    try await withProject { project async throws in
      _ = await project.studio.edition(Choice())
      let inputs = await project.studio.watchList.inputs
      for number in 0..<200 {
        _ = try await project.change(
          "articles/new.md", "---\ntitle: New\ndate: 2024-02-02\n---\nEdit \(number).\n")
        #expect(try await text(project.studio.edition(Choice())).contains("Edit \(number)."))
      }
      #expect(await project.studio.watchList.inputs == inputs)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func aSlowPageHoldsUpNoOtherAndANewerSaveEndsIt() async throws {
    try await withProject { project async throws in
      let folder = project.folder
      try folder.write("layout: slow\nregions: { a: [headline] }\n", to: "layouts/slow.yaml")
      let gate = GatedWorkspace(folder("layouts/slow.yaml"))
      let studio = Studio(try Galley.Project.open(folder.path, in: gate))
      var reached = gate.reached.makeAsyncIterator()
      async let slow = studio.edition(Choice(layout: "slow"))
      async let same = studio.edition(Choice(layout: "slow"))
      await reached.next()
      // The slow page waits for its file; others are made, and what can be chosen is known.
      #expect(try await text(studio.edition(Choice())).contains("New words."))
      #expect(await studio.currentCatalog().layouts == ["article", "other", "slow"])
      try folder.write(
        "layout: slow\nregions: { a: [text: Newer] }\n", to: "layouts/slow.yaml")
      #expect(await studio.apply(FileChanges(paths: [folder("layouts/slow.yaml")])))
      gate.open()
      await reached.next()
      gate.open()
      let (first, second) = await (slow, same)
      #expect(try text(first).contains("Newer") && first.number == second.number)
      #expect(!first.isHeld)
    }
  }

  /// The link by which a project is named leads to another folder, and the first one goes.
  @Test func aLinkMayLeadToAnotherProject() async throws {
    try await withProject { project async throws in
      let folder = project.folder
      let other = try TemporaryFolder()
      defer { other.remove() }
      try other.link("site", to: folder.path)
      try other.write("", to: "next/galley.yaml")
      try other.write(Self.layout, to: "next/layouts/article.yaml")
      try other.write("---\ntitle: Next\n---\nNext words.\n", to: "next/articles/new.md")
      let studio = Studio(try Galley.Project.open(other("site")))
      #expect(try await text(studio.edition(Choice())).contains("New words."))
      try other.remove("site")
      try other.link("site", to: "next")
      folder.remove()
      #expect(await studio.apply(FileChanges(areIncomplete: true)))
      let next = await studio.edition(Choice())
      #expect(try text(next).contains("Next words.") && !next.isHeld)
    }
  }

  /// What a page is made of is known to be watched when it has been made.
  @Test(.timeLimit(.minutes(1)))
  func tellsOfFilesThatAreNewToIt() async throws {
    try await withProject { project async throws in
      try project.folder.write("<p>One</p>", to: "parts/one.html")
      try project.folder.write(
        "layout: other\nregions: { a: [headline, custom: { html: parts/one.html, height: 40px }] }\n",
        to: "layouts/other.yaml")
      var finished = project.studio.finished.makeAsyncIterator()
      _ = await project.studio.edition(Choice())
      await finished.next()
      #expect(await !project.studio.watchList.inputs.contains(project.folder("parts/one.html")))
      _ = await project.studio.edition(Choice(layout: "other"))
      await finished.next()
      #expect(await project.studio.watchList.inputs.contains(project.folder("parts/one.html")))
    }
  }

  @Test func aProjectThatIsGoneIsSaidToBeAndComesBack() async throws {
    try await withProject { project async throws in
      let good = await project.studio.edition(Choice())
      let away = "\(project.folder.path).away"
      #expect(rename(project.folder.path, away) == 0)
      #expect(await project.studio.apply(FileChanges(areIncomplete: true)))
      let held = await project.studio.edition(Choice())
      #expect(held.isHeld && held.number == good.number)
      #expect(held.problem?.contains("folder is gone") == true)
      #expect(rename(away, project.folder.path) == 0)
      #expect(await project.studio.apply(FileChanges(areIncomplete: true)))
      let back = await project.studio.edition(Choice())
      #expect(!back.isHeld && back.problem == nil)
    }
  }
}

/// The files of the disk, one of which is read only as often as the gate is opened.
private final class GatedWorkspace: Workspace {
  private let disk = DiskWorkspace()
  private let path: String
  private let gate = DispatchSemaphore(value: 0)
  /// Tells of each time that somebody waits at the gate.
  let reached: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation

  init(_ path: String) {
    self.path = path
    (reached, arrival) = AsyncStream.makeStream()
  }

  func open() { gate.signal() }

  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    if path == self.path {
      arrival.yield()
      gate.wait()
    }
    return try disk.read(path, limit: limit)
  }

  func entries(in folder: String) throws(FileProblem) -> [FolderEntry] {
    try disk.entries(in: folder)
  }
  func exists(_ path: String) -> Bool { disk.exists(path) }
  func stamp(of path: String) -> FileStamp? { disk.stamp(of: path) }
  func target(ofLink path: String) -> String? { disk.target(ofLink: path) }
  func absolute(_ path: String) -> String { disk.absolute(path) }
  func isInside(_ path: String, _ folder: String) -> Bool { disk.isInside(path, folder) }
}
