import Foundation
import Galley
import GalleyTestSupport
import Testing

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
