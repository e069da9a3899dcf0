import GalleyModel

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
    let role = PlacedBox.Role.block(index, block.name)
    switch block.content {
    case .weather(let weather):
      let condition = weather.condition.map { [(" \($0)", TextStyle(style))] } ?? []
      let parts = [(weather.temperature, TextStyle(style.bold))] + condition
      return Row.Item(content: .text(MeasuredText(parts)), role: role)
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
    _ text: String, _ style: BoxStyle, _ role: PlacedBox.Role = .piece, margin: Int = 0
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
