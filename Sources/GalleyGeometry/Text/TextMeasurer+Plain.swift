extension TextMeasurer {
  /// A space, and the units of all that has been read before it.
  ///
  /// 32 bits are enough, as is room for 64 marks: a stretch that is read at once ends before.
  private struct Mark {
    /// The offset of the byte after the space.
    var end: Int32
    var units: Int32

    static let capacity = 64
    static let longestStretch = 1 << 16
  }

  /// Measures words of letters whose advances only need adding up.
  ///
  /// - Returns: the segment's end, or the end of a word that took a closer look.
  mutating func measurePlain(_ segment: Segment, from start: TextPosition) -> TextPosition {
    var here = start
    var units = 0
    while here.offset < segment.range.upperBound {
      if !addWords(segment, &here, &units) { continue }
      guard here.offset < segment.range.upperBound else { break }
      if text[here.offset] <= 0x20 {
        endPiece(segment, here, &units, .joined)
        here = space(segment, here)
        continue
      }
      if isAfterSpace { beginWord(at: here) }
      isAfterSpace = false
      guard addOther(segment, &here, &units) else { return measureScalars() }
    }
    endPiece(segment, here, &units, .joined)
    return here
  }

  private mutating func endPiece(
    _ segment: Segment, _ here: TextPosition, _ units: inout Int, _ ending: Piece.Ending
  ) {
    guard units > 0 else {
      // The word began in another segment.
      if ending == .opportunity, pieces.count > piecesBeforeWord {
        pieces[pieces.count - 1].ending = ending
      }
      return
    }
    append(here, width: units &* segment.scale, ending: ending)
    units = 0
  }
}

extension TextMeasurer {
  /// Adds up words of ASCII and the spaces between them, to the first byte that takes a closer look.
  ///
  /// The loop has no branch that depends on where a word ends: it writes a mark after every byte, and
  /// counts it only after a space.
  ///
  /// - Returns: whether it stopped for such a byte, or for the segment's end.
  private mutating func addWords(
    _ segment: Segment, _ here: inout TextPosition, _ units: inout Int
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: Mark.self, capacity: Mark.capacity + 1) { marks in
      let start = here
      let end = min(segment.range.upperBound, start.offset + Mark.longestStretch)
      var (offset, sum, count) = (start.offset, 0, 0)
      var last = isAfterSpace ? FontFace.space : 0
      var isStopped = false
      let bytes = segment.face.bytes
      while offset < end, count < Mark.capacity {
        let entry = bytes[Int(text[offset])]
        isStopped = entry & (FontFace.stop | last & FontFace.space) != 0
        if isStopped { break }
        offset &+= 1
        marks[count] = Mark(
          end: Int32(truncatingIfNeeded: offset), units: Int32(truncatingIfNeeded: sum))
        sum &+= Int(entry & FontFace.advanceMask)
        count &+= Int(entry >> 14)
        last = entry
      }
      guard offset > start.offset else { return true }
      if isAfterSpace { beginWord(at: start) }
      isAfterSpace = last & FontFace.space != 0
      here.offset = offset
      appendWords(marks[..<count], segment, start.segment, &units)
      units += sum
      return isStopped || offset == segment.range.upperBound
    }
  }

  /// Appends a piece for each mark.
  ///
  /// - Parameter units: those read before; then less those of the pieces.
  private mutating func appendWords(
    _ marks: Slice<UnsafeMutableBufferPointer<Mark>>, _ segment: Segment, _ index: Int,
    _ units: inout Int
  ) {
    let space = Int(segment.face.bytes[0x20] & FontFace.advanceMask)
    var counted = -units
    for mark in marks {
      let position = TextPosition(segment: index, offset: Int(mark.end))
      append(
        position, width: (Int(mark.units) &- counted) &* segment.scale, space: segment.space,
        ending: .opportunity)
      counted = Int(mark.units) &+ space
      beginWord(at: position)
    }
    units = -counted
  }

  /// Adds one character more: a sign of ASCII, a quotation mark, a letter of another alphabet.
  ///
  /// - Returns: `false` where the rules for all of Unicode must tell what comes before or after it.
  private mutating func addOther(
    _ segment: Segment, _ here: inout TextPosition, _ units: inout Int
  ) -> Bool {
    let byte = text[here.offset]
    if byte < 0x80 {
      if ASCIIBreaks.opens(byte), breaksBefore(byte, here) {
        endPiece(segment, here, &units, .opportunity)
      }
      units += Int(segment.face.bytes[Int(byte)] & FontFace.advanceMask)
      here.offset += 1
      guard let ending = ending(of: byte, at: here) else { return false }
      if ending == .opportunity { endPiece(segment, here, &units, .opportunity) }
      return true
    }
    if PlainWords.isQuote(at: here.offset, in: text) {
      units += segment.face.quoteAdvances[Int(text[here.offset + 2] & 7)]
      here.offset += 3
      return true
    }
    // Two bytes that lead to less than U+0500.
    guard byte < 0xD4, here.offset + 1 < text.count, joinsLetters(before: here) else {
      return false
    }
    let entry = segment.face.common[Int(byte & 0x1F) << 6 | Int(text[here.offset + 1] & 0x3F)]
    guard entry & FontFace.stop == 0 else { return false }
    units += Int(entry)
    here.offset += 2
    return true
  }
}
