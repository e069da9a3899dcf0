import Foundation
import GalleyModel
import Testing

@testable import GalleyGeometry

/// The official tests of UAX #14, where Debian's package unicode-data is installed.
///
/// It has those of Unicode 15; browsers, and so Galley, follow the rules of Unicode 17 with one
/// tailoring. A result may differ only where a named change applies, and each of them must.
@Suite struct LineBreakTests {
  static let file = "/usr/share/unicode/auxiliary/LineBreakTest.txt"

  /// One line of LineBreakTest.txt: scalars, and before which of them a line may break.
  struct Case {
    var scalars: [UInt32] = []
    var breaks: [Bool] = []

    /// - Parameter line: such as `× 0023 × 0020 ÷ 0041 ÷	#  …`.
    init(_ line: Substring) {
      for word in line.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace) {
        switch word {
        case "÷": breaks.append(true)
        case "×": breaks.append(false)
        default: scalars.append(UInt32(word, radix: 16) ?? 0)
        }
      }
      breaks.removeLast()
    }
  }

  /// A rule that came after Unicode 15, or a tailoring.
  enum Change: CaseIterable {
    /// 15.1: quotation marks no longer keep an opening bracket across spaces (the old LB15).
    case quoteBeforeBracket
    /// 15.1: an opening quotation mark keeps what follows across spaces (LB15a), a closing one what
    /// precedes it (LB15b).
    case openingQuote, closingQuote
    /// 16: a line breaks before ".5" after a space (LB15c).
    case decimalPoint
    /// 16: a hyphen that begins a word stays with it (LB20a).
    case leadingHyphen
    /// 16: a Hebrew word breaks after its hyphen before another (LB21a).
    case hebrewHyphen
    /// 16: digits stay with a full stop or a comma before them (LB25).
    case digitsAfterStop
    /// Tailored: small kana are letters as others (LB1 leaves the choice, for `line-break: normal`).
    case smallKana

    /// The change that makes the place before a scalar different, if one does.
    init?(before index: Int, of text: [UInt32]) {
      let scalars = text.map(LineBreakProperties.init)
      let bases = text[..<index].filter(LineBreakTests.isBase).map(LineBreakProperties.init)
      let last = bases.last?.lineBreakClass
      let beforeSpaces = bases.last { $0.lineBreakClass != .sp }
      let next = scalars[index].lineBreakClass
      switch (last, next) {
      case _
      where LineBreakTests.isSmallKana(text[index])
        || text[..<index].last(where: LineBreakTests.isBase).map(LineBreakTests.isSmallKana) == true:
        self = .smallKana
      case (.hy, .al), (.hh, .al),
        (.hy, .hl) where bases.count == 1:
        self = .leadingHyphen
      case (.hy, .hl) where bases.dropLast().last?.lineBreakClass == .hl: self = .hebrewHyphen
      case (.is, .nu): self = .digitsAfterStop
      case (.sp, .is): self = .decimalPoint
      case (.sp, .op) where beforeSpaces?.lineBreakClass == .qu: self = .quoteBeforeBracket
      case (.sp, _) where scalars[index].isFinalQuote: self = .closingQuote
      case (.sp, _) where beforeSpaces?.isInitialQuote == true: self = .openingQuote
      default: return nil
      }
    }
  }

  fileprivate static func isBase(_ scalar: UInt32) -> Bool {
    let lineBreakClass = LineBreakProperties(of: scalar).lineBreakClass
    return lineBreakClass != .cm && lineBreakClass != .zwj
  }

  fileprivate static func isSmallKana(_ scalar: UInt32) -> Bool {
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョー".unicodeScalars.contains { $0.value == scalar }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: file)))
  func followsTheOfficialTests() throws {
    var changes: Set<Change> = []
    let lines = try String(contentsOfFile: Self.file, encoding: .utf8).split(separator: "\n")
    for line in lines where !line.hasPrefix("#") {
      let test = Case(line)
      let breaks = LineBreakRules.breaks(before: test.scalars.map(LineBreakProperties.init))
      for index in breaks.indices.dropFirst() where breaks[index] != test.breaks[index] {
        let change = Change(before: index, of: test.scalars)
        #expect(change != nil, "before scalar \(index) of \(line)")
        if let change { changes.insert(change) }
      }
    }
    #expect(changes == Set(Change.allCases))
  }
}

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
