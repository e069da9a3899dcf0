import GalleyModel

extension BodyLayout {
  mutating func list(
    _ list: BodyList, _ column: Column, _ edges: Edges, in nesting: Nesting, _ flow: inout Flow
  ) {
    var style = styles[.list].trimmed(edges)
    if nesting == .item {
      style.marginTop = FixedLengths.nestedListMargin
      style.marginBottom = 0
    }
    let index = flow.open(.element(.list), column, style)
    for item in list.items { self.item(item, isTight: list.isTight, column.inside(style), &flow) }
    flow.close(index, style)
  }

  private mutating func item(
    _ blocks: [BodyBlock], isTight: Bool, _ column: Column, _ flow: inout Flow
  ) {
    let style = styles[.listItem]
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
