import Foundation
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
