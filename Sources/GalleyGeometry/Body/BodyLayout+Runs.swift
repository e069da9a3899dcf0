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
      let text = MeasuredText(words.map(wordsOfImage)[...], of: body, TextStyle(style))
      flow.set(text, in: index, column, style)
      rest = rest.dropFirst(words.count)
      if rest.popFirst() != nil { flow.picture(column) }
    }
    flow.change(index) { $0.isEstimated = true }
  }

  private func isPicture(_ run: Run) -> Bool { run.kind == .image && canShow(run.link) }

  /// A picture that is not shown, as the words that stand for it.
  private func wordsOfImage(_ run: Run) -> Run {
    guard run.kind == .image else { return run }
    return Run(text: run.text, style: run.style.union(.emphasis))
  }

  /// Whether a picture is the project's own.
  func canShow(_ source: Int16) -> Bool {
    guard let source = body.link(at: source)?.destination, !source.isEmpty else { return false }
    return LinkDestination(body.text[source.indices]) == .local
  }
}
