import GalleyBasics
import GalleyModel

extension PageLayout {
  mutating func articleList(
    _ list: ArticleListContent, _ role: PageBox.Role, _ column: Column, _ edges: Edges,
    _ room: Room
  ) {
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(list.title, column)
      if list.items.isEmpty {
        let nothing = layout.page.phrases[.nothingHere]
        layout.line(nothing, .panel, .piece, column, [.first, .last])
      } else {
        layout.items(list.items.count, layout.itemColumns(column, room)) { layout, index, column in
          layout.item(index, of: list, column)
        }
      }
    }
  }

  mutating func gallery(
    _ title: String?, _ pictures: [Image], _ role: PageBox.Role, _ column: Column, _ edges: Edges,
    _ room: Room
  ) {
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(title ?? "", column)
      let style = layout.styles[.item].with(spaceAbove: layout.lengths.itemSpacing)
      layout.items(pictures.count, layout.itemColumns(column, room)) { layout, index, column in
        layout.group(.element(.item), column, style) {
          $0.figure(pictures[index], .element(.figure), column, [.first, .last])
        }
      }
    }
  }

  /// As many as the style sheet makes, and on cells no more than there is room for.
  private func itemColumns(_ column: Column, _ room: Room) -> [Column] {
    column.divided(into: itemColumnCount(column, room), gap: lengths.itemGap)
  }

  private func itemColumnCount(_ column: Column, _ room: Room) -> Int {
    if room.isInsert { return 1 }
    // Not the screen's own grid, which on cells may be another.
    let area = page.layout.grids[breakpoint].areas.first { $0.region == room.area.region }
    let columns = page.layout.listColumns(in: area ?? room.area, at: breakpoint)
    return medium.isCells
      ? min(columns, lengths.itemColumns(in: Int(column.width.pixels))) : columns
  }

  /// Items row by row, all of a row as high as the highest.
  private mutating func items(
    _ count: Int, _ columns: [Column], _ item: (inout Self, Int, Column) -> Void
  ) {
    flow.settle()
    for start in stride(from: 0, to: count, by: columns.count) {
      let top = flow.y
      var bottom = top
      let first = flow.boxes.count
      for (index, column) in zip(start..<count, columns) {
        flow.move(to: top)
        item(&self, index, column)
        bottom = max(bottom, flow.y)
      }
      flow.move(to: bottom)
      var box = first
      while box < flow.boxes.count {
        flow.change(box) { $0.frame.height = bottom - top }
        box = flow.boxes[box].end
      }
    }
  }

  private mutating func item(_ index: Int, of list: ArticleListContent, _ column: Column) {
    let item = list.items.startIndex + index
    let style = styles[.item].with(
      spaceAbove: list.style == .headlines ? 0 : lengths.itemSpacing)
    let box = flow.open(.element(.item), column, style)
    let top = flow.boxes[box].frame.y
    if list.style == .thumbnails { thumbnail(in: column) }
    let inside = column.inset(start: LayoutUnit(markWidth(list.style)))
    mark(index, list.style, before: inside)
    line(list.items[item].title, .itemHeadline, .element(.itemHeadline), inside, [])
    if let date = list.items[item].date {
      line(full(date), .itemDate, .element(.itemDate), inside, [])
    }
    flow.close(box, style)
    if list.style == .numbered {
      flow.move(to: max(flow.y, top + LayoutUnit(lengths.numberedItemHeight)))
    }
  }

  private mutating func thumbnail(in column: Column) {
    let height = LayoutUnit(medium.down(FixedLengths.thumbnailHeight))
    flow.place(.picture, column, height: height)
    flow.keepFree(lengths.thumbnailMargin)
  }

  /// The room of what stands before an item's words.
  private func markWidth(_ style: ArticleList.Style) -> Int {
    switch style {
    case .headlines: lengths.bulletWidth
    case .numbered: lengths.numeralWidth
    case .thumbnails: 0
    }
  }

  private mutating func mark(
    _ index: Int, _ style: ArticleList.Style, before column: Column
  ) {
    let width = markWidth(style)
    guard medium.isCells, width > 0 else { return }
    flow.mark(
      style == .numbered ? .number(index + 1) : .bullet(nesting: 0), width, before: column)
  }
}

