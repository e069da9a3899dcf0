import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

/// What a build makes of the fonts of a layout.
@Suite struct FontBuildTests {
  private func project(_ body: (TemporaryFolder, Project) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("", to: "galley.yaml")
    try folder.write(
      """
      layout: article
      regions: { main: [headline, body] }
      theme:
        fonts:
          headline: &own { family: Own, files: { regular: type/own.woff2, bold: type/own.woff2 } }
          body: *own

      """, to: "layouts/article.yaml")
    try folder.write("wOF2", to: "type/own.woff2")
    try folder.write("---\ntitle: One\n---\nWords.\n", to: "articles/deep/one.md")
    try body(folder, Project.open(folder.path, in: DiskWorkspace()))
  }

  private func fonts(in folder: TemporaryFolder) throws -> [String] {
    try DiskWorkspace().names(in: folder("out/fonts"))
  }

  @Test func copiesEachFileOnceUnderANameOfItsBytes() throws {
    try project { folder, project in
      _ = try project.build(to: folder("out"))
      let built = try fonts(in: folder)
      #expect(built.count == 1)
      let name = try #require(built.first)
      #expect(name.hasPrefix("own.") && name.hasSuffix(".woff2") && name.utf8.count == 26)
      #expect(try folder.text("out/fonts/\(name)") == "wOF2")
      #expect(try folder.text("out/deep/one.html").contains("url(\"../fonts/\(name)\")"))
      #expect(try folder.text("out/.galley-build").split(separator: "\n").contains("fonts/\(name)"))
    }
  }

  @Test func aNewFontTakesThePlaceOfTheOld() throws {
    try project { folder, project in
      _ = try project.build(to: folder("out"))
      let old = try fonts(in: folder)
      try folder.write("wOF2 2", to: "type/own.woff2")
      let summary = try project.build(to: folder("out"), clean: true)
      let new = try fonts(in: folder)
      #expect(summary.removed == 1)
      #expect(new.count == 1 && new != old)
    }
  }

  @Test func aFontThatIsALinkOutOfTheProjectIsRefused() throws {
    try project { folder, project in
      try folder.remove("type/own.woff2")
      try FileManager.default.createSymbolicLink(
        atPath: folder("type/own.woff2"), withDestinationPath: "/etc/hostname")
      let found = try project.validate().diagnostics
      // At both of the places that name it.
      #expect(found.map(\.rule) == [.outsideProject, .outsideProject], "\(found)")
      #expect(found.first?.primary.span.text == "type/own.woff2")
    }
  }
}
