import Foundation
import Testing

@testable import GalleyGeometry

/// The official tests of UAX #14 (Debian: unicode-data).
@Suite struct LineBreakTests {
  /// One line of LineBreakTest.txt: scalars, and before which of them a line may break.
  struct Case: CustomTestStringConvertible {
    var scalars: [UInt32] = []
    var breaks: [Bool] = []
    var testDescription: String { source }
    var source: String

    /// - Parameter line: such as `× 0023 × 0020 ÷ 0041 ÷	#  …`.
    init(_ line: Substring) {
      source = String(line)
      for word in line.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace) {
        switch word {
        case "÷": breaks.append(true)
        case "×": breaks.append(false)
        default: scalars.append(UInt32(word, radix: 16) ?? 0)
        }
      }
      breaks.removeLast()
      breaks[0] = false
    }
  }

  static let file = "/usr/share/unicode/auxiliary/LineBreakTest.txt"

  static func cases() throws -> [Case] {
    try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(Case.init)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: file)))
  func followsTheOfficialTests() throws {
    for test in try Self.cases() {
      let breaks = LineBreakRules.breaks(before: test.scalars.map(LineBreakProperties.init))
      #expect(breaks == test.breaks, "\(test.source)")
    }
  }
}
