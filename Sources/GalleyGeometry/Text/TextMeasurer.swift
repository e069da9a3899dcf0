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

  private init(
    _ text: UnsafeBufferPointer<UInt8>, _ segments: UnsafeMutableBufferPointer<Segment>,
    _ pieces: consuming PieceList
  ) {
    self.text = text
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
    into pieces: inout PieceList
  ) -> Bool {
    if !segments.allSatisfy(\.isPlain) { bind(segments) }
    while true {
      var measurer = TextMeasurer(text, segments, pieces.taken())
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
    if segments[start.segment].isPlain { return measurePlain(from: start) }
    if text[start.offset] <= 0x20 { return space(start) }
    if isAfterSpace { beginWord(at: start) }
    isAfterSpace = false
    return measureScalars()
  }
}
