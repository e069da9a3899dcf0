/// Fills lines greedily, as browsers do.
struct LineBreaker {
  /// Where a line begins: a piece, and what of it stands on the line before.
  private struct Position {
    var piece = 0
    /// Subpixels of the piece's width, and the bytes that they are.
    var consumed = 0
    var offset: Int
  }

  private let measured: MeasuredText
  private let available: LayoutUnit
  private var start: Position

  init(_ measured: MeasuredText, width: LayoutUnit) {
    self.measured = measured
    available = LayoutUnit(rawValue: width.rawValue + 1)
    start = Position(offset: measured.segments.first?.range.lowerBound ?? 0)
  }

  /// The next line, or `nil` at the text's end.
  mutating func next() -> TextLine? {
    let pieces = measured.pieces
    guard start.piece < pieces.count else { return nil }
    var line = LineWidth()
    var best: TextLine?
    var next = start
    scanning: for index in start.piece..<pieces.count {
      let piece = pieces[index]
      line.add(piece, consumed: index == start.piece ? start.consumed : 0)
      guard line.total <= available else { break }
      let ending = index + 1 == pieces.count ? .forced : piece.ending
      let end = Position(piece: index + 1, offset: Int(piece.end))
      switch ending {
      case .joined: continue
      case .opportunity, .forced:
        best = TextLine(range: start.offset..<end.offset, width: line.total)
        next = end
        if ending == .forced { break scanning }
      case .softHyphen:
        let width = line.total(withHyphen: hyphen(of: piece))
        guard width <= available else { continue }
        best = TextLine(range: start.offset..<end.offset, width: width, isHyphenated: true)
        next = end
      }
    }
    guard let best else { return breakWord(within: available) }
    start = next
    return best
  }

  private func hyphen(of piece: Piece) -> Int {
    let segment = measured.segments[Int(piece.segment)]
    let units = segment.face.advance(of: 0x2010) ?? segment.face.advance(of: 0x2D) ?? 0
    return units * segment.scale + segment.tracking
  }
}

extension LineBreaker {
  /// Puts on a line what fits of a word that is wider than a line, at least one character.
  private mutating func breakWord(within available: LayoutUnit) -> TextLine {
    let first = start
    var line = LineWidth()
    var width = LayoutUnit.zero
    while start.piece < measured.pieces.count {
      let piece = measured.pieces[start.piece]
      var clusters = Clusters(measured, from: start.offset, of: piece)
      while let cluster = clusters.next() {
        line.add(cluster.width, segment: piece.segment)
        guard line.total <= available || start.offset == first.offset else {
          return TextLine(range: first.offset..<start.offset, width: width)
        }
        width = line.total
        start.consumed += cluster.width
        start.offset = cluster.end
      }
      start = Position(piece: start.piece + 1, offset: Int(piece.end))
      if piece.ending == .softHyphen, available == self.available {
        // It ends here only for lack of room for the hyphen.
        start = first
        return breakWord(
          within: LayoutUnit(
            rawValue: available.rawValue - hyphen(of: piece) / Subpixel.perLayoutUnit))
      }
      guard piece.ending == .joined else { break }
    }
    return TextLine(range: first.offset..<start.offset, width: width)
  }
}
