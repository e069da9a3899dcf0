import GalleyModel
import Testing

@testable import GalleyGeometry

@Suite struct FlowTests {
  private let column = Column(x: .zero, width: LayoutUnit(100))

  private func style(top: Int = 0, bottom: Int = 0, padding: Int = 0) -> BoxStyle {
    var style = BoxStyle(.sans, 10, 10)
    style.marginTop = top
    style.marginBottom = bottom
    style.paddingTop = padding
    style.paddingBottom = padding
    return style
  }

  private func solid(_ flow: inout Flow, _ style: BoxStyle, height: Int = 10) {
    let index = flow.open(.piece, column, style)
    flow.advance(LayoutUnit(height))
    flow.close(index, style)
  }

  /// The top and the height of each box, in px.
  private func places(_ flow: Flow) -> [[Double]] {
    flow.boxes.map { [$0.frame.y.pixels, $0.frame.height.pixels] }
  }

  @Test func marginsOfNeighboursCollapseToTheLarger() {
    var flow = Flow(capacity: 4)
    solid(&flow, style(bottom: 20))
    solid(&flow, style(top: 32, bottom: 8))
    solid(&flow, style(top: 4))
    #expect(places(flow) == [[0, 10], [42, 10], [60, 10]])
  }

  @Test func theMarginOfAFirstChildIsTheParents() {
    var flow = Flow(capacity: 4)
    solid(&flow, style(bottom: 5))
    let parent = flow.open(.piece, column, style(top: 8))
    solid(&flow, style(top: 30, bottom: 25))
    flow.close(parent, style(bottom: 10))
    solid(&flow, style())
    #expect(places(flow) == [[0, 10], [40, 10], [40, 10], [75, 10]])
  }

  @Test func paddingKeepsMarginsInside() {
    var flow = Flow(capacity: 4)
    let parent = flow.open(.piece, column, style(top: 8, padding: 2))
    solid(&flow, style(top: 30, bottom: 25))
    flow.close(parent, style(bottom: 10, padding: 2))
    solid(&flow, style())
    #expect(places(flow) == [[8, 69], [40, 10], [87, 10]])
  }

  @Test func anIsolatedBoxKeepsMarginsInside() {
    var flow = Flow(capacity: 4)
    let parent = flow.open(.piece, column, isolated: true)
    solid(&flow, style(top: 30, bottom: 25))
    flow.close(parent, isolated: true)
    #expect(places(flow) == [[0, 65], [30, 10]])
  }

  @Test func theMarginsOfAnEmptyBoxCollapseWithEachOther() {
    var flow = Flow(capacity: 4)
    solid(&flow, style(bottom: 10))
    let empty = flow.open(.piece, column, style(top: 15))
    flow.close(empty, style(bottom: 30))
    solid(&flow, style(top: 20))
    #expect(places(flow) == [[0, 10], [40, 0], [40, 10]])
  }

  @Test func boxesKnowWhatStandsInThem() {
    var flow = Flow(capacity: 4)
    let parent = flow.open(.piece, column)
    solid(&flow, style())
    solid(&flow, style())
    flow.close(parent)
    solid(&flow, style())
    #expect(flow.boxes.map(\.end) == [3, 2, 3, 4])
    #expect(flow.boxes.map(\.depth) == [0, 1, 1, 0])
  }
}

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
