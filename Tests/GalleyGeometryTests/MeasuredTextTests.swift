import GalleyModel
import Testing

@testable import GalleyGeometry

@Suite struct MeasuredTextTests {
  @Test func sumsAdvances() {
    let text = MeasuredText("a", TextStyle(.serif, size: 20))
    #expect(text.longestLine.pixels == 8.890625)
  }

  @Test func breaksLines() {
    let text = MeasuredText("The quick brown fox", TextStyle(.serif, size: 20))
    #expect(text.longestLine.pixels == 168.296875)
    let lines = text.lines(width: LayoutUnit(100))
    #expect(lines.map(\.range) == [0..<10, 10..<19])
  }
}
