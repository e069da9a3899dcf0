import GalleyModel
import Testing

@testable import GalleyGeometry

@Suite struct RowTests {
  private let style = BoxStyle(.mono, 10, 12)

  /// Texts in a font whose characters are all as wide.
  private func row(_ texts: [String], isCentered: Bool = false) -> Row {
    let items = texts.map {
      Row.Item(content: .text(MeasuredText($0, TextStyle(style))))
    }
    return Row(items: items, gap: 10, style: style, isCentered: isCentered)
  }

  private func place(_ row: Row, width: Int) -> [Frame] {
    var flow = Flow(capacity: 8)
    flow.place(row, in: Column(x: LayoutUnit(5), width: LayoutUnit(width)))
    return flow.boxes.map(\.frame)
  }

  @Test func whatDoesNotFitGoesToTheNextLine() {
    // A character is 6.0009765625 px wide, so five of them are a little more than 30 px.
    let frames = place(row(["aaaaa", "bbbbb", "ccccc"]), width: 75)
    #expect(frames.map { $0.x.pixels.rounded() } == [5, 45, 5])
    #expect(frames.map(\.y.pixels) == [0, 0, 12])
  }

  @Test func aTextWiderThanTheRowIsBrokenInLines() {
    let frames = place(row(["aaa bbb ccc"]), width: 45)
    #expect(frames.map(\.width.pixels) == [45])
    #expect(frames.map(\.height.pixels) == [24])
  }

  @Test func aCenteredRowHasItsFreeSpaceOnBothSides() {
    let frames = place(row(["aaaaa"], isCentered: true), width: 100)
    #expect(frames.map { $0.x.pixels.rounded() } == [40])
  }

  @Test func anItemAtTheEndLeavesItsSpaceBeforeIt() {
    var row = row(["aa", "bb"])
    row.items[1].isAtEnd = true
    let frames = place(row, width: 100)
    #expect(frames[1].maxX.pixels == 105)
  }
}
