import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyContent

/// Files that are not whole, or not in UTF-8.
@Suite struct DamagedFileTests {
  private func workspace(_ files: [String: [UInt8]]) -> MemoryWorkspace {
    var workspace = MemoryWorkspace([:])
    workspace.files = files
    return workspace
  }

  private func survey(_ name: String, _ bytes: [UInt8]) throws -> ArticleFile {
    let format = try #require(ArticleFormat(fileName: name, start: bytes))
    return try ArticleFile(name, format, in: workspace([name: bytes]))
  }

  private func places(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let span = diagnostic.primary.span
      let place = LineMap(span.file).location(of: span.range.lowerBound)
      return "\(place.line):\(place.column): \(diagnostic.severity): \(diagnostic.rule)"
    }
  }

  private static let item =
    "<item><title>A</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type></item>\n"
  private static let rss = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n"

  /// The articles that are whole are read; that the file is not is said where it ends.
  @Test(
    arguments: [
      ("a.xml", rss + item + "</channel></rss>", 1, []),
      ("a.xml", rss + item, 1, ["3:1: error: xml-syntax"]),
      (
        "a.xml",
        rss + "<item><title>B</title><wp:author>ada</wp:author></item>" + item + "</channel></rss>",
        2,
        []
      ),
      ("a.xml", rss + item + "<item><title>B", 1, ["3:14: error: xml-syntax"]),
      (
        "a.xml", rss + "<item><title>B</title>\n" + item + "</channel></rss>", 1,
        ["2:1: error: xml-syntax"]
      ),
      (
        "a.json", "{\"db\":[{\"data\":{\"posts\":[{\"title\":\"A\"},\n{\"title\":\"B", 1,
        ["2:11: error: json-syntax"]
      ),
      ("a.json", "{\"db\":[{\"data\":{\"posts\":[{\"title\":\"A\"}]}}]}", 1, []),
      ("a.json", "{\"db\":[{\"data\":{\"posts\":[", 0, ["1:25: error: json-syntax"]),
    ] as [(String, String, Int, [String])])
  func aFileThatIsCutOffIsAnErrorWhereItEnds(
    _ name: String, _ text: String, _ count: Int, _ places: [String]
  ) throws {
    let file = try survey(name, Array(text.utf8))
    #expect(file.count == count)
    #expect(self.places(file.diagnostics) == places)
  }

  /// All stories of an export may stand on one line.
  @Test func aStoryKnowsTheColumnThatItBeginsIn() throws {
    let text =
      "{\"db\":[{\"data\":{\"posts\":[{\"title\":\"é\"},{\"title\":\"B\",\"published_at\":\"?\"}]}}]}"
    let workspace = MemoryWorkspace(["a.json": text])
    let file = try ArticleFile("a.json", .ghost, in: workspace)
    let found = try file.article(at: 1, in: workspace).diagnostics
    let column = try #require(Array(text).firstIndex(of: "?"))
    #expect(places(found) == ["1:\(column): warning: bad-date"])
  }

  private static func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8($0.value) }
  }

  private static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in [0xFEFF] + Array(text.utf16) {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      bytes += isBigEndian ? [high, low] : [low, high]
    }
    return bytes
  }

  @Test(arguments: [
    latin("<meta charset=\"ISO-8859-1\"><title>T</title><p>caf\u{E9} \u{93}x\u{94}</p>"),
    latin("<?xml version='1.0' encoding='windows-1252'?><p>caf\u{E9} \u{93}x\u{94}</p>"),
    utf16("<p>café “x”</p>", isBigEndian: false),
    utf16("<p>café “x”</p>", isBigEndian: true),
    Array("<meta charset=latin1><p>café “x”</p>".utf8),
  ])
  func textIsReadInTheEncodingThatItSays(_ bytes: [UInt8]) throws {
    let workspace = workspace(["a.html": bytes])
    let read = try ArticleFile("a.html", .html, in: workspace).article(at: 0, in: workspace)
    #expect(read.diagnostics.isEmpty)
    let text = String(decoding: try #require(read.value).body.text, as: UTF8.self)
    #expect(text.contains("café “x”"))
  }

  @Test(arguments: [
    ("a.html", latin("<p>One</p>\n<p>caf\u{E9}</p>"), "2:7: warning: not-utf8"),
    ("a.html", latin("<meta charset=koi8-r>\n<p>caf\u{E9}</p>"), "2:7: warning: not-utf8"),
    ("a.md", latin("---\ntitle: T\n---\ncaf\u{E9}"), "4:4: warning: not-utf8"),
  ])
  func bytesInAnotherEncodingAreTold(_ name: String, _ bytes: [UInt8], _ place: String) throws {
    let workspace = workspace([name: bytes])
    let format = try #require(ArticleFormat(fileName: name, start: bytes))
    let read = try ArticleFile(name, format, in: workspace).article(at: 0, in: workspace)
    #expect(places(read.diagnostics).contains(place))
  }
}
