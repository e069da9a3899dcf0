import GalleyModel

extension PageDrawing {
  /// Headlines under a title, in several columns where there is room.
  func articleList(_ list: ArticleListContent) -> TextBox {
    let title = sectionTitle(list.title)
    guard !list.items.isEmpty else {
      return .stack([title, .text(CellText(page.labels[.nothingHere]))])
    }
    let marks = marks(for: list)
    let items = zip(marks, list.items).map { mark, item in
      TextBox.marked(mark, summary(item, in: list.style))
    }
    let spacing = list.style == .headlines ? 0 : 1
    return .stack([title, .gallery(items, column: 36, spacing: spacing)])
  }

  private func marks(for list: ArticleListContent) -> [CellText] {
    let width = String(list.items.count).count
    return list.items.indices.map { index in
      let number = String(index + 1)
      switch list.style {
      case .numbered:
        var mark = SafeText(preformatted: true)
        mark.append(String(repeating: " ", count: width - number.count) + number + "  ")
        return CellText(mark)
      case .headlines, .thumbnails: return CellText(style.bullet + " ")
      }
    }
  }

  private func summary(_ item: ArticleSummary, in style: ArticleList.Style) -> TextBox {
    let title = TextBox.text(CellText(item.title))
    guard style != .headlines, let date = item.date else { return title }
    return .stack([title, .text(CellText(DateFormat.full(date, in: page.language)))])
  }
}
