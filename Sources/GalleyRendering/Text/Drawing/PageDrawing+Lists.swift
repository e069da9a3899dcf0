import GalleyModel

extension PageDrawing {
  /// Headlines under a title, in several columns where there is room.
  func articleList(_ list: ArticleListContent) -> TextBox {
    let title = sectionTitle(list.title)
    guard !list.items.isEmpty else {
      return .stack([title, .text(CellText(page.labels[.nothingHere]))])
    }
    let items = list.items.indices.map { item(at: $0, of: list) }
    let spacing = list.style == .headlines ? 0 : 1
    return .stack([title, .gallery(items, column: 36, spacing: spacing)])
  }

  private func item(at index: Int, of list: ArticleListContent) -> TextBox {
    let item = list.items[index]
    let title = TextBox.text(CellText(item.title))
    switch list.style {
    case .headlines: return .marked(CellText(style.bullet + " "), title)
    case .numbered:
      let width = String(list.items.count).count
      return .marked(CellText(number: index + 1, width: width, end: "  "), title)
    case .thumbnails:
      let date = item.date.map { TextBox.text(CellText(DateFormat.full($0, in: page.language))) }
      let words = TextBox.stack([title] + (date.map { [$0] } ?? []))
      let shade = String(repeating: style.shade, count: item.image == nil ? 0 : 6)
      let mark = CellText(preformatted: shade.isEmpty ? style.bullet + " " : shade + "  ")
      return .marked(mark, following: shade.isEmpty ? nil : mark, words)
    }
  }
}
