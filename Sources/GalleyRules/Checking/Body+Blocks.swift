import GalleyModel

extension Body {
  /// Visits every block in the order of reading, those inside others included.
  func forEachBlock(_ visit: (BodyBlock) -> Void) {
    var waiting = Array(blocks.reversed())
    while let block = waiting.popLast() {
      visit(block)
      waiting.append(contentsOf: block.children.reversed())
    }
  }
}
