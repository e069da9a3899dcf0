import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

/// What `why` tells besides the gaps themselves, for people and for programs.
@Suite struct WhyTests {
  @Test(arguments: [
    ("a", "ads: none\n" + Harbour.article(12), "the article wants no ads: 'ads: none'"),
    ("a", Harbour.article(0), "the article has no text"),
    ("a", Harbour.article(1), "the body is a single block: there is no gap in it"),
    (nil, "---\n", "the page has no article"),
  ])
  func saysWhyThereIsNoGap(_ name: String?, _ article: String, _ reason: String) throws {
    let harbour = try Harbour(article: article)
    #expect(try harbour.answer(article: name)["reason"] as? String == reason)
    let text = try harbour.text(article: name)
    #expect(text.contains(reason))
    #expect(!text.contains("no body shows") && !text.contains("admits another"))
  }

  @Test func saysNoReasonWhereThereAreGaps() throws {
    #expect(try Harbour().answer()["reason"] as? String == "")
  }

  @Test func singleBlockIsNoFaultOfTheRules() throws {
    let long = "---\n" + String(repeating: "harbour ", count: 2000) + "\n"
    let page = RenderRequest(layout: "article", article: "a")
    let report = try Harbour(article: long).project.render(page).report
    let found = report.diagnostics.filter { $0.rule == "placement-unsatisfiable" }
    #expect(
      found.map(\.primary.text) == ["the body is a single block: there is no gap in it"])
  }

  /// A section's front has rails beside what is no article's body.
  @Test func railsNeedNoArticle() throws {
    let harbour = try Harbour(
      layout: Harbour.layout.replacing("[headline,", with: "[spot_img: top,") + """
          top: { sizes: [300x250], label: Advertisement, reserve: 2000px }

        """)
    let text = try harbour.text(article: nil)
    #expect(text.contains("the page has no article\n  rail: 3 ads in a rail"))
    let rails = try #require(harbour.answer(article: nil)["rails"] as? [[String: Any]])
    #expect((rails.first?["ads"] as? [Any])?.count == 3)
  }

  @Test func screensMayBeTakenBack() throws {
    let answer = try Harbour(body: "screen: true, density: none").answer()
    let remedy = try #require((answer["remedies"] as? [[String: Any]])?.first)
    #expect(remedy["rule"] as? String == "screen")
    #expect(remedy["from"] as? String == "true" && remedy["to"] as? String == "false")
  }

  @Test func programsAreToldPlacesAndLines() throws {
    let answer = try Harbour(body: "first: 300px, max: 2").answer()
    let gaps = try #require(answer["gaps"] as? [[String: Any]])
    let shortfall = try #require((gaps[0]["shortfalls"] as? [[String: Any]])?.first)
    let place = try #require(shortfall["at"] as? [String: Any])
    #expect(place["file"] as? String == "layouts/article.yaml")
    #expect(place["line"] as? Int == 11 && place["column"] as? Int == 25)
    let ads = try #require(answer["ads"] as? [[String: Any]])
    #expect(ads.first?["sizes"] as? [String] == ["300x250", "300x50"])
    let remedy = try #require((answer["remedies"] as? [[String: Any]])?.first)
    let admitted = try #require(remedy["admits_gap"] as? Int)
    #expect(remedy["line"] as? Int == gaps[admitted - 1]["line"] as? Int)
  }

  /// One more above the first would keep its distance, and make the third a fourth that does not.
  @Test func programsAreToldWhatIsOutdone() throws {
    let rules = "gap: { 2: 1 paragraph, 4: 90 paragraphs }, density: none"
    let gaps = try #require(try Harbour(body: rules).answer()["gaps"] as? [[String: Any]])
    let above = gaps.prefix { $0["taken"] as? Bool == false }
    #expect(!above.isEmpty)
    for gap in above {
      #expect(gap["outdone"] as? Bool == true && (gap["shortfalls"] as? [Any])?.isEmpty == true)
    }
    #expect(gaps.allSatisfy { $0["taken"] as? Bool == false || $0["outdone"] as? Bool == false })
  }

  /// Presets are about bodies: rails are as they were.
  @Test(arguments: ["every_n_paragraphs", "guardian", "better_ads"])
  func aPresetLeavesRailsAlone(_ preset: String) throws {
    let text = try Harbour(body: "max: 0").text(preset: preset)
    #expect(text.contains("  rail: 3 ads in a rail"))
    #expect(!text.contains(": 0 ads in a body"))
  }

  @Test func whatIsAroundIsNamedSo() throws {
    let layout = Harbour.layout.replacing(
      "sticky: true\n    placement: { %RAIL }", with: "sticky: false")
    let text = try Harbour(layout: layout, body: "gap: 600px, max: 0").text()
    let words = text.components(separatedBy: "\n").first { $0.contains("'rail' beside the body") }
    #expect(words?.contains("px  around: ") == true)
    #expect(words?.hasSuffix(", 600 needed (+1 more)  layouts/article.yaml:11:23") == true)
  }
}

