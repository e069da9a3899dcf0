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
    let alt = image.alt?.value ?? ""
    let frame = TextBox.framed(.text(CellText(alt), .center), .picture(size: image.size))
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
    guard !boxes.isEmpty else { return nil }
    return .limited(.stack(boxes, spacing: 1), pixels: page.layout.theme.measure)
  }
}

extension FrameOptions {
  /// The frame of a picture: to scale, but not so high that it drowns the text.
  static func picture(size: PixelSize? = nil) -> FrameOptions {
    var options = FrameOptions()
    options.rows = 3
    options.isCentered = true
    options.height = size?.height
    options.maxRows = 9
    return options
  }
}
