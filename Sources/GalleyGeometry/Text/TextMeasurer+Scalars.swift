extension TextMeasurer {
  /// Measures the whole word again, scalar by scalar.
  ///
  /// - Returns: the position after it.
  mutating func measureScalars() -> TextPosition {
    pieces.removeLast(pieces.count - piecesBeforeWord)
    var word = ScalarWord()
    var position = wordStart
    while position.segment < segments.count, !segments[position.segment].isBreak {
      let end = segments[position.segment].range.upperBound
      while position.offset < end, text[position.offset] > 0x20 {
        position.offset += word.append(at: position, in: text, segments[position.segment])
      }
      if position.offset < end || position.segment + 1 == segments.count { break }
      position = start(ofSegment: position.segment + 1)
    }
    word.cut(into: &pieces)
    isEstimated = isEstimated || word.isEstimated
    return position
  }
}
