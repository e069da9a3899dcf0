import GalleyModel
import GalleySyntax

extension PageLayout {
  mutating func articleList(
    _ list: ArticleListContent, _ role: PlacedBox.Role, _ column: Column, _ edges: Edges,
    _ room: Room
  ) {
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(list.title, column)
      if list.items.isEmpty {
        let nothing = layout.page.labels[.nothingHere]
        layout.line(nothing, .panel, .piece, column, [.first, .last])
      } else {
        layout.items(
          of: list, column.divided(into: layout.itemColumns(room), gap: FixedLengths.itemGap))
      }
    }
  }

  private func itemColumns(_ room: Room) -> Int {
    let from = page.layout.breakpoints[breakpoint].from.value
    return FixedLengths.itemColumns(
      in: page.layout.grids[breakpoint].width(of: room.area.columns, viewport: max(from, 320)))
  }

  /// Items row by row, all of a row as high as the highest.
  private mutating func items(of list: ArticleListContent, _ columns: [Column]) {
    flow.settle()
    for start in stride(from: 0, to: list.items.count, by: columns.count) {
      let top = flow.y
      var bottom = top
      var boxes: [Int] = []
      for (item, column) in zip(list.items[start...], columns) {
        flow.move(to: top)
        boxes.append(flow.boxes.count)
        self.item(item, list.style, column)
        bottom = max(bottom, flow.y)
      }
      flow.move(to: bottom)
      for index in boxes { flow.change(index) { $0.frame.height = bottom - top } }
    }
  }

  private mutating func item(
    _ item: ArticleSummary, _ style: ArticleList.Style, _ column: Column
  ) {
    let box = styles[.item]
    let index = flow.open(.element(.item), column, box)
    let top = flow.boxes[index].frame.y
    let inside = column.inset(start: LayoutUnit(style == .numbered ? FixedLengths.numeralWidth : 0))
    if style == .thumbnails {
      flow.place(.picture, column, height: LayoutUnit(FixedLengths.thumbnailHeight))
      flow.keepFree(FixedLengths.thumbnailMargin)
    }
    line(item.title, .itemHeadline, .element(.itemHeadline), inside, [])
    if let date = item.date { line(full(date), .itemDate, .element(.itemDate), inside, []) }
    flow.close(index, box)
    if style == .numbered {
      flow.move(to: max(flow.y, top + LayoutUnit(FixedLengths.numberedItemHeight)))
    }
  }
}
