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
          headline: &own { family: Own, files: { regular: type/own.ttf, bold: type/own.ttf } }
          body: *own

      """, to: "layouts/article.yaml")
    try folder.write(TestFont().bytes, to: "type/own.ttf")
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
      #expect(name.hasPrefix("own.") && name.hasSuffix(".ttf") && name.utf8.count == 24)
      let bytes = try DiskWorkspace().read(folder("out/fonts/\(name)"), limit: 1 << 20)
      #expect(bytes == TestFont().bytes)
      #expect(try folder.text("out/deep/one.html").contains("url(\"../fonts/\(name)\")"))
      #expect(try folder.text("out/.galley-build").split(separator: "\n").contains("fonts/\(name)"))
    }
  }

  /// The font says 800, 200 and 90 of 1,000 units: 17 + 4 + 2 at 21px, and 26 + 6 + 3 at a phone's 32px.
  @Test func linesAreAsHighAsTheFontHasThem() throws {
    try project { folder, _ in
      let path = "layouts/article.yaml"
      let lines = "  lines: { headline: { height: normal }, body: { height: normal } }\n"
      try folder.write(try folder.text(path) + lines, to: path)
      _ = try Project.open(folder.path, in: DiskWorkspace()).build(to: folder("out"))
      let page = try folder.text("out/deep/one.html")
      #expect(page.contains("font-size:21px;line-height:23px"))
      #expect(page.contains("font-size:32px;line-height:35px"))
    }
  }

  @Test func aNewFontTakesThePlaceOfTheOld() throws {
    try project { folder, project in
      _ = try project.build(to: folder("out"))
      let old = try fonts(in: folder)
      var font = TestFont()
      font.ascent = 900
      try folder.write(font.bytes, to: "type/own.ttf")
      let summary = try project.build(to: folder("out"), clean: true)
      let new = try fonts(in: folder)
      #expect(summary.removed == 1)
      #expect(new.count == 1 && new != old)
    }
  }

  @Test func aFontThatIsALinkOutOfTheProjectIsRefused() throws {
    try project { folder, project in
      try folder.remove("type/own.ttf")
      try FileManager.default.createSymbolicLink(
        atPath: folder("type/own.ttf"), withDestinationPath: "/etc/hostname")
      let found = try project.validate().diagnostics
      // At both of the places that name it.
      #expect(found.map(\.rule) == [.outsideProject, .outsideProject], "\(found)")
      #expect(found.first?.primary.span.text == "type/own.ttf")
    }
  }

  /// Until the font is there the built-in family takes its room.
  @Test func theFallbackIsBentToTheFont() throws {
    try project { folder, project in
      _ = try project.build(to: folder("out"))
      let page = try folder.text("out/deep/one.html")
      #expect(page.contains("--body:\"Own\",\"Own fallback\",var(--serif);"))
      let rules = page.split(separator: "\n").filter { $0.contains("\"Own fallback\";src:local(") }
      #expect(rules.count == 4)
      #expect(
        rules.allSatisfy { $0.contains(";size-adjust:1") && $0.contains("unicode-range:U+20") })
      // 800 of 1000 units, by the size.
      #expect(rules.allSatisfy { $0.contains(";ascent-override:") && !$0.contains("U+E9") })
    }
  }

  @Test func whatIsNoFontIsToldAtItsLine() throws {
    try project { folder, project in
      try folder.write("<!doctype html><title>Not found</title>", to: "type/own.ttf")
      let found = try project.validate().diagnostics
      #expect(found.map(\.rule) == [.badFont], "\(found)")
      #expect(found.first?.primary.span.text == "type/own.ttf")
    }
  }

  /// In this font an i is as wide as any letter; in the serif that is bent to it, it is as narrow as there.
  @Test func whatJumpsWhenTheFontComesIsTold() throws {
    try project { folder, project in
      let narrow = Array(repeating: "illi", count: 60).joined(separator: " ")
      let text = Array(repeating: "Words", count: 400).joined(separator: " ")
      try folder.write("---\ntitle: \(narrow)\n---\n\(text)\n", to: "articles/two.md")
      let found = try project.validate().diagnostics.filter { $0.rule == .fontSwapShift }
      #expect(found.map { $0.primary.span.text } == ["Own"], "\(found)")
      #expect(found.first?.message.hasPrefix("own fonts shift the first screen by 0.") == true)
      #expect(found.first?.primary.text.hasPrefix("the headline takes ") == true)
      let remedy = try #require(found.first?.notes.last)
      #expect(remedy.hasPrefix("with 'fallback: mono' for this font it is 0"), "\(remedy)")
      let layout = try folder.text("layouts/article.yaml")
      try folder.write(
        layout + "policy: { rules: { font-swap-shift: off } }\n", to: "layouts/article.yaml")
      #expect(try project.validate().diagnostics.isEmpty)
    }
  }

  @Test func whatNoFontHasIsToldOnce() throws {
    try project { folder, project in
      try folder.write("---\ntitle: One\n---\nWords — Слово 🎈.\n", to: "articles/two.md")
      try folder.write("---\ntitle: One\n---\nΛόγος.\n", to: "articles/three.md")
      let found = try project.validate().diagnostics
      #expect(found.map(\.rule) == [.missingGlyph], "\(found)")
      #expect(found.first?.primary.span.text == "Own")
      #expect(found.first?.message == "no font of the body has 5 characters of an article")
      #expect(found.first?.notes.contains("5 in Greek: Λ γ ο ς ό") == true, "\(found)")
    }
  }

  @Test func whatALicenseForbidsIsToldAtTheFile() throws {
    try project { folder, project in
      var font = TestFont()
      font.licenseBits = 2
      try folder.write(font.bytes, to: "type/own.ttf")
      let found = try project.validate().diagnostics
      #expect(found.map(\.rule) == [.unfitFont], "\(found)")
      #expect(found.first?.primary.span.text == "type/own.ttf")
      let layout = try folder.text("layouts/article.yaml")
      try folder.write(
        layout + "policy: { rules: { unfit-font: off } }\n", to: "layouts/article.yaml")
      #expect(try project.validate().diagnostics.isEmpty)
    }
  }

  @Test func fontsAreListed() throws {
    try project { folder, project in
      try folder.write("---\ntitle: Один é\n---\nWords — Слово.\n", to: "articles/two.md")
      let request = RenderRequest(layout: "article", article: "two")
      let text = String(decoding: try #require(project.fonts(request).bytes), as: UTF8.self)
      #expect(
        text.hasPrefix(
          "headline: 'Own', then serif\n  headline: 32 to 46px bold in 'type/own.ttf'\n"
            + "  type/own.ttf: 400, ttf of "), "\(text)")
      #expect(text.contains(" glyphs, Latin 66\n"), "\(text)")
      #expect(text.contains("'type/own.ttf' is served as it is: as WOFF2 it has fewer bytes"))
      #expect(text.contains("\n  paragraph: 20 to 21px in 'type/own.ttf'\n"), "\(text)")
      #expect(text.contains("\nthe page loads 1 of 1 files, "))
      #expect(text.contains("no font here has 4 of the article's characters in Cyrillic: О д и н"))
      #expect(text.contains("in signs: —"))
      #expect(text.contains(" fits best until the files are there, at "))
      #expect(text.contains("\ninterface: sans\n"))
      let json = String(
        decoding: try #require(project.fonts(request, asJSON: true).bytes), as: UTF8.self)
      #expect(json.contains("\"script\": \"Cyrillic\""))
      #expect(json.contains("\"bytes\": \(TestFont().bytes.count)"))
    }
  }
}
