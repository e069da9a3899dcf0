import GalleySyntax
import Testing

@testable import GalleyRendering

@Suite struct LineBreakingTests {
  private static let words = [
    "a", "gauge", "twenty-two", "(so", "called)", "naïve", "e\u{301}te\u{301}", "東京の雨量計は、",
    "四十個。「はい」", "ちょっと", "🌧️", "👩‍🔬👨‍👩‍👧", "🇲🇺", "한국어", "مرحبا", "Donaudampfschifffahrtsgesellschaft",
    "—", "100\u{A0}km", "!", "»",
  ]

  private static func text(seed: UInt64) -> String {
    var random = Scramble(seed: seed)
    return (0..<40).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func linesFitAndKeepEveryCharacter(seed: UInt64) {
    let text = CellText(Self.text(seed: seed))
    let inked = Self.text(seed: seed).filter { $0 != " " }
    for limit in 2...60 {
      let lines = text.lines(within: limit)
      let strings = lines.map { String(decoding: text.bytes($0.characters), as: UTF8.self) }
      #expect(strings.allSatisfy { DisplayWidth.of($0) <= limit }, "limit \(limit)")
      #expect(strings.map(DisplayWidth.of) == lines.map(\.width), "limit \(limit)")
      #expect(strings.joined().filter { $0 != " " } == inked, "limit \(limit)")
      #expect(strings.allSatisfy { !$0.isEmpty && $0.first != " " && $0.last != " " })
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func balancedLinesAreNoMoreAndNoLonger(seed: UInt64) {
    let text = CellText(Self.text(seed: seed))
    for limit in [10, 24, 40, 75] {
      let (greedy, balanced) = (text.lines(within: limit), text.balancedLines(within: limit))
      #expect(balanced.count == greedy.count)
      #expect((balanced.map(\.width).max() ?? 0) <= (greedy.map(\.width).max() ?? 0))
    }
  }

  private func wrapped(_ text: String, _ limit: Int, balanced: Bool = false) -> [String] {
    let text = CellText(text)
    let lines = balanced ? text.balancedLines(within: limit) : text.lines(within: limit)
    return lines.map { String(decoding: text.bytes($0.characters), as: UTF8.self) }
  }

  @Test func breaksAtSpacesAndHyphens() {
    #expect(wrapped("the well-known rain gauge", 10) == ["the well-", "known rain", "gauge"])
    #expect(wrapped("run it --dry now", 9) == ["run it", "--dry now"])
    #expect(wrapped("", 10).isEmpty)
  }

  @Test func balancesAHeadline() {
    let headline = "What forty school rain gauges say about floods"
    #expect(
      wrapped(headline, 40, balanced: true)
        == ["What forty school rain", "gauges say about floods"])
  }

  @Test func breaksBetweenIdeographsButNotBeforeTheirPunctuation() {
    #expect(wrapped("東京の雨。", 8) == ["東京の", "雨。"])
    #expect(wrapped("彼は「雨」と", 6) == ["彼は", "「雨」", "と"])
    #expect(wrapped("コンピュータ", 6) == ["コン", "ピュー", "タ"])
  }

  @Test func breaksAWordThatIsLongerThanTheLine() {
    #expect(
      wrapped("see https://a.example/long now", 10) == [
        "see", "https://a.", "example/lo", "ng now",
      ])
  }

  @Test func keepsFrenchPunctuationWithItsWord() {
    #expect(wrapped("Il pleut encore !", 15) == ["Il pleut", "encore !"])
  }

  @Test func countsCells() {
    #expect(CellText("e\u{301}a").width == 2)
    #expect(CellText("👩‍🔬").width == 2)
    #expect(CellText("東").width == 2)
  }
}
