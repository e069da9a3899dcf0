extension TextMeasurer {
  /// Measures words of letters whose advances only need adding up.
  ///
  /// - Parameter advances: the face's common ones.
  /// - Returns: the segment's end, or the end of a word that took a closer look.
  mutating func measurePlain(
    _ segment: Segment, _ advances: UnsafeBufferPointer<UInt16>, from start: TextPosition
  ) -> TextPosition {
    let end = segment.range.upperBound
    var here = start
    var units = 0
    while here.offset < end {
      if text[here.offset] <= 0x20 {
        endWord(segment, &here, width: units &* segment.scale)
        units = 0
        continue
      }
      if isAfterSpace { beginWord(at: here) }
      isAfterSpace = false
      addLetters(advances, &here.offset, end, &units)
      guard here.offset < end, text[here.offset] > 0x20 else { continue }
      guard let ending = addOther(segment, advances, &here, &units) else { return measureScalars() }
      if ending == .opportunity {
        append(here, width: units * segment.scale, ending: .opportunity)
        units = 0
      }
    }
    if units > 0 { append(here, width: units * segment.scale, ending: .joined) }
    return here
  }

  /// Adds up ASCII up to the first byte that takes a closer look.
  @inline(__always)
  private func addLetters(
    _ advances: UnsafeBufferPointer<UInt16>, _ offset: inout Int, _ end: Int, _ units: inout Int
  ) {
    while offset < end {
      let byte = text[offset]
      guard byte < 0x80 else { return }
      let entry = advances[Int(byte)]
      guard entry & FontFace.stop == 0 else { return }
      units &+= Int(entry)
      offset &+= 1
    }
  }

  /// Takes the white space at `here`, after a word or what has been measured of it.
  private mutating func endWord(_ segment: Segment, _ here: inout TextPosition, width: Int) {
    guard width > 0, !isAfterSpace else { return here = space(segment, here) }
    here.offset = endOfSpace(segment, here.offset)
    isAfterSpace = true
    append(here, width: width, space: segment.space, ending: .opportunity)
  }

  /// Adds one character more: a sign of ASCII, a quotation mark, a letter of another alphabet.
  ///
  /// - Returns: what may happen after it, or `nil` where the rules for all of Unicode must tell.
  private func addOther(
    _ segment: Segment, _ advances: UnsafeBufferPointer<UInt16>, _ here: inout TextPosition,
    _ units: inout Int
  ) -> Piece.Ending? {
    let byte = text[here.offset]
    if byte < 0x80 {
      units += Int(advances[Int(byte)] & ~FontFace.stop)
      here.offset += 1
      return ending(of: byte, at: here)
    }
    if PlainWords.isQuote(at: here.offset, in: text) {
      units += segment.face.quoteAdvances[Int(text[here.offset + 2] & 7)]
      here.offset += 3
      return .joined
    }
    guard byte < 0xD4, here.offset + 1 < text.count else { return nil }
    let entry = advances[Int(byte & 0x1F) << 6 | Int(text[here.offset + 1] & 0x3F)]
    guard entry & FontFace.stop == 0 else { return nil }
    units += Int(entry)
    here.offset += 2
    return .joined
  }
}