/// The last edition's placement: what is read of it, what is refused, and what it keeps.
@Suite struct EarlierAdsTests {
  private static let stable = "max: 2, keep_stable: true"

  private func refusal(_ previous: String, body: String = Self.stable) throws -> String? {
    let harbour = try Harbour(body: body, previous: previous)
    return #expect(throws: GalleyError.self) { try harbour.text(previous: "last.json") }?
      .description
  }

  @Test(arguments: [
    ("[]", ""), ("{}", ""), ("a", ""), ("[", ""),
    ("[1, 2]", ": no breakpoint is named in line 1"),
    ("[{\"ads\": []}]", ": no breakpoint is named in line 1"),
    ("[\n{\"breakpoint\": \"desktop\"}]", ": 'ads' is missing in line 2"),
    ("[{\"breakpoint\": \"desktop\", \"ads\": 3}]", ": 'ads' is no list in line 1"),
    ("[{\"breakpoint\": \"old\", \"ads\": [{}]}]", ": an ad has no anchor in line 1"),
    (
      "[{\"breakpoint\": \"mobile\", \"ads\": [{\"slot\": \"zz\", \"anchor\": \"x\", \"gap\": -1}]}]",
      ": 'x' is no anchor in line 1"
    ),
  ])
  func refusesWhatWhyDoesNotWrite(_ previous: String, _ reason: String) throws {
    let refusal = try refusal(previous)
    #expect(refusal == "'last.json' is not what 'galley why --format json' writes\(reason)")
  }

  @Test func nothingIsKeptWhereNoPlacementSaysSo() throws {
    let previous = try Harbour(body: "max: 2").json()
    let expected =
      "nothing would be kept: no body's slot has a placement that says 'keep_stable: true'"
    #expect(try refusal(previous, body: "max: 2") == expected)
    #expect(try refusal(previous, body: "max: 2, keep_stable: false") == expected)
  }

  @Test func unknownBreakpointsAndPagesWithoutABodyAreRead() throws {
    let previous = """
      [{"breakpoint": "watch", "ads": [{"anchor": "1-2"}]}, {"breakpoint": "desktop", "reason": "a"}]
      """
    let harbour = try Harbour(body: Self.stable, previous: previous)
    #expect(try !harbour.text(previous: "last.json").contains("kept"))
    #expect(try !harbour.json(previous: "last.json").contains("\"kept\": true"))
  }

  /// A paragraph more at the top would move the ads up by one gap, were they not kept.
  @Test func tellsWhatIsKept() throws {
    let first = try Harbour(body: Self.stable).answer()
    let gaps = (first["ads"] as? [[String: Any]])?.map { $0["gap"] as? Int }
    let json = try Harbour(body: Self.stable).json()
    #expect(!json.contains("\"kept\": true"))
    let edited = Harbour.article(12).replacing("---\n", with: "---\nNew words here.\n\n")
    let harbour = try Harbour(body: Self.stable, article: edited, previous: json)
    let ads = try #require(harbour.answer(previous: "last.json")["ads"] as? [[String: Any]])
    #expect(ads.map { $0["kept"] as? Bool } == [true, true])
    #expect(ads.map { $0["gap"] as? Int } == gaps?.map { $0.map { $0 + 1 } })
    let text = try harbour.text(previous: "last.json")
    #expect(text.components(separatedBy: "ad 300x250, 300x50, kept\n").count == 3)
  }

  @Test func aPresetKeepsToo() throws {
    let json = try Harbour(body: Self.stable).json()
    let harbour = try Harbour(body: Self.stable, previous: json)
    let text = try harbour.text(preset: "better_ads", previous: "last.json")
    #expect(text.contains(", kept\n"))
  }
}
