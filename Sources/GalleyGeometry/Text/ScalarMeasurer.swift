/// Measures one word of any script: finds its line breaks by the rules and adds up its advances.
struct ScalarMeasurer {
  private(set) var pieces: [Piece] = []
  private(set) var isEstimated = false
  private var scalars: [UInt32] = []
  private var properties: [LineBreakProperties] = []
  private var advances: [Int] = []
  private var ends: [TextPosition] = []

  mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    scalars.removeAll(keepingCapacity: true)
    properties.removeAll(keepingCapacity: true)
    advances.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isEstimated = false
  }

  /// Appends the scalar at a position to the word.
  ///
  /// - Returns: the number of its bytes.
  mutating func append(
    at position: TextPosition, in text: UnsafeBufferPointer<UInt8>, _ segment: Segment
  ) -> Int {
    let (scalar, length) = UTF8Decoding.scalar(at: position.offset, in: text)
    scalars.append(scalar)
    properties.append(LineBreakProperties(of: scalar))
    let (advance, isGuess) = segment.advance(of: scalar)
    advances.append(advance)
    isEstimated = isEstimated || isGuess
    ends.append(TextPosition(segment: position.segment, offset: position.offset + length))
    return length
  }

  /// Cuts the word into pieces.
  mutating func endWord() {
    let breaks = LineBreakRules.breaks(before: properties)
    var width = 0
    for index in scalars.indices {
      width += advances[index]
      let isLast = index + 1 == scalars.count
      let ending = isLast ? Piece.Ending.joined : ending(after: index, breaks)
      guard isLast || ending != .joined || ends[index + 1].segment != ends[index].segment else {
        continue
      }
      pieces.append(
        Piece(
          end: Int32(ends[index].offset), segment: Int32(ends[index].segment), width: width,
          space: 0, ending: ending))
      width = 0
    }
  }

  private func ending(after index: Int, _ breaks: [Bool]) -> Piece.Ending {
    let (left, right) = (scalars[index], scalars[index + 1])
    if left < 0x80, right < 0x80 {
      let prior = index > 0 && scalars[index - 1] < 0x80 ? UInt8(scalars[index - 1]) : nil
      return ASCIIBreaks.allow(between: UInt8(left), and: UInt8(right), prior: prior)
        ? .opportunity : .joined
    }
    guard breaks[index + 1] else { return .joined }
    return left == 0xAD ? .softHyphen : .opportunity
  }
}
