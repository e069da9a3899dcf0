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
    let entries = try workspace.entries(in: folder.path)
    #expect(entries.map(\.name) == [".hidden", "a", "b.md", "loop", "pipe.md"])
    #expect(entries.map(\.kind) == [.file, .folder, .file, .link, .special])
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
      try DiskWorkspace(named: ["/dev/zero"]).read("/dev/zero", limit: 1000)
    }
  }

  /// None of these reads may wait, as nobody writes to the pipe and the devices have no end.
  @Test func whatIsNoFileIsReadOnlyWhereItWasNamed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    mkfifo(folder("pipe"), 0o600)
    try folder.link("link-to-pipe", to: "pipe")
    try folder.link("link-to-device", to: "/dev/zero")
    for path in [folder("pipe"), folder("link-to-pipe"), folder("link-to-device"), "/dev/zero"] {
      #expect(throws: FileProblem.isSpecial) { try workspace.read(path, limit: 1000) }
    }
    #expect(try DiskWorkspace(named: ["/dev/null"]).read("/dev/null", limit: 10).isEmpty)
  }

  @Test func whatLinksLeadOutOf() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("x", to: "project/layouts/a.yaml")
    try folder.write("x", to: "b.yaml")
    try folder.link("project/out.yaml", to: "../b.yaml")
    try folder.link("project/in.yaml", to: "layouts/a.yaml")
    try folder.link("project/nowhere.yaml", to: "../c.yaml")
    try folder.link("elsewhere.yaml", to: "b.yaml")
    let project = folder("project")
    #expect(workspace.leadsOut(folder("project/out.yaml"), of: project))
    #expect(!workspace.leadsOut(folder("project/in.yaml"), of: project))
    #expect(!workspace.leadsOut(folder("project/layouts/a.yaml"), of: project))
    #expect(!workspace.leadsOut(folder("elsewhere.yaml"), of: project), "no link of the project")
  }

  @Test func namesThatAreNotUTF8AreTold() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path =
      Array(folder("caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 46, 109, 100, 0]
    let descriptor = path.withUnsafeBufferPointer {
      open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600)
    }
    // Some file systems refuse such names.
    guard descriptor >= 0 else { return }
    close(descriptor)
    #expect(
      try workspace.entries(in: folder.path) == [FolderEntry("caf\u{FFFD}.md", .misnamed)])
    #expect(throws: FileProblem.isMisnamed) {
      try workspace.read(folder("caf\u{FFFD}.md"), limit: 10)
    }
  }
}
