import GalleyModel

extension BodyLayout {
  mutating func figure(_ figure: Figure, _ column: Column, _ edges: Edges, _ flow: inout Flow) {
    let style = styles[.figure].trimmed(edges)
    let index = flow.open(.element(.figure), column, style)
    if canShow(figure.source) {
      flow.picture(
        column, flow.standIn(texts.body.string(figure.alt), styles[.wordsForFigure]))
    } else {
      flow.elsewhere(texts.body.string(figure.alt), column, styles)
    }
    if !figure.caption.isEmpty { paragraph(figure.caption, .caption, column, [], &flow) }
    flow.close(index, style)
  }
}

extension Flow {
  /// A picture as wide as the column, of the given size or the usual shape.
  ///
  /// - Parameter standIn: the words for it where it is drawn.
  mutating func picture(_ column: Column, of size: PixelSize? = nil, _ standIn: StandIn?) {
    var column = column
    if let size { column.width = min(column.width, LayoutUnit(medium.across(size.width))) }
    let height = medium.height(ofWidth: column.width, shape: size ?? FixedLengths.pictureShape)
    place(.picture, column, height: height, standIn)
  }

  /// The words for a picture of another host, which is not shown.
  mutating func elsewhere(_ words: String, _ column: Column, _ styles: StyleTable) {
    let style = styles[.wordsForFigure]
    paragraph(.element(.wordsForFigure), MeasuredText(words, TextStyle(style)), column, style)
  }
}