extension BoxStyle {
  fileprivate func with(spaceAbove: Int) -> BoxStyle {
    var style = self
    style.paddingTop += spaceAbove
    return style
  }
}

extension PageLayout {
  mutating func author(
    _ title: String?, _ people: [Person], _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(title ?? "", column)
      for person in people { layout.person(person, column) }
    }
  }

  /// A picture with the words beside it, no lower than the picture.
  private mutating func person(_ person: Person, _ column: Column) {
    group(.element(.person), column, styles[.person]) { layout in
      layout.flow.settle()
      let top = layout.flow.y
      var (inside, bottom) = (column, top)
      if person.picture != nil {
        let (width, height) = layout.portrait
        layout.flow.place(.picture, Column(x: column.x, width: width), height: height)
        bottom = layout.flow.y
        layout.flow.move(to: top)
        let gap = layout.medium.across(FixedLengths.portraitGap)
        inside = column.inset(start: width + LayoutUnit(gap))
      }
      layout.words(of: person, inside)
      layout.flow.settle()
      layout.flow.move(to: max(layout.flow.y, bottom))
    }
  }

  private var portrait: (width: LayoutUnit, height: LayoutUnit) {
    let side = FixedLengths.portrait
    return (LayoutUnit(medium.across(side)), LayoutUnit(medium.down(side)))
  }

  private mutating func words(of person: Person, _ column: Column) {
    line(person.name, .personName, .element(.personName), column, [])
    if let text = person.text { line(text, .personText, .element(.personText), column, []) }
    guard !person.links.isEmpty else { return }
    let style = styles[.personLinks]
    let row = row(of: person.links.map(\.title), gap: lengths.tagsGap, style)
    group(.element(.personLinks), column, style) { $0.flow.place(row, in: column) }
  }
}

extension PageLayout {
  mutating func comments(
    _ title: String, _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(title, column)
      layout.field(.comment, message: .enterComment, lines: layout.lengths.commentRows, column)
      layout.field(.name, message: .enterName, column)
      layout.field(.email, message: .enterEmail, hint: .emailStaysPrivate, column)
      layout.field(.website, column)
      layout.button(layout.page.phrases[.postComment], column)
    }
  }

  mutating func newsletter(
    _ newsletter: NewsletterContent, _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(newsletter.title, column)
      layout.line(newsletter.text, .formText, .element(.formText), column, [])
      layout.field(.email, column)
      layout.button(newsletter.button, column)
    }
  }

  /// - Parameter message: what the form says when the field is left empty, which cells show in it.
  private mutating func field(
    _ label: Phrase, message: Phrase? = nil, lines: Int = 1, hint: Phrase? = nil, _ column: Column
  ) {
    line(page.phrases[label], .formLabel, .element(.formLabel), column, [])
    let style = styles[.formField]
    let index = flow.open(.element(.formField), column, style)
    var left = LayoutUnit(style.lineHeight * lines)
    if let message, let standIn = flow.standIn(page.phrases[message], style) {
      let top = flow.y
      flow.set(standIn.words, in: index, column.inside(style), style)
      left = max(.zero, left - (flow.y - top))
    }
    flow.advance(left)
    flow.close(index, style)
    if let hint { line(page.phrases[hint], .formHint, .element(.formHint), column, []) }
    flow.keepFree(lengths.fieldMargin)
  }

  /// As wide as its words.
  private mutating func button(_ words: String, _ column: Column) {
    let style = styles[.formButton]
    let text = measured(words, style)
    let wanted = text.longestLine + LayoutUnit(style.paddingStart + style.paddingEnd)
    let width = min(wanted, column.width)
    flow.paragraph(.element(.formButton), text, Column(x: column.x, width: width), style)
  }
}
