extension TextMeasurer {
  /// Measures the whole word again, scalar by scalar.
  ///
  /// - Returns: the position after it.
  mutating func measureScalars() -> TextPosition {
    pieces.removeLast(pieces.count - piecesBeforeWord)
    scalars.removeAll()
    var position = wordStart
    while position.segment < segments.count, !segments[position.segment].isBreak {
      let segment = segments[position.segment]
      while position.offset < segment.range.upperBound, text[position.offset] > 0x20 {
        position.offset += scalars.append(at: position, in: text, segment)
      }
      if position.offset < segment.range.upperBound || position.segment + 1 == segments.count {
        break
      }
      position = start(ofSegment: position.segment + 1)
    }
    scalars.endWord()
    isEstimated = isEstimated || scalars.isEstimated
    pieces.append(contentsOf: scalars.pieces)
    return position
  }
}
