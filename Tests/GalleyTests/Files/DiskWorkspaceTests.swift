import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct DiskWorkspaceTests {
  private let workspace = DiskWorkspace()

  @Test func insideIsWhereTheLinksLead() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("x", to: "project/layouts/a.yaml")
    try folder.write("x", to: "projects/b.yaml")
    try folder.link("project/out", to: "../projects")
    try folder.link("project/out.yaml", to: "../projects/b.yaml")
    try folder.link("project/in.yaml", to: "layouts/a.yaml")
    try folder.link("elsewhere", to: "project")
    let project = folder("project")
    func isInside(_ path: String) -> Bool { workspace.isInside(folder(path), project) }

    #expect(isInside("project"))
    #expect(isInside("project/layouts/a.yaml"))
    #expect(isInside("project/in.yaml"))
    #expect(isInside("elsewhere/layouts/a.yaml"))
    #expect(isInside("project/not/there.yaml"))
    #expect(!isInside("project/out.yaml"))
    #expect(!isInside("project/out/b.yaml"))
    #expect(!isInside("project/out/not-there.yaml"))
    #expect(!isInside("project/../projects/b.yaml"))
    #expect(!isInside("projects/b.yaml"), "a name that only begins alike")
    #expect(!isInside("."))
    #expect(workspace.isInside("/etc", "/"))
    #expect(!workspace.isInside(project, folder("missing")))
  }

  @Test func namesAreSortedAndTellFolders() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("x", to: "b.md")
    try folder.write("x", to: "a/file")
    try folder.write("x", to: ".hidden")
    try folder.link("loop", to: ".")
    mkfifo(folder("pipe.md"), 0o600)
    #expect(try workspace.names(in: folder.path) == [".hidden", "a/", "b.md", "loop"])
    #expect(throws: FileProblem.missing) { try workspace.names(in: folder("missing")) }
    #expect(throws: FileProblem.isNotFolder) { try workspace.names(in: folder("b.md")) }
  }

  @Test func readsUpToTheLimit() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("12345", to: "file")
    #expect(try workspace.read(folder("file"), limit: 5) == Array("12345".utf8))
    #expect(throws: FileProblem.tooLarge(bytes: 5, limit: 4)) {
      try workspace.read(folder("file"), limit: 4)
    }
    #expect(throws: FileProblem.isFolder) { try workspace.read(folder.path, limit: 5) }
    #expect(throws: FileProblem.missing) { try workspace.read(folder("missing"), limit: 5) }
    #expect(throws: FileProblem.tooLarge(bytes: nil, limit: 1000)) {
      try workspace.read("/dev/zero", limit: 1000)
    }
  }
}
