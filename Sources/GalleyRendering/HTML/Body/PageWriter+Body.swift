import GalleyModel

extension PageWriter {
  mutating func articleBody(_ content: BodyContent, _ visibility: Visibility) {
    guard let body = page.article?.body else { return }
    open("div", "body prose", visibility)
    html.raw(">\n")
    var writer = BodyWriter(body, root: page.root)
    for item in content.items {
      switch item {
      case .block(let index):
        if body.blocks.indices.contains(index) { writer.write(body.blocks[index], to: &html) }
      case .slot(let slot):
        self.slot(slot, within: visibility.shown)
      case .insert(let index): insert(content.inserts[index].block, within: visibility.shown)
      }
    }
    html.raw("</div>\n")
  }

  /// A block of the layout, in a box of its own: what is styled as text around it is not so in there.
  private mutating func insert(_ block: PageBlock, within all: BreakpointSet) {
    let visibility = Visibility(shown: block.visible, within: all)
    open("div", block.name.isPrinted ? "insert" : "insert unprinted", visibility)
    html.raw(">\n")
    self.block(block, isHeadline: false, within: block.visible)
    html.raw("</div>\n")
  }
}
