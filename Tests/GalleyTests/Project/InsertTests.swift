import Foundation
import Galley
import Testing

/// What is told of blocks that stand in a body.
@Suite struct InsertTests {
  private static let layout = Harbour.layout.replacing(
    "body: { spot_img: ad }",
    with: """
      body: { spot_img: ad, insert: [{ block: newsletter, after: 4 paragraphs }, \
      { block: { text: A word }, after: 300 paragraphs }] }
      """)

  @Test func whyTellsWhereTheyStand() throws {
    let text = try Harbour(layout: Self.layout).text()
    #expect(text.contains("  text, no place after 300 paragraphs  layouts/article.yaml:6:"))
    let lines = text.split(separator: "\n").filter { $0.contains(" + ") }
    #expect(lines.count == 1)
    let words = "px  newsletter, after 4 paragraphs  layouts/article.yaml:6:"
    #expect(lines.first?.contains(words) == true)
  }

  @Test func programsAreToldTheirPlaces() throws {
    let answer = try Harbour(layout: Self.layout).answer()
    let inserts = try #require(answer["inserts"] as? [[String: Any]])
    #expect(inserts.map { $0["block"] as? String } == ["newsletter", "text"])
    #expect(inserts.map { $0["gap"] as? Int } == [4, -1])
    #expect(inserts[0]["after"] as? String == "4 paragraphs")
    let gaps = try #require(answer["gaps"] as? [[String: Any]])
    #expect(inserts[0]["line"] as? Int == gaps[3]["line"] as? Int)
    let height = try #require(inserts[0]["height"] as? Double)
    #expect(height > 100)
    let shortfall = try #require((gaps[3]["shortfalls"] as? [[String: Any]])?.first)
    #expect(shortfall["rule"] as? String == "insert")
  }

  @Test func aBodyWithoutAdsHasThemToo() throws {
    let layout = Self.layout.replacing("spot_img: ad, ", with: "")
    let text = try Harbour(layout: layout).text()
    #expect(text.contains("  newsletter, above line 12 after 4 paragraphs"))
  }

  @Test func thePageHasThem() throws {
    let project = try Harbour(layout: Self.layout).project
    func page(_ format: RenderRequest.Format) throws -> String {
      let request = RenderRequest(layout: "article", article: "a", format: format)
      return String(decoding: try #require(try project.render(request).bytes), as: UTF8.self)
    }
    let json = try page(.json)
    #expect(json.contains("\"type\": \"insert\"") && json.contains("\"block\": \"newsletter\""))
    #expect(try page(.linear).contains("Subscribe"))
    #expect(try page(.text(width: 80, ascii: true)).contains("Subscribe"))
    let html = try page(.html)
    #expect(html.contains("<div class=\"insert unprinted\">\n<div class=\"panel newsletter\">"))
    #expect(html.contains(".insert .form-text{"))
    let plain = try Harbour().project.render(RenderRequest(layout: "article", article: "a"))
    let bytes = try #require(plain.bytes)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("insert"))
  }
}
