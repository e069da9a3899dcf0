import GalleyModel

extension BodyLayout {
  mutating func figure(_ figure: Figure, _ column: Column, _ edges: Edges, _ flow: inout Flow) {
    let style = styles[.figure].trimmed(edges)
    let index = flow.open(.element(.figure), column, style)
    if canShow(figure.source) {
      flow.picture(column)
    } else {
      flow.elsewhere(texts.body.string(figure.alt), column, styles)
    }
    if !figure.caption.isEmpty { paragraph(figure.caption, .caption, column, [], &flow) }
    flow.close(index, style)
  }
}

extension Flow {
  /// A picture as wide as the column, of the given size or the usual shape.
  mutating func picture(_ column: Column, _ size: PixelSize? = nil) {
    guard let size else {
      let shape = FixedLengths.pictureShape
      return place(.picture, column, height: column.width * shape.height / shape.width)
    }
    let fits = LayoutUnit(size.width) <= column.width
    let width = fits ? LayoutUnit(size.width) : column.width
    let height = fits ? LayoutUnit(size.height) : width * size.height / size.width
    place(.picture, Column(x: column.x, width: width), height: height)
  }

  /// The words for a picture of another host, which is not shown.
  mutating func elsewhere(_ words: String, _ column: Column, _ styles: StyleTable) {
    let style = styles[.wordsForFigure]
    paragraph(.element(.wordsForFigure), MeasuredText(words, TextStyle(style)), column, style)
  }
}
