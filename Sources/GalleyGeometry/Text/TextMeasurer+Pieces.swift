extension TextMeasurer {
  mutating func beginWord(at position: TextPosition) {
    wordStart = position
    piecesBeforeWord = pieces.count
  }

  /// Appends a piece that ends at an offset of the segment being read.
  mutating func append(
    _ end: Int, units: Int, hasSpace: Bool = false, ending: Piece.Ending
  ) {
    pieces.append(Piece(units: units, end: end, ending: ending, hasSpace: hasSpace))
    cut = units
  }

  /// Takes white space: one space wide, or nothing where it collapses.
  mutating func space(_ start: TextPosition) -> TextPosition {
    var end = start
    end.offset = endOfSpace(start)
    if !isAfterSpace {
      append(end.offset, units: cut, hasSpace: true, ending: .opportunity)
      cut += segments[start.segment].space
    } else if pieces.count > firstPiece {
      pieces[pieces.count - 1].end = end.offset
    }
    isAfterSpace = true
    return end
  }

  /// The offset after the white space at a position.
  private func endOfSpace(_ start: TextPosition) -> Int {
    let end = segments[start.segment].range.upperBound
    var offset = start.offset + 1
    while offset < end, text[offset] <= 0x20 { offset += 1 }
    return offset
  }

  /// What a byte of ASCII and the character after it allow between them; `nil` where the rules for all
  /// of Unicode must tell.
  func ending(of byte: UInt8, at next: TextPosition) -> Piece.Ending? {
    guard let position = textPosition(next) else { return .joined }
    let right = text[position.offset]
    if right >= 0x80 { return PlainWords.isQuote(at: position.offset, in: text) ? .joined : nil }
    guard right > 0x20,
      ASCIIBreaks.allow(between: byte, and: right, prior: neighbour(2, before: next))
    else {
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

  /// The byte some places before a position, if the word has begun there.
  private func neighbour(_ distance: Int, before position: TextPosition) -> UInt8? {
    if position == wordStart { return nil }
    let start = segments[position.segment].range.lowerBound
    if position.offset - distance >= start { return text[position.offset - distance] }
    guard position.segment > 0, case let before = segments[position.segment - 1].range,
      !before.isEmpty
    else { return nil }
    return text[before.upperBound - 1]
  }

  /// Whether a line may break before a bracket.
  func breaksBefore(_ bracket: UInt8, _ position: TextPosition) -> Bool {
    guard let left = neighbour(1, before: position), left < 0x80 else { return false }
    return ASCIIBreaks.allow(between: left, and: bracket, prior: nil)
  }

  /// Whether a letter above ASCII stays with what stands before it.
  func joinsLetters(before position: TextPosition) -> Bool {
    neighbour(1, before: position).map(PlainWords.joinsLetters) ?? true
  }
}
