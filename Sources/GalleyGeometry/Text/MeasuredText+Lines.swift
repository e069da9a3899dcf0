extension MeasuredText {
  /// The number of lines at a width; none for an empty text.
  package func lineCount(width: LayoutUnit) -> Int {
    breaking(width: width) { $0.count() }
  }

  /// The lines at a width, in order; together they are the whole text.
  package func lines(width: LayoutUnit) -> [TextLine] {
    breaking(width: width) { breaker in
      var lines: [TextLine] = []
      while let line = breaker.nextLine() { lines.append(line) }
      return lines
    }
  }

  /// The width of the longest line when only the author's breaks end one (CSS `max-content`).
  package var longestLine: LayoutUnit { breaking(width: .zero) { $0.longestLine } }

  /// The width of the longest piece that no line breaks inside of, without breaks for want of room.
  package var longestWord: LayoutUnit { breaking(width: .zero) { $0.longestWord } }
}

extension LineBreaker {
  /// The width of the longest line when only the author's breaks end one.
  var longestLine: LayoutUnit { widest { $0 == .forced } }

  /// The width of the longest piece that no line breaks inside of.
  var longestWord: LayoutUnit { widest { $0 != .joined } }

  private func widest(endingAt isEnd: (Piece.Ending) -> Bool) -> LayoutUnit {
    var widest = LayoutUnit.zero
    var line = LineWidth()
    for (index, segment) in segments.enumerated() {
      var from = 0
      for piece in pieces[segment.firstPiece..<end(of: index)] {
        let space = piece.hasSpace ? segment.space : 0
        line.add(
          (piece.units - from) * segment.step, space: space * segment.step, segment: index)
        from = piece.units + space
        widest = max(widest, line.total)
        if isEnd(piece.ending) { line = LineWidth() }
      }
    }
    return widest
  }

  /// How many lines are left.
  mutating func count() -> Int {
    var count = 0
    while true {
      if segments.count == 1 { count += skipPlainLines() }
      guard next() != nil else { return count }
      count += 1
    }
  }

  mutating func nextLine() -> TextLine? {
    let first = start
    guard let end = next() else { return nil }
    var line = TextLine(range: first.offset..<start.offset, width: .zero)
    switch end {
    case .insideWord(let width): line.width = LayoutUnit(rawValue: width)
    case .betweenPieces(let isHyphenated):
      let last = start.piece - 1
      let hyphen = isHyphenated ? hyphen(of: last, from: first) : 0
      line.width = LayoutUnit(rawValue: width(from: first, through: last) + hyphen)
      line.isHyphenated = isHyphenated
    }
    return line
  }
}
