/// Cuts text into pieces that no line breaks inside of, and adds up their advances.
///
/// Words of Latin, Greek and Cyrillic letters are added up byte by byte. A word with anything else in it
/// is handed to `ScalarWord`, from its beginning.
struct TextMeasurer {
  let text: UnsafeBufferPointer<UInt8>
  let segments: UnsafeMutableBufferPointer<Segment>
  var pieces: PieceList
  /// How many pieces of other texts come before.
  let firstPiece: Int
  var isEstimated = false
  /// Whether a width turned up that only subpixels can tell.
  var mustBind = false
  /// Where the word being read begins, and how many pieces come before it.
  var wordStart = TextPosition(segment: 0, offset: 0)
  var piecesBeforeWord: Int
  /// Whether a space here would collapse: at the beginning of a line, or after another space.
  var isAfterSpace = true
  /// Where the last piece with its space ends, in units from the segment's beginning.
  var cut = 0
  /// What was shaped before; `nil` where no face is shaped.
  let words: ShapedWords?
  /// Where the text that is shaped has come to; `nil` at its beginning.
  var line: ShapedLine?
  /// The script of the last letter that was shaped; 0 before the first.
  var script: UInt32 = 0

  private init(
    _ text: UnsafeBufferPointer<UInt8>, _ segments: UnsafeMutableBufferPointer<Segment>,
    _ pieces: consuming PieceList, _ words: ShapedWords?
  ) {
    self.text = text
    self.words = words
    self.segments = segments
    firstPiece = pieces.count
    piecesBeforeWord = pieces.count
    self.pieces = pieces
  }

  /// Measures a text and appends its pieces.
  ///
  /// - Parameter segments: all of the text's; each learns where its pieces begin.
  /// - Returns: whether a width is an estimate.
  static func measure(
    _ text: UnsafeBufferPointer<UInt8>, _ segments: UnsafeMutableBufferPointer<Segment>,
    in fonts: FontSet, into pieces: inout PieceList
  ) -> Bool {
    guard segments.contains(where: \.isShaped) else {
      return measure(text, segments, nil, into: &pieces)
    }
    return fonts.withWords { measure(text, segments, $0, into: &pieces) }
  }

  private static func measure(
    _ text: UnsafeBufferPointer<UInt8>, _ segments: UnsafeMutableBufferPointer<Segment>,
    _ words: ShapedWords?, into pieces: inout PieceList
  ) -> Bool {
    if !segments.allSatisfy(\.isPlain) { bind(segments) }
    while true {
      var measurer = TextMeasurer(text, segments, pieces.taken(), words)
      measurer.measure()
      pieces = measurer.pieces.taken()
      guard measurer.mustBind else { return measurer.isEstimated }
      pieces.remove(from: measurer.firstPiece)
      bind(segments)
    }
  }

  private static func bind(_ segments: UnsafeMutableBufferPointer<Segment>) {
    for index in segments.indices { segments[index].bind() }
  }

  private mutating func measure() {
    var position = enter(segment: 0)
    while position.segment < segments.count, !mustBind {
      if segments[position.segment].isBreak {
        breakLine(position)
      } else if position.offset < segments[position.segment].range.upperBound {
        position = measure(from: position)
        continue
      }
      position = enter(segment: position.segment + 1)
    }
  }

  /// Begins a segment, whose pieces come next.
  ///
  /// - Returns: its start.
  mutating func enter(segment index: Int) -> TextPosition {
    cut = 0
    if index < segments.count { segments[index].firstPiece = pieces.count }
    return start(ofSegment: index)
  }

  private func start(ofSegment index: Int) -> TextPosition {
    TextPosition(
      segment: index, offset: index < segments.count ? segments[index].range.lowerBound : text.count
    )
  }

  private mutating func breakLine(_ position: TextPosition) {
    append(position.offset, units: cut, ending: .forced)
    isAfterSpace = true
    beginWord(at: start(ofSegment: position.segment + 1))
  }

  /// Measures up to the segment's end or to the end of a word that takes a closer look.
  ///
  /// - Returns: where to go on.
  private mutating func measure(from start: TextPosition) -> TextPosition {
    if let words, segments[start.segment].isShaped { return measureShaped(from: start, words) }
    if segments[start.segment].isPlain { return measurePlain(from: start) }
    if text[start.offset] <= 0x20 { return space(start) }
    if isAfterSpace { beginWord(at: start) }
    isAfterSpace = false
    return measureScalars()
  }
}

/// A byte of a text in segments.
struct TextPosition: Hashable, Sendable {
  var segment: Int
  /// Of the byte in the text; at the segment's end when there is none left in it.
  var offset: Int
}

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
  func endOfSpace(_ start: TextPosition) -> Int {
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
    if let words,
      segments[
        wordStart.segment...max(wordStart.segment, min(position.segment, segments.count - 1))
      ]
      .contains(where: \.isShaped)
    {
      append(shaped: word, upTo: position.segment, words)
    } else {
      append(word, upTo: position.segment)
    }
    isEstimated = isEstimated || word.isEstimated
    mustBind = mustBind || word.hasRoundedSpace && !segments[wordStart.segment].isBound
    return position
  }

  /// Where the last piece before the word ends, in units of the segment that the word begins in.
  var unitsBeforeWord: Int {
    let segment = segments[wordStart.segment]
    guard piecesBeforeWord > segment.firstPiece else { return 0 }
    let piece = pieces[piecesBeforeWord - 1]
    return piece.units + (piece.hasSpace ? segment.space : 0) + piece.kerning
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
