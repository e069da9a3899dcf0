/// Cuts text into pieces that no line breaks inside of, and adds up their advances.
///
/// Words of Latin, Greek and Cyrillic letters are added up byte by byte. A word with anything else in it
/// is handed to `ScalarMeasurer`, from its beginning.
struct TextMeasurer {
  let text: UnsafeBufferPointer<UInt8>
  let segments: [Segment]
  var pieces: [Piece] = []
  var isEstimated = false
  /// Where the word being read begins, and how many pieces come before it.
  var wordStart = TextPosition(segment: 0, offset: 0)
  var piecesBeforeWord = 0
  /// Whether a space here would collapse: at the beginning of a line, or after another space.
  var isAfterSpace = true
  /// Reused from word to word.
  var scalars = ScalarMeasurer()

  init(_ text: UnsafeBufferPointer<UInt8>, _ segments: [Segment]) {
    self.text = text
    self.segments = segments
    let bytes = segments.reduce(0) { $0 + $1.range.count }
    pieces.reserveCapacity(bytes / 5 + segments.count)
  }

  mutating func measure() {
    var position = TextPosition(segment: 0, offset: segments.first?.range.lowerBound ?? 0)
    while position.segment < segments.count {
      let segment = segments[position.segment]
      if segment.isBreak {
        breakLine(position)
      } else if position.offset < segment.range.upperBound {
        position = measure(segment, from: position)
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

  /// Measures up to the next space or the segment's end.
  ///
  /// - Returns: where to go on.
  private mutating func measure(_ segment: Segment, from start: TextPosition) -> TextPosition {
    if text[start.offset] <= 0x20 { return space(segment, start) }
    if isAfterSpace { beginWord(at: start) }
    isAfterSpace = false
    guard segment.isPlain else { return measureScalars() }
    return segment.face.common.withUnsafeBufferPointer { advances in
      plain(segment, advances, from: start)
    }
  }

  private mutating func plain(
    _ segment: Segment, _ advances: UnsafeBufferPointer<UInt16>, from start: TextPosition
  ) -> TextPosition {
    let end = segment.range.upperBound
    var offset = start.offset
    var units = 0
    while offset < end {
      let byte = text[offset]
      if byte < 0x80 {
        let entry = advances[Int(byte)]
        if entry & FontFace.stop == 0 {
          units += Int(entry)
          offset += 1
          continue
        }
        if byte <= 0x20 {
          break
        }
        units += Int(entry & ~FontFace.stop)
        offset += 1
        let here = TextPosition(segment: start.segment, offset: offset)
        switch ending(of: byte, at: here) {
        case .joined: continue
        case .opportunity:
          append(here, width: units * segment.scale, ending: .opportunity)
          units = 0
        default: return measureScalars()
        }
      } else if PlainWords.isQuote(at: offset, in: text), offset + 3 <= end {
        units += segment.face.quoteAdvances[Int(text[offset + 2] & 7)]
        offset += 3
      } else if byte < 0xD4, offset + 1 < end {
        let scalar = Int(byte & 0x1F) << 6 | Int(text[offset + 1] & 0x3F)
        let entry = advances[scalar]
        guard entry & FontFace.stop == 0 else { return measureScalars() }
        units += Int(entry)
        offset += 2
      } else {
        return measureScalars()
      }
    }
    let here = TextPosition(segment: start.segment, offset: offset)
    append(here, width: units * segment.scale, ending: .joined)
    return here
  }
}
