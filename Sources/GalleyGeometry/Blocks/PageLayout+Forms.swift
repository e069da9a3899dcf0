import GalleyModel

extension PageLayout {
  mutating func comments(
    _ title: String, _ role: PlacedBox.Role, _ column: Column, _ edges: Edges
  ) {
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(title, column)
      layout.field(.comment, lines: FixedLengths.commentRows, column)
      layout.field(.name, column)
      layout.field(.email, hint: .emailStaysPrivate, column)
      layout.field(.website, column)
      layout.button(layout.page.labels[.postComment], column)
    }
  }

  mutating func newsletter(
    _ newsletter: NewsletterContent, _ role: PlacedBox.Role, _ column: Column, _ edges: Edges
  ) {
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(newsletter.title, column)
      layout.line(newsletter.text, .formText, .element(.formText), column, [])
      layout.field(.email, column)
      layout.button(newsletter.button, column)
    }
  }

  private mutating func field(
    _ label: Label, lines: Int = 1, hint: Label? = nil, _ column: Column
  ) {
    line(page.labels[label], .formLabel, .element(.formLabel), column, [])
    let style = styles[.formField]
    let index = flow.open(.element(.formField), column, style)
    flow.advance(LayoutUnit(style.lineHeight * lines))
    flow.close(index, style)
    if let hint { line(page.labels[hint], .formHint, .element(.formHint), column, []) }
    flow.keepFree(FixedLengths.fieldMargin)
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
