import GalleyModel

/// Words that stand for what a browser shows in a box.
struct StandIn {
  var words: MeasuredText
  var style: BoxStyle
}

extension Flow {
  /// What stands in a box on cells; `nil` where its content is left to the browser.
  func standIn(_ words: @autoclosure () -> String, _ style: BoxStyle) -> StandIn? {
    medium.isCells ? StandIn(words: MeasuredText(words(), TextStyle(style)), style: style) : nil
  }

  /// Adds a box of a known height, unless words in its middle need more.
  mutating func place(
    _ role: PlacedBox.Role, _ column: Column, height: LayoutUnit, _ standIn: StandIn?
  ) {
    guard let standIn else { return place(role, column, height: height) }
    let index = open(role, column, standIn.style, isolated: true)
    set(standIn.words, in: index, column.inside(standIn.style), standIn.style)
    close(index, standIn.style, isolated: true)
    let missing = height - boxes[index].frame.height
    guard missing > .zero else { return }
    advance(missing)
    change(index) {
      $0.frame.height = height
      $0.text?.baseline += LayoutUnit(Int(missing.pixels / 2))
    }
  }
}
