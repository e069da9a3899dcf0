import Foundation
import Galley
import Testing

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
