extension TextMeasurer {
  /// Measures the whole word again, scalar by scalar.
  ///
  /// - Returns: the position after it.
  mutating func measureScalars() -> TextPosition {
    pieces.remove(from: piecesBeforeWord)
    var word = ScalarWord()
    var position = wordStart
    while position.segment < segments.count, !segments[position.segment].isBreak {
      let end = segments[position.segment].range.upperBound
      while position.offset < end, text[position.offset] > 0x20 {
        position.offset += word.append(at: position, in: text, segments[position.segment])
      }
      if position.offset < end || position.segment + 1 == segments.count { break }
      position = TextPosition(
        segment: position.segment + 1, offset: segments[position.segment + 1].range.lowerBound)
    }
    if segments[wordStart.segment].isOnCells { word.measureCharacters() }
    cut = unitsBeforeWord
    append(word, upTo: position.segment)
    isEstimated = isEstimated || word.isEstimated
    mustBind = mustBind || word.hasRoundedSpace && !segments[wordStart.segment].isBound
    return position
  }

  /// Where the last piece before the word ends, in units of the segment that the word begins in.
  private var unitsBeforeWord: Int {
    let segment = segments[wordStart.segment]
    guard piecesBeforeWord > segment.firstPiece else { return 0 }
    let piece = pieces[piecesBeforeWord - 1]
    return piece.units + (piece.hasSpace ? segment.space : 0)
  }

  private mutating func append(_ word: ScalarWord, upTo last: Int) {
    var segment = wordStart.segment
    word.cut { end, width, ending in
      while segment < end.segment {
        segment += 1
        _ = enter(segment: segment)
      }
      append(end.offset, units: cut + width, ending: ending)
    }
    while segment < last {
      segment += 1
      _ = enter(segment: segment)
    }
  }
}
