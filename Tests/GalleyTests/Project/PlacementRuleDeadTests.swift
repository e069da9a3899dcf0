import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

/// Rules of a placement that no article of a project ever needs.
@Suite struct PlacementRuleDeadTests {
  private func layout(allow: String = "{}", policy: String = "{}") -> String {
    """
    layout: article
    grid:
      mobile: { areas: [main, side] }
      desktop: { columns: [1fr, 300px], areas: [main side] }
    regions: { main: [headline, body: { spot_img: ad }], side: [spot_img: rail] }
    slots:
      ad:
        sizes: { mobile: [300x250] }
        label: Advertisement
        allow: \(allow)
        placement:
          first: 600px
          gap: 900px
          max: 90
          clear_of: { code: 100px }
      rail:
        sizes: { desktop: [300x250] }
        label: Advertisement
        sticky: true
        placement: { max: 50, gap: 200px }
    policy: { rules: \(policy) }

    """
  }

  private func dead(_ layout: String, articles: Int = 20) throws -> [String] {
    let paragraph = String(repeating: "harbour ", count: 80) + "\n\n"
    let text = "---\ntitle: A story\n---\n" + String(repeating: paragraph, count: 6)
    var files = ["galley.yaml": "", "layouts/article.yaml": layout]
    for number in 0..<articles { files["articles/\(number).md"] = text }
    let found = try Project.open("", in: MemoryWorkspace(files)).validate().diagnostics
    #expect(found.allSatisfy { $0.severity != .error })
    return found.filter { $0.rule == "placement-rule-dead" }.map {
      let place = LineMap($0.primary.span.file).location(of: $0.primary.span.range.lowerBound)
      return "\(place.line): \($0.primary.span.text)"
    }
  }

  @Test func whatForbidsNothingIsTold() throws {
    let found = try dead(layout())
    #expect(found == ["14: 90", "15: 100px", "20: 50"])
  }

  @Test func fewArticlesTellLittle() throws {
    #expect(try dead(layout(), articles: 19).isEmpty)
  }

  @Test func mayBeAllowedOrTurnedOff() throws {
    let allowed = "{ placement-rule-dead: for the longest stories }"
    #expect(try dead(layout(allow: allowed)) == ["20: 50"])
    #expect(try dead(layout(policy: "{ placement-rule-dead: off }")).isEmpty)
  }
}
