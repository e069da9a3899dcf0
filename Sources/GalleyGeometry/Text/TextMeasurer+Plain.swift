extension TextMeasurer {
  /// Measures words of letters whose advances only need adding up.
  ///
  /// - Returns: the segment's end, or the end of a word that took a closer look.
  mutating func measurePlain(from start: TextPosition) -> TextPosition {
    let end = segments[start.segment].range.upperBound
    var here = start
    var units = cut
    while here.offset < end {
      addWords(&here, &units)
      guard here.offset < end else { break }
      if text[here.offset] <= 0x20 {
        endPiece(here, units, .joined)
        here = space(here)
        units = cut
      } else {
        if isAfterSpace { beginWord(at: here) }
        isAfterSpace = false
        guard addOther(&here, &units) else { return measureScalars() }
      }
    }
    endPiece(here, units, .joined)
    return here
  }

  /// Ends a piece where the units read so far end.
  private mutating func endPiece(_ here: TextPosition, _ units: Int, _ ending: Piece.Ending) {
    if units > cut {
      append(here.offset, units: units, ending: ending)
    } else if ending == .opportunity, pieces.count > piecesBeforeWord {
      // The word began in another segment.
      pieces[pieces.count - 1].ending = ending
    }
  }

  /// How many bytes are read before room for their pieces is asked for again.
  private static let longestStretch = 1 << 12

  /// Adds up words of ASCII and the spaces between them, up to the first byte that takes a closer look.
  private mutating func addWords(_ here: inout TextPosition, _ units: inout Int) {
    let segment = segments[here.segment]
    let before = pieces.count
    var reader = WordReader(
      offset: here.offset, units: units, isAfterSpace: isAfterSpace,
      end: min(segment.range.upperBound, here.offset + Self.longestStretch))
    pieces.write(upTo: reader.end - reader.offset) {
      reader.read(text, segment.face.bytes, into: $0)
    }
    guard reader.offset > here.offset else { return }
    if isAfterSpace { (wordStart, piecesBeforeWord) = (here, before) }
    isAfterSpace = reader.isAfterSpace
    here.offset = reader.offset
    if segment.factor != 1 { pieces.widen(from: before, above: units, by: segment.factor) }
    units += (reader.units - units) * segment.factor
    guard pieces.count > before else { return }
    let piece = pieces[pieces.count - 1]
    cut = piece.units + segment.space
    beginWord(at: TextPosition(segment: here.segment, offset: piece.end))
  }

  /// Adds one character more: a sign of ASCII, a quotation mark, a letter of another alphabet.
  ///
  /// - Returns: `false` where the rules for all of Unicode must tell what comes before or after it.
  private mutating func addOther(_ here: inout TextPosition, _ units: inout Int) -> Bool {
    let segment = segments[here.segment]
    let byte = text[here.offset]
    if PlainWords.isQuote(at: here.offset, in: text) {
      units += Int(segment.face.quotes[Int(text[here.offset + 2] & 7)]) * segment.factor
      here.offset += 3
      return true
    }
    if byte < 0x80 {
      if ASCIIBreaks.opens(byte), breaksBefore(byte, here) { endPiece(here, units, .opportunity) }
      units += segment.width(ofByte: byte)
      here.offset += 1
      guard let ending = ending(of: byte, at: here) else { return false }
      if ending == .opportunity { endPiece(here, units, .opportunity) }
      return true
    }
    // Two bytes that lead to less than U+0500.
    guard byte < 0xD4, here.offset + 1 < text.count, joinsLetters(before: here) else {
      return false
    }
    let entry = segment.face.common[Int(byte & 0x1F) << 6 | Int(text[here.offset + 1] & 0x3F)]
    guard entry < FontFace.stop else { return false }
    units += Int(entry) * segment.factor
    here.offset += 2
    return true
  }
}
