import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct FileTreeTests {
  private func tree(_ folder: TemporaryFolder, _ name: String) throws -> FileTree {
    try FileTree(
      below: folder(name), endings: [".md"], root: folder("project"), in: DiskWorkspace())
  }

  private func findings(_ tree: FileTree, _ folder: TemporaryFolder) -> [String] {
    tree.findings.map { "\($0.rule): \($0.message)".replacing(folder.path + "/", with: "") }
  }

  @Test func findsFilesAndSaysWhatIsNone() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for name in ["b.md", "a/c.md", "a/b/d.md", "note.txt", ".hidden.md", ".git/x.md"] {
      try folder.write("x", to: "project/articles/\(name)")
    }
    try folder.write("secret", to: "secret.md")
    try folder.write("secret", to: "more/secret.md")
    mkfifo(folder("project/articles/pipe.md"), 0o600)
    try folder.link("project/articles/in.md", to: "a/c.md")
    try folder.link("project/articles/nowhere.md", to: "nothing")
    try folder.link("project/articles/loop", to: "..")
    try folder.link("project/articles/a/out.md", to: "../../../secret.md")
    try folder.link("project/articles/out", to: "../../more")
    try folder.link("project/articles/a/to-pipe.md", to: "../pipe.md")
    try folder.link("project/articles/a/device.md", to: "/dev/zero")
    let tree = try tree(folder, "project/articles")
    #expect(tree.files == ["a/b/d.md", "a/c.md", "b.md", "in.md", "nowhere.md"])
    #expect(
      findings(tree, folder) == [
        "outside-project: 'project/articles/a/device.md' is not read: it is a link that leads out of the project",
        "outside-project: 'project/articles/a/out.md' is not read: it is a link that leads out of the project",
        "unreadable-file: cannot read 'project/articles/a/to-pipe.md': it is a pipe, a socket or a device, not a file",
        "outside-project: 'project/articles/out' is not read: it is a link that leads out of the project",
        "unreadable-file: cannot read 'project/articles/pipe.md': it is a pipe, a socket or a device, not a file",
      ])
  }

  @Test func aFolderThatMayNotBeReadIsNamed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("x", to: "project/articles/a.md")
    try folder.write("x", to: "project/articles/closed/deep/b.md")
    chmod(folder.path, 0o755)
    chmod(folder("project/articles/closed"), 0)
    defer { chmod(folder("project/articles/closed"), 0o755) }
    try withoutPrivileges {
      let tree = try tree(folder, "project/articles")
      #expect(tree.files == ["a.md"])
      #expect(
        findings(tree, folder) == [
          "unreadable-file: cannot read 'project/articles/closed': permission denied"
        ])
    }
  }

  @Test func aFolderOutsideIsRefusedAndOneThatIsNotThereIsMissing() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("x", to: "elsewhere/a.md")
    try folder.write("x", to: "project/galley.yaml")
    try folder.link("project/articles", to: "../elsewhere")
    #expect(throws: FileProblem.leadsOut) { try tree(folder, "project/articles") }
    #expect(throws: FileProblem.missing) { try tree(folder, "project/assets") }
    #expect(throws: FileProblem.isNotFolder) { try tree(folder, "project/galley.yaml") }
  }

  @Test func theLimitOfFoldersIsTold() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let deep = (1...FileTree.deepest).map { "\($0)/" }.joined()
    try folder.write("x", to: "project/articles/\(deep)a.md")
    try folder.write("x", to: "project/articles/\(deep)17/b.md")
    let tree = try tree(folder, "project/articles")
    #expect(tree.files == ["\(deep)a.md"])
    #expect(
      findings(tree, folder) == [
        "nesting-too-deep: 'project/articles/\(deep)17' is more than 16 folders deep; no more are looked through"
      ])
  }
}
