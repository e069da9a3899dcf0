import GalleyModel

extension PageDrawing {
  /// The form that a reader comments with.
  func comments(title: String) -> TextBox {
    .stack(
      [
        sectionTitle(title),
        field(.comment, message: .enterComment, rows: 4),
        field(.name, message: .enterName),
        field(.email, message: .enterEmail, note: .emailStaysPrivate),
        field(.website),
        button(page.labels[.postComment]),
      ], spacing: 1)
  }

  func newsletter(_ newsletter: NewsletterContent) -> TextBox {
    .stack([
      sectionTitle(newsletter.title),
      .text(CellText(newsletter.text)),
      field(.email),
      button(newsletter.button),
    ])
  }

  /// A field between its name and what the form says when it is left empty.
  private func field(
    _ name: Label, message: Label? = nil, note: Label? = nil, rows: Int = 1
  ) -> TextBox {
    let frame = TextBox.framed(
      .stack([]), rows: rows, maxCells: rows > 1 ? Self.widestText : Self.widestField)
    let words = [message, note].compactMap(\.self).map { TextBox.text(CellText(page.labels[$0])) }
    return .stack([.text(CellText(page.labels[name])), frame] + words)
  }

  private static let widestField = 44
  private static let widestText = 76

  private func button(_ title: String) -> TextBox {
    .text(CellText("[ " + title + " ]"))
  }
}
