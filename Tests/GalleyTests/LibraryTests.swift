import Foundation
import Galley
import Testing

/// What a program does that imports the library, as README shows it.
@Suite struct LibraryTests {
  private static let example = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("examples/port-louis").path

  private let project: Project

  init() throws { project = try Self.open() }

  /// The example newspaper.
  static func open() throws -> Project { try Project.open(example) }

  @Test func rendersAPage() throws {
    let page = try project.render(RenderRequest(layout: "article", article: "harbour-ferry"))
    #expect(page.report.findings.isEmpty)
    let bytes = try #require(page.bytes)
    #expect(String(decoding: bytes, as: UTF8.self).contains("The harbour ferry is back"))
  }

  @Test(arguments: [
    (RenderRequest.Format.html, "<h1"), (.text(width: 80, ascii: true), "+--"),
    (.linear, "\nspot_img\n"), (.json, "\"version\": 2"),
  ])
  func rendersEveryFormat(_ format: RenderRequest.Format, _ expected: String) throws {
    let request = RenderRequest(layout: "article", article: "harbour-ferry", format: format)
    let bytes = try #require(try project.render(request).bytes)
    #expect(String(decoding: bytes, as: UTF8.self).contains(expected))
  }

  @Test func findsNothingInTheExample() throws {
    let report = try project.validate()
    #expect(!report.hasErrors)
    #expect(report.text.isEmpty)
  }

  @Test func saysWhatANameProbablyMeant() {
    let error = #expect(throws: GalleyError.self) {
      try project.render(RenderRequest(layout: "artcle"))
    }
    #expect(error?.description == "no layout is named 'artcle'; did you mean 'article'?")
  }
}
