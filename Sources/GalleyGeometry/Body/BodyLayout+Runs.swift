import GalleyModel

extension BodyLayout {
  /// Sets runs of text into a box; a picture among them stands on lines of its own.
  mutating func runs(
    _ runs: Range<Int>, in index: Int, _ column: Column, _ style: BoxStyle, _ flow: inout Flow
  ) {
    let type = TextStyle(style)
    guard !texts.hasPicture(runs) else {
      return pictures(texts.body.runs[runs], in: index, column, style, &flow)
    }
    if flow.medium.isCells {
      return flow.set(
        MeasuredText(texts.body.runs[runs], of: texts.body, type), in: index, column, style)
    }
    let (lines, isEstimated) = texts.lineCount(of: runs, type, width: column.width)
    flow.set(lines: lines, isEstimated: isEstimated, in: index, style)
  }

  private func pictures(
    _ runs: ArraySlice<Run>, in index: Int, _ column: Column, _ style: BoxStyle,
    _ flow: inout Flow
  ) {
    var rest = runs
    while !rest.isEmpty {
      let words = rest.prefix { !isPicture($0) }
      let text = MeasuredText(texts.body.text, words.map { segment(of: $0, TextStyle(style)) })
      flow.set(text, in: index, column, style)
      rest = rest.dropFirst(words.count)
      guard let picture = rest.popFirst() else { return }
      flow.picture(
        column, flow.standIn(texts.body.string(picture.text), styles[.wordsForFigure]))
    }
  }

  /// A run, or the words for a picture that is not shown.
  private func segment(of run: Run, _ style: TextStyle) -> Segment {
    guard run.kind == .image else { return Segment(run, in: style) }
    return Segment(run.text.indices, TextStyle(styles[.wordsForPicture]))
  }

  private func isPicture(_ run: Run) -> Bool { run.kind == .image && canShow(run.link) }

  /// Whether a picture is the project's own.
  func canShow(_ source: Int16) -> Bool {
    guard let source = texts.body.link(at: source)?.destination, !source.isEmpty else {
      return false
    }
    return LinkDestination(texts.body.text[source.indices]) == .local
  }
}
