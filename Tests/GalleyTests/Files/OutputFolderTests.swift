import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@testable import Galley

@Suite struct OutputFolderTests {
  private func withFolder(_ test: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try test(folder)
  }

  @Test func makesTheFoldersOfAFile() throws {
    try withFolder { folder in
      try OutputFolder(folder("out")).write([1], to: "sport/2024/page.html")
      #expect(try folder.text("out/sport/2024/page.html") == "\u{1}")
    }
  }

  @Test func takesAwayWhatKilledBuildsLeft() throws {
    try withFolder { folder in
      try folder.write("half", to: "out/.galley-1zik0zj.tmp")
      try folder.write("half", to: "out/sport/.galley-3w5e11.tmp")
      try folder.write("mine", to: "out/.galley-notes")
      try folder.write("mine", to: "out/sport/notes.tmp")
      try OutputFolder(folder("out")).write([1], to: "sport/page.html")
      #expect(try folder.names(in: "out") == [".galley-notes", "sport"])
      #expect(try folder.names(in: "out/sport") == ["notes.tmp", "page.html"])
    }
  }

  @Test func leavesWhatAnotherBuildIsWriting() throws {
    try withFolder { folder in
      let temporary = try TemporaryFile(in: folder.path)
      try temporary.write(Array("half".utf8))
      _ = try OutputFolder(folder.path)
      #expect(try folder.names() == [Path.name(of: temporary.path)])
    }
  }

  /// Each task is a build: nothing tells it of the others.
  @Test func buildsDoNotMeet() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder("out")
    let names = (0..<20).map { "folder-\($0 % 3)/page-\($0).html" }
    await withTaskGroup(of: [FileProblem].self) { group in
      for build in 0..<8 {
        group.addTask { Self.build(path, names, Array(repeating: UInt8(build), count: 10_000)) }
      }
      for await problems in group { #expect(problems.isEmpty) }
    }
    for name in names {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
      #expect(Set(bytes).count == 1 && bytes.count == 10_000, "\(name) is of one build")
    }
    #expect(try folder.names(in: "out/folder-0").allSatisfy { $0.hasPrefix("page-") })
  }

  /// Builds the same pages again and again; each time it clears away as if others had been killed.
  private static func build(_ path: String, _ names: [String], _ page: [UInt8]) -> [FileProblem] {
    (0..<20).compactMap { _ in
      do throws(FileProblem) {
        let output = try OutputFolder(path)
        for name in names { try output.write(page, to: name) }
        return nil
      } catch {
        return error
      }
    }
  }

  @Test func makesAnewAFolderThatWasTakenAway() throws {
    try withFolder { folder in
      let output = try OutputFolder(folder("out"))
      try output.write([1], to: "sport/a.html")
      try FileManager.default.removeItem(atPath: folder("out"))
      try output.write([1], to: "sport/b.html")
      #expect(try folder.names(in: "out/sport") == ["b.html"])
      try FileManager.default.removeItem(atPath: folder("out"))
      try folder.write("a file now", to: "out")
      #expect(throws: FileProblem.isNotFolder) { try output.write([1], to: "sport/c.html") }
    }
  }

  @Test func aFolderThatMayNotBeWrittenToStaysAsItIs() throws {
    try withFolder { folder in
      try folder.write("old", to: "out/page.html")
      chmod(folder("out"), 0o555)
      chmod(folder.path, 0o755)
      defer { chmod(folder("out"), 0o755) }
      try withoutPrivileges {
        let output = try OutputFolder(folder("out"))
        #expect(throws: FileProblem.system("permission denied")) {
          try output.write([1], to: "page.html")
        }
        #expect(throws: FileProblem.system("permission denied")) {
          try output.write([1], to: "sport/page.html")
        }
      }
      #expect(try folder.text("out/page.html") == "old")
      #expect(try folder.names(in: "out") == ["page.html"])
    }
  }
}

@Suite struct AssetTests {
  private func withProject(_ test: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("assets: pictures\n", to: "galley.yaml")
    try folder.write(
      "layout: article\nregions:\n  main: [headline, body]\n", to: "layouts/article.yaml")
    try folder.write("---\ntitle: Tide\n---\nIt came in.\n", to: "articles/tide.md")
    try folder.write("x", to: "pictures/a.svg")
    chmod(folder.path, 0o755)
    try test(folder)
  }

  @Test func validateTellsAnAssetThatMayNotBeRead() throws {
    try withProject { folder in
      let project = try Project.open(folder.path)
      #expect(try project.validate().findings.isEmpty)
      chmod(folder("pictures/a.svg"), 0)
      try withoutPrivileges {
        let findings = try project.validate().findings
        #expect(findings.map(\.rule) == ["unreadable-file"])
        #expect(
          findings.map(\.message) == [
            "cannot read '\(folder("pictures/a.svg"))': permission denied"
          ])
      }
    }
  }

  @Test func validateTellsAFontThatMayNotBeRead() throws {
    try withProject { folder in
      try folder.write(
        """
        layout: article
        theme:
          fonts:
            body: { family: Own, files: { regular: pictures/a.svg } }
        regions:
          main: [headline, body]
        """, to: "layouts/article.yaml")
      chmod(folder("pictures/a.svg"), 0)
      try withoutPrivileges {
        let messages = try Project.open(folder.path).validate().findings.map(\.message)
        #expect(messages.contains("cannot read the font 'pictures/a.svg': permission denied"))
      }
    }
  }
}
