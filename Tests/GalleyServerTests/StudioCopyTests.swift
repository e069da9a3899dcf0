import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyServer

@Suite struct StudioCopyTests {
  private func project(_ text: String = "Words.", layout: String = "body") throws -> Project {
    try Project.open(
      "",
      in: MemoryWorkspace([
        "galley.yaml": "",
        "layouts/article.yaml":
          "layout: article\nregions: { story: [headline, image, \(layout)] }\n",
        "articles/one.md":
          "---\ntitle: One\nimage: { src: assets/a&b.svg, alt: A picture }\n---\n\(text)\n",
        "assets/a&b.svg": "<svg/>",
      ]))
  }

  private func copy(_ project: Project) throws -> String {
    let copy = try StudioCopy.make(project, layout: nil, article: nil)
    return String(decoding: try #require(copy.bytes), as: UTF8.self)
  }

  @Test func needsNothingElse() throws {
    let copy = try copy(project())
    #expect(copy.contains("data:image/svg+xml;base64,\(Base64.encode(Array("<svg/>".utf8)))"))
    #expect(copy.contains("Words."))
    #expect(!copy.contains("src=\"/"))
    #expect(!copy.contains("href=\"/"))
    #expect(copy.contains("class Devices"))
    #expect(copy.contains("--table:"))
  }

  @Test func hasItsFontsInIt() throws {
    var workspace =
      MemoryWorkspace([
        "galley.yaml": "", "articles/one.md": "---\ntitle: One\n---\nWords.\n",
        "layouts/article.yaml":
          "layout: article\nregions: { story: [body] }\n"
          + "theme: { fonts: { body: { family: A, files: f/a.woff2 } } }\n",
      ])
    workspace.files["f/a.woff2"] = TestFont().bytes
    let project = try Project.open("", in: workspace)
    let copy = try copy(project)
    #expect(copy.contains("data:font/ttf;base64,\(Base64.encode(TestFont().bytes))"))
    #expect(!copy.contains("a.woff2"))
  }

  @Test func noTextOfAnArticleIsMarkupOfTheCopy() throws {
    let evil =
      "</script><script>alert(1)</script> <!-- <link rel=\"stylesheet\" href=\"/studio/x\">"
    let plain = try copy(project())
    let copy = try copy(project("`\(evil)`"))
    for tag in ["<script", "</script", "<!--", "<link"] {
      let count = copy.split(separator: tag, omittingEmptySubsequences: false).count
      #expect(count == plain.split(separator: tag, omittingEmptySubsequences: false).count)
    }
  }

  @Test func errorsMakeNone() throws {
    let copy = try StudioCopy.make(project(layout: "bodyy"), layout: nil, article: nil)
    #expect(copy.bytes == nil)
    #expect(copy.report.hasErrors)
  }

  @Test func saysWhatIsNotThere() throws {
    #expect(throws: GalleyError.self) {
      try StudioCopy.make(project(), layout: "artikel", article: nil)
    }
    #expect(throws: GalleyError.self) {
      try StudioCopy.make(project(), layout: nil, article: "two")
    }
    #expect(throws: Never.self) {
      try StudioCopy.make(project(), layout: "article", article: "one")
    }
  }
}

@Suite struct Base64Tests {
  @Test func isAsTheStandardSays() {
    let examples = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=",
      "foobar": "Zm9vYmFy",
    ]
    for (text, expected) in examples { #expect(Base64.encode(Array(text.utf8)) == expected) }
    #expect(Base64.encode([0xFB, 0xFF, 0xFE]) == "+//+")
  }
}

@Suite struct EditorLinkTests {
  private func link(_ template: String, _ file: String = "/a b/ü.yaml") -> String {
    EditorLink(template: template).link(file: file, at: Location(line: 3, column: 14))
  }

  @Test func fillsInThePlace() {
    #expect(
      EditorLink.usual.link(file: "/p/a.yaml", at: Location(line: 1, column: 2))
        == "vscode://file/p/a.yaml:1:2")
    #expect(
      link("idea://open?file={file}&line={line}") == "idea://open?file=/a%20b/%C3%BC.yaml&line=3")
    #expect(link("x:{column}{what}{") == "x:14{what}{")
  }

  @Test func aFileCannotAddToTheLink() {
    #expect(link("x:{file}", "/a&line=9?{line}\"'") == "x:/a%26line%3D9%3F%7Bline%7D%22%27")
  }
}
