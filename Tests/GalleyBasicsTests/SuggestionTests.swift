import GalleyBasics
import Testing

@Suite struct SuggestionTests {
  private let names = ["leaderboard", "rail", "in_article", "article_end", "latest"]

  @Test(
    arguments: [
      ("leaderbord", "leaderboard"), ("laederboard", "leaderboard"), ("in-article", "in_article"),
      ("InArticle", "in_article"), ("rial", "rail"), ("LATEST", "latest"), ("xyz", nil), ("", nil),
      ("ra", nil), ("lates", "latest"), ("sidebar", nil),
    ] as [(String, String?)])
  func nearest(_ word: String, _ expected: String?) {
    #expect(Suggestion.nearest(to: word, among: names) == expected)
  }

  @Test func equallyNearNamesAreTakenInOrder() {
    #expect(Suggestion.nearest(to: "slot0", among: ["slot2", "slot1", "slot3"]) == "slot1")
  }

  @Test func neverTheWordItself() {
    #expect(Suggestion.nearest(to: "rail", among: ["rail"]) == nil)
  }

  @Test func veryLongWordsAreNotCompared() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(Suggestion.nearest(to: long, among: [long + "b"]) == nil)
    #expect(Suggestion.nearest(to: "a", among: [long]) == nil)
  }
}
