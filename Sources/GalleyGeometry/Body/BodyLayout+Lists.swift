import GalleyModel

extension BodyLayout {
  mutating func list(
    _ list: BodyList, _ column: Column, _ edges: Edges, in nesting: Nesting, _ flow: inout Flow
  ) {
    let lengths = flow.medium.lengths
    var style = styles[.list].trimmed(edges)
    if nesting == .item {
      style.marginTop = lengths.nestedListMargin
      style.marginBottom = 0
    }
    if flow.medium.isCells { style.paddingStart = list.markWidth }
    let index = flow.open(.element(.list), column, style)
    let inside = column.inside(style, on: flow.medium)
    var item = styles[.listItem]
    if !list.isTight { item.marginBottom = max(item.marginBottom, lengths.looseItemMargin) }
    lists += 1
    for (position, blocks) in list.items.enumerated() {
      if flow.medium.isCells, inside.x > column.x {
        let marker = list.marker(at: position, nesting: lists - 1)
        flow.mark(marker, style.paddingStart, before: inside)
      }
      self.item(blocks, isTight: list.isTight, inside, item, &flow)
    }
    lists -= 1
    flow.close(index, style)
  }

  private mutating func item(
    _ blocks: [BodyBlock], isTight: Bool, _ column: Column,
    _ style: BoxStyle, _ flow: inout Flow
  ) {
    let index = flow.open(.element(.listItem), column, style)
    flow.change(index) { $0.line = blocks.first?.line ?? 0 }
    // The marker makes a line of its own where there is nothing to stand beside.
    if blocks.isEmpty { flow.set(lines: 1, in: index, style) }
    var follows = false
    for (position, block) in blocks.enumerated() {
      if isTight, case .paragraph(let text) = block.content {
        // A paragraph after another thing begins with a line break, which is a line after a block.
        if position > 0, !follows { flow.set(lines: 1, in: index, style) }
        runs(text.indices, in: index, column, style, &flow)
        follows = true
      } else {
        let edges = Edges(position, of: blocks.count).subtracting(.first)
        place(block, column, edges, in: .item, &flow)
        follows = false
      }
    }
    flow.close(index, style)
  }
}

extension BodyList {
  /// The cells that its bullets or numbers take, with the space after them.
  fileprivate var markWidth: Int {
    guard let start else { return 2 }
    let last = start.addingReportingOverflow(max(0, items.count - 1)).partialValue
    return max(String(start).count, String(last).count) + 2
  }

  fileprivate func marker(at index: Int, nesting: Int) -> ListMarker {
    start.map { .number($0 &+ index) } ?? .bullet(nesting: nesting)
  }
}
