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
      }
    }
    html.raw("</div>\n")
  }
}
