import GalleyModel
import GalleyBasics

extension PageLayout {
  mutating func byline(
    _ byline: Byline, _ role: PlacedBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.byline].trimmed(edges)
    row(of: .byline(byline), role, column, style) { $0.texts(of: byline, style) }
  }

  /// Places a row that only this article has.
  private mutating func row(
    of subject: HeadTexts.Subject, _ role: PlacedBox.Role, _ column: Column, _ style: BoxStyle,
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
      let text = "\(page.labels[.updated]) \(full(updated))"
      items.append(item(text, style))
    }
    return Row(items: items, gap: lengths.bylineGap, style: style)
  }

  private func authors(_ names: [String], _ style: BoxStyle) -> Row.Item {
    var parts = [("\(page.labels[.by]) ", TextStyle(style))]
    for (index, name) in names.enumerated() {
      if index > 0 { parts.append((", ", TextStyle(style))) }
      parts.append((name, TextStyle(style.bold)))
    }
    return Row.Item(content: .text(MeasuredText(parts)))
  }

  /// A title and texts beside it, such as links to share the article.
  mutating func titled(
    _ title: String, _ texts: [String], _ element: StyledElement, _ role: PlacedBox.Role,
    _ column: Column, _ edges: Edges
  ) {
    let style = styles[element].trimmed(edges)
    let row = titled(title, texts, gap: lengths.tagsGap, style)
    group(role, column, style) { $0.flow.place(row, in: column.inside(style)) }
  }

  mutating func tags(
    _ tags: [String], _ role: PlacedBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.tags].trimmed(edges)
    row(of: .tags(tags), role, column, style) {
      $0.titled($0.page.labels[.tags], tags, gap: $0.lengths.tagsGap, style)
    }
  }

  mutating func leadImage(
    _ image: Image, _ role: PlacedBox.Role, _ column: Column, _ edges: Edges
  ) {
    group(role, column, styles[.figure].trimmed(edges)) { layout in
      if LinkDestination(image.source) == .local, !image.source.isEmpty {
        let words = image.alt?.value ?? ""
        layout.flow.picture(
          column, of: image.size, layout.flow.standIn(words, layout.styles[.wordsForFigure]))
      } else {
        layout.flow.elsewhere(image.alt?.value ?? "", column, layout.styles)
      }
      guard image.caption != nil || image.credit != nil else { return }
      layout.line(layout.head.caption(of: image), .caption, .element(.caption), column, [])
    }
  }
}
