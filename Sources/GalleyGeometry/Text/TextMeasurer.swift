/// Cuts text into pieces that no line breaks inside of, and adds up their advances.
///
/// Words of Latin, Greek and Cyrillic letters are added up byte by byte. A word with anything else in it
/// is handed to `ScalarWord`, from its beginning.
struct TextMeasurer {
  let text: UnsafeBufferPointer<UInt8>
  let segments: UnsafeBufferPointer<Segment>
  var pieces: [Piece] = []
  var isEstimated = false
  /// Where the word being read begins, and how many pieces come before it.
  var wordStart = TextPosition(segment: 0, offset: 0)
  var piecesBeforeWord = 0
  /// Whether a space here would collapse: at the beginning of a line, or after another space.
  var isAfterSpace = true

  init(_ text: UnsafeBufferPointer<UInt8>, _ segments: UnsafeBufferPointer<Segment>) {
    self.text = text
    self.segments = segments
    guard let first = segments.first, let last = segments.last else { return }
    let bytes = last.range.upperBound - first.range.lowerBound
    pieces.reserveCapacity(bytes / 5 + segments.count)
  }

  mutating func measure() {
    var position = TextPosition(segment: 0, offset: segments.first?.range.lowerBound ?? 0)
    while position.segment < segments.count {
      if segments[position.segment].isBreak {
        breakLine(position)
      } else if position.offset < segments[position.segment].range.upperBound {
        position = measure(segments[position.segment], from: position)
        continue
      }
      position = start(ofSegment: position.segment + 1)
    }
  }

  func start(ofSegment index: Int) -> TextPosition {
    TextPosition(
      segment: index, offset: index < segments.count ? segments[index].range.lowerBound : text.count
    )
  }

  private mutating func breakLine(_ position: TextPosition) {
    append(position, width: 0, ending: .forced)
    isAfterSpace = true
    beginWord(at: start(ofSegment: position.segment + 1))
  }

  /// Measures up to the segment's end or to the end of a word that takes a closer look.
  ///
  /// - Returns: where to go on.
  private mutating func measure(_ segment: Segment, from start: TextPosition) -> TextPosition {
    if segment.isPlain { return measurePlain(segment, from: start) }
    if text[start.offset] <= 0x20 { return space(segment, start) }
    if isAfterSpace { beginWord(at: start) }
    isAfterSpace = false
    return measureScalars()
  }
}
