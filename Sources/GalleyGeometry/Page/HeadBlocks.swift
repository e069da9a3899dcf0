import GalleyBasics
import GalleyModel

extension PageLayout {
  mutating func byline(
    _ byline: Byline, _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.byline].trimmed(edges)
    row(of: .byline(byline), role, column, style) { $0.texts(of: byline, style) }
  }

  /// Places a row that only this article has.
  private mutating func row(
    of subject: HeadTexts.Subject, _ role: PageBox.Role, _ column: Column, _ style: BoxStyle,
    _ measured: (inout Self) -> Row
  ) {
    let known = head.row(of: subject, style)
    let row = known ?? measured(&self)
    if known == nil { head.insert(row, of: subject) }
    group(role, column, style) { $0.flow.place(row, in: column.inside(style)) }
  }

  private mutating func texts(of byline: Byline, _ style: BoxStyle) -> Row {
    var items: [Row.Item] = []
    if !byline.authors.isEmpty { items.append(authors(byline.authors, style)) }
    if let date = byline.date {
      items.append(item(full(date), style))
    }
    if let updated = byline.updated, updated != byline.date {
      let text = "\(page.phrases[.updated]) \(full(updated))"
      items.append(item(text, style))
    }
    return Row(items: items, gap: lengths.bylineGap, style: style)
  }

  private func authors(_ names: [String], _ style: BoxStyle) -> Row.Item {
    var parts = [("\(page.phrases[.by]) ", TextStyle(style))]
    for (index, name) in names.enumerated() {
      if index > 0 { parts.append((", ", TextStyle(style))) }
      parts.append((name, TextStyle(style.bold)))
    }
    return Row.Item(content: .text(MeasuredText(parts, in: fonts)))
  }

  /// A title and texts beside it, such as links to share the article.
  mutating func titled(
    _ title: String, _ texts: [String], _ element: StyledElement, _ role: PageBox.Role,
    _ column: Column, _ edges: Edges
  ) {
    let style = styles[element].trimmed(edges)
    let row = titled(title, texts, gap: lengths.tagsGap, style)
    group(role, column, style) { $0.flow.place(row, in: column.inside(style)) }
  }

  mutating func tags(
    _ tags: [String], _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.tags].trimmed(edges)
    row(of: .tags(tags), role, column, style) {
      $0.titled($0.page.phrases[.tags], tags, gap: $0.lengths.tagsGap, style)
    }
  }

  mutating func figure(
    _ image: Image, _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    group(role, column, styles[.figure].trimmed(edges)) { layout in
      let words = image.alt?.value ?? ""
      layout.flow.picture(
        column, of: image.size, layout.flow.standIn(words, layout.styles[.wordsForFigure]))
      guard image.caption != nil || image.credit != nil else { return }
      layout.line(layout.head.caption(of: image), .caption, .element(.caption), column, [])
    }
  }
}

extension PageLayout {
  mutating func masthead(_ role: PageBox.Role, _ column: Column) {
    group(role, column, BoxStyle(.sans, 0, 0)) { layout in
      let style = layout.styles[.mastheadName]
      if !layout.medium.isCells, let logo = layout.page.site.logo, !logo.isEmpty,
        LinkDestination(logo) == .local
      {
        layout.flow.place(.picture, column, height: LayoutUnit(style.lineHeight))
      } else {
        let name = layout.measured(layout.page.site.name, style)
        layout.flow.paragraph(.element(.mastheadName), name, column, style)
      }
      guard let tagline = layout.page.site.tagline else { return }
      layout.line(tagline, .tagline, .element(.tagline), column, [])
    }
  }

  mutating func menu(
    _ links: [Link], _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.menu].trimmed(edges)
    let row = row(of: links.map(\.title), gap: lengths.menuGap, style, isCentered: true)
    group(role, column, style) { $0.flow.place(row, in: column.inside(style)) }
  }

  mutating func breadcrumbs(
    _ way: [Link], _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.breadcrumbs].trimmed(edges)
    let row = row(of: way.crumbs, gap: lengths.crumbsGap, style)
    group(role, column, style) { $0.flow.place(row, in: column.inside(style)) }
  }

  mutating func menuLinks(
    _ title: String?, _ links: [Link], _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.menuLink]
    let row = row(
      of: links.map(\.title), gap: lengths.menuLinksGap, style, margin: style.marginBottom)
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(title ?? "", column)
      layout.flow.place(row, in: column)
    }
  }

  mutating func listTitle(_ title: String, _ column: Column) {
    guard !title.isEmpty else { return }
    line(title, .listTitle, .element(.listTitle), column, [])
  }
}

extension PageLayout {
  /// The short lines that stand side by side above a masthead.
  mutating func strip(
    _ blocks: [PageBlock], _ range: Range<Int>, _ edges: Edges, _ room: Room
  ) {
    let limit = room.isStory ? screen.measure : nil
    let column = room.column.narrowed(to: limit, isCentered: room.isCentered)
    let style = styles[.strip].trimmed(edges)
    let shown = range.filter { blocks[$0].shown.contains(index: breakpoint) }
    let row = Row(
      items: shown.compactMap { stripItem(blocks[$0], at: $0, style) },
      gap: lengths.stripGap, style: style)
    group(.element(.strip), column, style) { $0.flow.place(row, in: column.inside(style)) }
  }

  private mutating func stripItem(
    _ block: PageBlock, at index: Int, _ style: BoxStyle
  ) -> Row.Item? {
    let role = PageBox.Role.block(index, block.name)
    switch block.content {
    case .weather(let weather):
      let condition = weather.condition.map { [(" \($0)", TextStyle(style))] } ?? []
      let parts = [(weather.temperature, TextStyle(style.bold))] + condition
      return Row.Item(content: .text(MeasuredText(parts, in: fonts)), role: role)
    case .place(let place): return item(place, style, role)
    case .date(let date): return item(full(date), style, role)
    case .appLinks(let title, let links):
      let row = titled(title, links.map(\.title), gap: lengths.stripLinksGap, style)
      return Row.Item(content: .row(row), role: role, isAtEnd: true)
    case .languageLinks(let title, let editions):
      let row = titled(
        title, editions.map(\.link.title), gap: lengths.stripLinksGap, style)
      return Row.Item(content: .row(row), role: role)
    default: return nil
    }
  }

  /// A title with texts beside it, which are a row of their own.
  mutating func titled(_ title: String?, _ texts: [String], gap: Int, _ style: BoxStyle) -> Row {
    let list = row(of: texts, gap: gap, style)
    var items = [Row.Item(content: .row(list))]
    if let title { items.insert(item(title, style), at: 0) }
    return Row(items: items, gap: lengths.titleGap ?? gap, style: style)
  }

  mutating func row(
    of texts: [String], gap: Int, _ style: BoxStyle, margin: Int = 0, isCentered: Bool = false
  ) -> Row {
    let items = texts.map { item($0, style, margin: margin) }
    return Row(items: items, gap: gap, style: style, isCentered: isCentered)
  }

  /// A text among others side by side, in the type of the row.
  mutating func item(
    _ text: String, _ style: BoxStyle, _ role: PageBox.Role = .piece, margin: Int = 0
  ) -> Row.Item {
    if medium.isCells {
      return Row.Item(content: .text(measured(text, style)), role: role, margin: margin)
    }
    let (width, isEstimated) = words.longestLine(of: text, TextStyle(style))
    return Row.Item(
      content: .words(text, width: width, isEstimated: isEstimated), role: role, margin: margin)
  }

  /// A day as the page writes it.
  mutating func full(_ date: CalendarDate) -> String { days.text(of: date) }
}
