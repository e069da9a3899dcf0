import GalleyModel
import Testing

@testable import GalleyGeometry

/// What holds for every text, tried on many that a seeded generator writes.
@Suite struct LineProperties {
  /// Pieces that exercise every path: plain words, signs, other alphabets, other scripts.
  static let vocabulary = [
    "a", "word", "unbreakable", " ", " ", " ", "-", "?", "(", ")", ".", ",", "é", "“", "”", "’",
    "—",
    "Жук", "中文", "한", "e\u{301}", "\u{AD}", "\u{200B}", "\u{A0}", "😀", "\u{1F1F2}\u{1F1FA}", "1",
    "$",
    "हि", "/", "…", "\u{2060}", "\u{2009}", "\u{202F}",
  ]

  struct Generator {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    /// A body of a few runs in several styles.
    mutating func body() -> (body: Body, text: RichText) {
      var body = Body()
      for _ in 0...next(below: 4) {
        let start = Int32(body.text.count)
        for _ in 0..<next(below: 12) {
          body.text += Array(vocabulary[next(below: vocabulary.count)].utf8)
        }
        let style = Run.Style(rawValue: UInt8(next(below: 8)))
        body.runs.append(Run(text: start..<Int32(body.text.count), style: style))
        if next(below: 6) == 0 {
          let end = Int32(body.text.count)
          body.runs.append(Run(.lineBreak, text: end..<end))
        }
      }
      return (body, RichText(runs: 0..<Int32(body.runs.count)))
    }
  }

  private func forEachText(_ check: (MeasuredText) -> Void) {
    var generator = Generator(state: 7)
    for _ in 0..<2000 {
      let (body, text) = generator.body()
      check(MeasuredText(text, of: body, TextStyle(.serif, size: 20)))
    }
  }

  @Test func linesAreTheWholeTextInOrder() {
    forEachText { text in
      for width in [0, 30, 100, 1000] {
        let lines = text.lines(width: LayoutUnit(width))
        #expect((lines.first?.range.lowerBound ?? 0) == 0)
        #expect(lines.last?.range.upperBound ?? text.text.count == text.text.count)
        #expect(
          zip(lines, lines.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
        #expect(lines.count == text.lineCount(width: LayoutUnit(width)))
      }
    }
  }

  @Test func aWiderColumnNeverHasMoreLines() {
    forEachText { text in
      let counts = stride(from: 0, through: 400, by: 20).map {
        text.lineCount(width: LayoutUnit($0))
      }
      #expect(zip(counts, counts.dropFirst()).allSatisfy(>=), "\(counts)")
    }
  }

  @Test func noLineIsWiderThanItsColumn() {
    forEachText { text in
      for width in [30, 100, 300].map({ LayoutUnit($0) }) {
        for line in text.lines(width: width) {
          let content = String(decoding: text.text[line.range], as: UTF8.self)
          let isOneCharacter = content.filter { !$0.isWhitespace }.count <= 1
          #expect(line.width.rawValue <= width.rawValue + 1 || isOneCharacter, "\(content)")
        }
      }
    }
  }

  @Test func theLongestLineAndWordAreTheWidthsThatSuffice() {
    forEachText { text in
      let breaks = text.pieces.count { $0.ending == .forced }
      #expect(text.lineCount(width: text.longestLine) <= breaks + 1)
      #expect(text.longestWord <= text.longestLine)
    }
  }

  /// Words are read byte by byte or scalar by scalar: their breaks are the same.
  @Test func plainAndScalarMeasuringAgree() {
    var generator = Generator(state: 11)
    for _ in 0..<2000 {
      let text = generator.body().body.text
      var tracked = TextStyle(.serif, size: 20)
      tracked.tracking = 1
      let plain = MeasuredText(text, TextStyle(.serif, size: 20))
      let scalar = MeasuredText(text, tracked)
      #expect(breaks(in: plain) == breaks(in: scalar), "\(String(decoding: text, as: UTF8.self))")
    }
  }

  /// Measured once, a text has the lines that it would have if it were measured for each size.
  @Test func aTextKeptHasTheSameLinesInAnySize() {
    var generator = Generator(state: 13)
    for _ in 0..<500 {
      let (body, text) = generator.body()
      var kept = BodyTexts(body)
      for size in [16, 19, 20, 16] {
        let style = TextStyle(.sans, size: size)
        let new = MeasuredText(text, of: body, style)
        for width in [30, 100, 300].map({ LayoutUnit($0) }) {
          #expect(kept.lineCount(text, style, width: width) == new.lineCount(width: width))
        }
        let extent = kept.extent(of: text.indices, style)
        #expect(extent.word == new.longestWord)
        #expect(extent.line == new.longestLine)
      }
    }
  }

  @Test func aTextKeptIsMeasuredAnewInAnotherFace() {
    var generator = Generator(state: 17)
    for _ in 0..<100 {
      let (body, text) = generator.body()
      var kept = BodyTexts(body)
      for family in [FontFamily.serif, .mono] {
        let style = TextStyle(family, size: 18)
        let new = MeasuredText(text, of: body, style)
        #expect(kept.extent(of: text.indices, style).line == new.longestLine)
      }
    }
  }

  private func breaks(in text: MeasuredText) -> [Int] {
    text.pieces.filter { $0.ending != .joined }.map(\.end)
  }
}
