import GalleyModel
import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyGeometry

/// Texts on the cells of a terminal.
@Suite struct CellLinesTests {
  private static let words = [
    "a", "gauge", "twenty-two", "(so", "called)", "naïve", "e\u{301}te\u{301}", "東京の雨量計は、",
    "四十個。「はい」", "ちょっと", "🌧️", "👩‍🔬👨‍👩‍👧", "🇲🇺", "1️⃣", "❤‍🔥", "한국어", "हिन्दी", "مرحبا",
    "Donaudampfschifffahrtsgesellschaft", "—", "100\u{A0}km", "!", "»", "soft\u{AD}en",
  ]

  private static func text(_ seed: UInt64) -> String {
    var random = SeededGenerator(seed)
    return (0..<40).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  /// The lines as they are shown, without white space at their ends.
  private func lines(
    _ text: String, _ limit: Int, balanced: Bool = false
  ) -> [(text: String, width: Int)] {
    var style = StyleTable.cells[.paragraph]
    style.wrap = balanced ? .balance : nil
    var placed = CellLines(isRightToLeft: false)
    let column = Column(x: .zero, width: LayoutUnit(limit))
    _ = placed.set(MeasuredText(text, TextStyle(style)), in: column, style)
    return placed.lines.map { line in
      let written = String(decoding: placed.bytes[line.range], as: UTF8.self)
      var words = written.split(separator: " ").joined(separator: " ")
      words.removeAll { $0 == "\u{AD}" }
      return (line.isHyphenated ? words + "-" : words, Int(line.width.pixels))
    }
  }

  private func wrapped(_ text: String, _ limit: Int, balanced: Bool = false) -> [String] {
    lines(text, limit, balanced: balanced).map(\.text)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func linesFitAndKeepEveryCharacter(seed: UInt64) {
    let text = Self.text(seed)
    let inked = text.filter { $0 != " " && $0 != "\u{AD}" }
    for limit in 2...60 {
      let lines = lines(text, limit)
      #expect(lines.allSatisfy { DisplayWidth.of($0.text) <= limit }, "limit \(limit)")
      #expect(lines.map { DisplayWidth.of($0.text) } == lines.map(\.width), "limit \(limit)")
      let kept = lines.map(\.text).joined().filter { $0 != " " }
      #expect(kept.replacing("soft-en", with: "soften") == inked, "limit \(limit)")
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func balancedLinesAreNoMoreAndNoLonger(seed: UInt64) {
    for limit in [10, 24, 40, 75] {
      let greedy = lines(Self.text(seed), limit)
      let balanced = lines(Self.text(seed), limit, balanced: true)
      #expect(balanced.count == greedy.count)
      #expect((balanced.map(\.width).max() ?? 0) <= (greedy.map(\.width).max() ?? 0))
    }
  }

  @Test func breaksWhereTheBrowserDoes() {
    #expect(wrapped("the well-known rain gauge", 10) == ["the well-", "known rain", "gauge"])
    #expect(wrapped("東京の雨。", 8) == ["東京の", "雨。"])
    #expect(wrapped("彼は「雨」と", 6) == ["彼は", "「雨」", "と"])
    #expect(wrapped("Il pleut encore\u{A0}!", 15) == ["Il pleut", "encore\u{A0}!"])
    #expect(wrapped("a soft\u{AD}en", 7) == ["a soft-", "en"])
    #expect(wrapped("", 10).isEmpty)
  }

  @Test func balancesAHeadline() {
    #expect(
      wrapped("What forty school rain gauges say about floods", 40, balanced: true)
        == ["What forty school rain", "gauges say about floods"])
  }

  @Test func breaksAWordThatIsLongerThanTheLine() {
    #expect(wrapped("Abcdefghijklmnop qr", 10) == ["Abcdefghij", "klmnop qr"])
  }

  @Test func preformattedTextKeepsItsSpaces() {
    var placed = CellLines(isRightToLeft: false)
    let column = Column(x: .zero, width: LayoutUnit(8))
    let text = Array("a  b\n\n\t東京雨\n".utf8)[...]
    let lines = placed.set(preformatted: text, in: column, StyleTable.cells[.code])
    #expect(
      placed.lines[lines].map { String(decoding: placed.bytes[$0.range], as: UTF8.self) }
        == ["a  b", "", "\t東京", "雨"])
    #expect(placed.lines[lines].map(\.width.pixels) == [4, 0, 8, 2])
  }
}
