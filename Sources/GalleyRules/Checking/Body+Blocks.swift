import GalleyModel

extension Body {
  /// Visits every block in the order of reading, those inside quotes and lists included.
  func forEachBlock(_ visit: (BodyBlock) -> Void) {
    var waiting = Array(blocks.reversed())
    while let block = waiting.popLast() {
      visit(block)
      switch block.content {
      case .quote(let inner): waiting.append(contentsOf: inner.reversed())
      case .list(let list): waiting.append(contentsOf: list.items.joined().reversed())
      default: break
      }
    }
  }
}
