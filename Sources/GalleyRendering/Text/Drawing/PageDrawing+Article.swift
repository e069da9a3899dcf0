import GalleyModel
import GalleySyntax

extension PageDrawing {
  func byline(_ byline: Byline) -> TextBox? {
    let phrases = byline.phrases(labels: page.labels, language: page.language)
    guard !phrases.isEmpty else { return nil }
    return .flow(phrases.map { CellText($0) }, separator: style.separator)
  }

  /// An image's place with the words that stand for it, and below it its caption.
  func picture(_ image: Image) -> TextBox {
    let frame = TextBox.picture(CellText(image.alt?.value ?? ""), image.size)
    let caption = [image.caption, image.credit].compactMap(\.self).joined(separator: " ")
    return caption.isEmpty ? frame : .stack([frame, .text(CellText(caption))])
  }

  /// The article's body with the slots inside it.
  func body(_ content: BodyContent) -> TextBox? {
    guard let body = page.article?.body else { return nil }
    let drawing = BodyDrawing(body: body, style: style)
    let boxes = content.items.compactMap { item in
      switch item {
      case .block(let index):
        body.blocks.indices.contains(index) ? drawing.box(for: body.blocks[index]) : nil
      case .slot(let slot): self.slot(slot)
      }
    }
    return boxes.isEmpty ? nil : .stack(boxes, spacing: 1)
  }
}
