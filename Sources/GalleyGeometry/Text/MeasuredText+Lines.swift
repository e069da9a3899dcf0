extension MeasuredText {
  /// The number of lines at a width; none for an empty text.
  package func lineCount(width: LayoutUnit) -> Int {
    var breaker = LineBreaker(self, width: width)
    var count = 0
    while breaker.next() != nil { count += 1 }
    return count
  }

  /// The lines at a width, in order; together they are the whole text.
  package func lines(width: LayoutUnit) -> [TextLine] {
    var breaker = LineBreaker(self, width: width)
    var lines: [TextLine] = []
    while let line = breaker.next() { lines.append(line) }
    return lines
  }

  /// The width of the longest line when only the author's breaks end one (CSS `max-content`).
  package var longestLine: LayoutUnit { widest { $0 == .forced } }

  /// The width of the longest piece that no line breaks inside of, without breaks for want of room.
  package var longestWord: LayoutUnit { widest { $0 != .joined } }

  private func widest(endingAt isEnd: (Piece.Ending) -> Bool) -> LayoutUnit {
    var widest = LayoutUnit.zero
    var line = LineWidth()
    for piece in pieces {
      line.add(piece)
      widest = max(widest, line.total)
      if isEnd(piece.ending) { line = LineWidth() }
    }
    return widest
  }
}
