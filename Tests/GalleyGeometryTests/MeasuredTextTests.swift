import GalleyModel
import Testing

@testable import GalleyGeometry

/// Widths and breaks that Chromium shows, typed in from there.
@Suite struct MeasuredTextTests {
  let serif = TextStyle(.serif, size: 20)

  private func words(_ text: String, _ style: TextStyle, width: Double = 0) -> [String] {
    MeasuredText(text, style).lines(width: LayoutUnit(width)).map {
      String(decoding: Array(text.utf8)[$0.range], as: UTF8.self)
    }
  }

  /// Where a line may end: the pieces of a text.
  private func pieces(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var start = 0
    return MeasuredText(text, serif).pieces.compactMap { piece in
      guard piece.ending != .joined || piece.end == bytes.count else { return nil }
      defer { start = piece.end }
      return start == piece.end
        ? nil : String(decoding: bytes[start..<piece.end], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("a", TextStyle(.serif, size: 20), 8.890625),
    ("a", TextStyle(.mono, size: 20), 12.015625),
    ("W", TextStyle(.serif, size: 13), 12.28125),
    ("The quick brown fox", TextStyle(.serif, size: 20), 168.296875),
    ("The quick brown fox", TextStyle(.serif, size: 13), 109.390625),
    ("The quick brown fox", TextStyle(.mono, size: 21), 239.453125),
    ("中文字", TextStyle(.serif, size: 20), 60),
    ("\u{200A}", TextStyle(.serif, size: 20), 1.25), ("\u{2009}", TextStyle(.serif, size: 20), 4),
    ("\u{202F}", TextStyle(.serif, size: 20), 2.5), ("\u{2007}", TextStyle(.serif, size: 20), 10),
  ])
  func isAsWideAsInABrowser(text: String, style: TextStyle, width: Double) {
    #expect(MeasuredText(text, style).longestLine.pixels == width)
  }

  @Test(arguments: [
    ["a-", "1"], ["-1"], ["é-1"], ["a/b"], ["a?", "b"], ["http://a.b/c?", "d=e&f"],
    ["(a)b"], ["a)", "(b"], ["x!y"], ["Bonjour ", "! ", "a"], ["« ", "b ", "»"], ["a ", "“b"],
    ["a“b"], ["a", "—", "b"], ["100 ", "%"], ["don’t"], ["a?", "é"], ["a/", "é"],
    ["a\u{AD}", "b"], ["a\u{200B}", "b"], ["a\u{2060}b"], ["a\u{A0}b"], ["a\u{A0}-", "b"],
    ["中", "文", "(中", "文)"], ["あ", "っ", "か"], ["あ、", "い。"], ["5％"], ["a ", "-", "b"],
    ["ภาษา", "ไทย ", "ภาษา", "ไทย"], ["(ภาษา", "ไทย)"], ["ພາສາ", "ລາວ"],
  ])
  func breaksWhereABrowserDoes(parts: [String]) {
    #expect(pieces(parts.joined()) == parts)
  }

  @Test func breaksLines() {
    #expect(words("The quick brown fox", serif, width: 100) == ["The quick ", "brown fox"])
  }

  @Test func whatFitsByLessThanALayoutUnitFits() {
    let width = MeasuredText("brown", serif).longestLine.pixels
    #expect(words("brown fox", serif, width: width - 1.0 / 64) == ["brown ", "fox"])
    #expect(words("brown fox", serif, width: width - 2.0 / 64) != ["brown ", "fox"])
  }

  @Test func spacesAtTheEndTakeNoRoom() {
    let width = MeasuredText("brown", serif).longestLine.pixels
    #expect(MeasuredText("brown ", serif).lineCount(width: LayoutUnit(width)) == 1)
    #expect(MeasuredText("  brown  ", serif).longestLine.pixels == width)
  }

  @Test func aWordWiderThanALineIsCutBetweenCharacters() {
    #expect(words("abcdef", serif, width: 20) == ["ab", "cd", "ef"])
    #expect(words("e\u{301}e\u{301}", serif) == ["e\u{301}", "e\u{301}"])
    #expect(words("x abc", serif, width: 1) == ["x ", "a", "b", "c"])
  }

  @Test func aSoftHyphenShowsOnlyWhereTheLineBreaks() {
    let text = MeasuredText("well\u{AD}known", serif)
    #expect(text.lineCount(width: LayoutUnit(100)) == 1)
    let lines = text.lines(width: LayoutUnit(60))
    #expect(lines.map(\.isHyphenated) == [true, false])
    #expect(lines[0].width > MeasuredText("well", serif).longestLine)
  }

  @Test func aHyphenThatDoesNotFitMovesTheWord() {
    let width = MeasuredText("a well", serif).longestLine
    #expect(
      words("a well\u{AD}nes", serif, width: width.pixels) == ["a ", "well\u{AD}", "nes"])
  }

  @Test func capitalsAndTrackingAreMeasured() {
    var style = TextStyle(.sans, size: 13, isBold: true)
    let capitals = MeasuredText("NEWS", style).longestLine
    style.isUppercase = true
    #expect(MeasuredText("news", style).longestLine == capitals)
    style.tracking = 1
    #expect(MeasuredText("news", style).longestLine == capitals + LayoutUnit(4))
  }

  @Test func otherScriptsAreEstimates() {
    #expect(!MeasuredText("Ünïcödé “Ω” Жук", serif).isEstimated)
    #expect(!MeasuredText("中文、かな", serif).isEstimated)
    #expect(MeasuredText("हिन्दी", serif).isEstimated)
    #expect(MeasuredText("العربية", serif).isEstimated)
  }

  @Test func anEmptyTextHasNoLines() {
    #expect(MeasuredText("", serif).lineCount(width: LayoutUnit(100)) == 0)
  }

  @Test(arguments: [
    "W", "é", "中", "a-", "—", "\u{301}", "\u{AD}", "\u{1F1F2}", "W\u{AD}", "(", "“",
  ])
  func aLongWordIsMeasured(part: String) {
    let text = MeasuredText(String(repeating: part, count: 30_000), serif)
    let whole = MeasuredText(part, serif).longestLine.pixels * 30_000
    #expect(text.longestLine.pixels >= whole * 0.9 - 1)
    #expect(text.lineCount(width: LayoutUnit(30)) >= Int(whole / 62))
  }

  @Test func aWordOfMoreUnitsThan32BitsHold() {
    let width = MeasuredText(String(repeating: "W", count: 1_200_000), serif).longestLine
    #expect(width == LayoutUnit(1_200_000.0 * 1933 * 20 / 2048))
  }
}
