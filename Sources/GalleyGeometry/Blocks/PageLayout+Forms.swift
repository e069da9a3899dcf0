import GalleyModel

extension PageLayout {
  mutating func comments(
    _ title: String, _ role: PlacedBox.Role, _ column: Column, _ edges: Edges
  ) {
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(title, column)
      layout.field(.comment, message: .enterComment, lines: layout.lengths.commentRows, column)
      layout.field(.name, message: .enterName, column)
      layout.field(.email, message: .enterEmail, hint: .emailStaysPrivate, column)
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

  /// - Parameter message: what the form says when the field is left empty, which cells show in it.
  private mutating func field(
    _ label: Label, message: Label? = nil, lines: Int = 1, hint: Label? = nil, _ column: Column
  ) {
    line(page.labels[label], .formLabel, .element(.formLabel), column, [])
    let style = styles[.formField]
    let index = flow.open(.element(.formField), column, style)
    var left = LayoutUnit(style.lineHeight * lines)
    if let message, let standIn = flow.standIn(page.labels[message], style) {
      let top = flow.y
      flow.set(standIn.words, in: index, column.inside(style), style)
      left = max(.zero, left - (flow.y - top))
    }
    flow.advance(left)
    flow.close(index, style)
    if let hint { line(page.labels[hint], .formHint, .element(.formHint), column, []) }
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
