extension TextMeasurer {
  mutating func beginWord(at position: TextPosition) {
    wordStart = position
    piecesBeforeWord = pieces.count
  }

  mutating func append(
    _ end: TextPosition, width: Int, space: Int = 0, ending: Piece.Ending
  ) {
    pieces.append(
      Piece(
        end: Int32(end.offset), segment: Int32(end.segment), width: width, space: space,
        ending: ending))
  }

  /// Takes white space: one space wide, or nothing where it collapses.
  mutating func space(_ segment: Segment, _ start: TextPosition) -> TextPosition {
    var end = start
    end.offset = endOfSpace(segment, start.offset)
    let width = isAfterSpace ? 0 : segment.space
    isAfterSpace = true
    if let last = pieces.last, last.segment == start.segment, last.ending == .joined {
      pieces[pieces.count - 1].end = Int32(end.offset)
      pieces[pieces.count - 1].space = width
      pieces[pieces.count - 1].ending = .opportunity
    } else {
      append(end, width: 0, space: width, ending: .opportunity)
    }
    return end
  }

  /// The offset after the white space at an offset.
  func endOfSpace(_ segment: Segment, _ start: Int) -> Int {
    var offset = start + 1
    while offset < segment.range.upperBound, text[offset] <= 0x20 { offset += 1 }
    return offset
  }

  /// What a byte of ASCII and the character after it allow between them; `nil` where the rules for all
  /// of Unicode must tell.
  func ending(of byte: UInt8, at next: TextPosition) -> Piece.Ending? {
    guard let position = textPosition(next) else { return .joined }
    let right = text[position.offset]
    if right >= 0x80 { return PlainWords.isQuote(at: position.offset, in: text) ? .joined : nil }
    guard right > 0x20, ASCIIBreaks.allow(between: byte, and: right, prior: prior(to: next)) else {
      return .joined
    }
    return .opportunity
  }

  /// The position itself, or in the next segment with text; `nil` where the text or the line ends.
  private func textPosition(_ position: TextPosition) -> TextPosition? {
    var position = position
    while position.segment < segments.count {
      let segment = segments[position.segment]
      if segment.isBreak { return nil }
      if position.offset < segment.range.upperBound { return position }
      position.segment += 1
      if position.segment < segments.count {
        position.offset = segments[position.segment].range.lowerBound
      }
    }
    return nil
  }

  /// The byte two before a position, if the word has begun there.
  private func prior(to position: TextPosition) -> UInt8? {
    let start = segments[position.segment].range.lowerBound
    if position.offset - 2 >= start { return text[position.offset - 2] }
    guard position.segment > 0, case let before = segments[position.segment - 1].range,
      !before.isEmpty
    else { return nil }
    return text[before.upperBound - 1]
  }
}
