import GalleyModel

extension BodyLayout {
  /// Sets runs of text into a box; a picture among them stands on lines of its own.
  func runs(
    _ runs: ArraySlice<Run>, in index: Int, _ column: Column, _ style: BoxStyle,
    _ flow: inout Flow
  ) {
    guard runs.contains(where: { $0.kind == .image }) else {
      return flow.set(MeasuredText(runs, of: body, TextStyle(style)), in: index, column, style)
    }
    var rest = runs
    while !rest.isEmpty {
      let words = rest.prefix { !isPicture($0) }
      let text = MeasuredText(body.text, words.map { segment(of: $0, TextStyle(style)) })
      flow.set(text, in: index, column, style)
      rest = rest.dropFirst(words.count)
      if rest.popFirst() != nil { flow.picture(column) }
    }
  }

  /// A run, or the words for a picture that is not shown.
  private func segment(of run: Run, _ style: TextStyle) -> Segment {
    let isPicture = run.kind == .image
    let words = TextStyle(styles[.wordsForPicture])
    var segment = Segment(run.text.indices, isPicture ? words : style.applying(run.style))
    segment.isBreak = run.kind == .lineBreak
    return segment
  }

  private func isPicture(_ run: Run) -> Bool { run.kind == .image && canShow(run.link) }

  /// Whether a picture is the project's own.
  func canShow(_ source: Int16) -> Bool {
    guard let source = body.link(at: source)?.destination, !source.isEmpty else { return false }
    return LinkDestination(body.text[source.indices]) == .local
  }
}
