import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyBasics

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2),
    ("Ａ", 2), ("👩‍👩‍👧", 2), ("🇲🇺", 2), ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("☺\u{FE0E}", 1),
    ("\u{200B}", 0), ("\u{AD}", 1), ("\t", 0), ("\u{1B}", 0), ("…", 1), ("—", 1), ("ﬁ", 1),
    ("क्षि", 3),
    ("\u{3000}", 2), ("🚀x", 3), ("กำ", 2),
  ])
  func strings(_ text: String, _ cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }

  @Test func scalars() {
    #expect(DisplayWidth.of("あ" as Unicode.Scalar) == 2)
    #expect(DisplayWidth.of("\u{301}" as Unicode.Scalar) == 0)
    #expect(DisplayWidth.of("\u{10FFFF}" as Unicode.Scalar) == 1)
  }
}

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

  /// Among thousands a slip of two letters is found, and none of more.
  @Test func amongVeryManyTheNearIsFound() {
    let names = (1...5000).map { "the-story-of-ferry-number-\($0).html" }
    #expect(
      Suggestion.nearest(to: "the-story-of-fery-numbr-4711.html", among: names) == names[4710])
    #expect(Suggestion.nearest(to: "the-storry-off-fery-numbr-4711.html", among: names) == nil)
    #expect(
      Suggestion.nearest(to: "the-storry-off-fery-numbr-1.html", among: names.prefix(9)) == names[0]
    )
  }

  @Test func neverTheWordItself() {
    #expect(Suggestion.nearest(to: "rail", among: ["rail"]) == nil)
  }

  @Test func veryLongWordsAreNotCompared() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(Suggestion.nearest(to: long, among: [long + "b"]) == nil)
    #expect(Suggestion.nearest(to: "a", among: [long]) == nil)
  }

  /// The distance is that of the table which defines it, for words of every length up to the longest.
  @Test func distancesAreThoseOfTheTable() {
    var generator = SeededGenerator(5)
    func word() -> [Unicode.Scalar] {
      (0..<Int.random(in: 1...64, using: &generator)).map { _ in
        "abcé".unicodeScalars.randomElement(using: &generator) ?? "a"
      }
    }
    for _ in 0..<2000 {
      let (a, b) = (word(), word())
      #expect(EditPattern(a).distance(to: b) == tableDistance(a, b), "\(a) \(b)")
    }
    #expect(EditPattern(["a"]).distance(to: []) == 1)
  }

  /// A list made ready answers as a search through all names does.
  @Test(arguments: [40, 2500]) func aListAnswersAsASearchDoes(_ count: Int) {
    var generator = SeededGenerator(11)
    func word() -> String {
      String(
        (0..<Int.random(in: 0...40, using: &generator)).map { _ in
          "abé-_./".randomElement(using: &generator) ?? "a"
        })
    }
    let names = Set((0..<count).map { _ in word() })
    let list = SuggestionList(names)
    for _ in 0..<200 {
      let asked = word()
      #expect(list.nearest(to: asked) == Suggestion.nearest(to: asked, among: names), "\(asked)")
    }
    #expect(SuggestionList([]).nearest(to: "a") == nil)
    #expect(SuggestionList(["a"]).nearest(to: "") == nil)
    #expect(SuggestionList(["ferry"]).nearest(to: String(repeating: "f", count: 9000)) == nil)
  }

  /// A search that stops early answers as the whole table does.
  @Test func distancesWithinALimitAreThoseOfTheTable() {
    var generator = SeededGenerator(6)
    func word() -> [Unicode.Scalar] {
      (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        "abc".unicodeScalars.randomElement(using: &generator) ?? "a"
      }
    }
    for _ in 0..<2000 {
      let (a, b, limit) = (word(), word(), Int.random(in: 0...8, using: &generator))
      let distance = tableDistance(a, b)
      let found = EditPattern(a).distance(to: b, within: limit)
      #expect(found == (distance <= limit ? distance : nil), "\(a) \(b) \(limit)")
    }
  }

  private func tableDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let same = a[i - 1] == b[j - 1] ? 0 : 1
        var cost = min(row[j - 1] + 1, rows[i - 1][j] + 1, rows[i - 1][j - 1] + same)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, rows[i - 2][j - 2] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
