import GalleyModel

extension PageWriter {
  /// The parts of a rail, each in an element of its own that its margins stay in.
  mutating func parts(
    _ rail: [RailPart], of region: PageRegion, at index: Int, visible: BreakpointSet
  ) {
    for part in rail {
      let blocks: Range<Int>
      var isTurn = false
      html.raw("<div class=\"")
      switch part {
      case .stack(let stack):
        blocks = stack
        html.raw("stack")
      case .turn(let block):
        blocks = block..<block + 1
        isTurn = true
        html.raw("turn")
      }
      let shown = blocks.reduce(BreakpointSet()) { $0.union(region.blocks[$1].shown) }
      hiddenClasses(shown, where: visible)
      html.raw("\">\n")
      self.blocks(blocks, of: region, at: index, visible: isTurn ? shown : visible)
      html.raw("</div>\n")
    }
  }
}
