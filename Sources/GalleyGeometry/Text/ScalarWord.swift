/// A word of any script: finds its line breaks by the rules and adds up its advances.
struct ScalarWord {
  private struct Item {
    var scalar: UInt32
    var properties: LineBreakProperties
    /// Subpixels.
    var advance: Int
    /// After the scalar.
    var end: TextPosition
  }

  private(set) var isEstimated = false
  private var items: [Item] = []

  /// Appends the scalar at a position to the word.
  ///
  /// - Returns: the number of its bytes.
  mutating func append(
    at position: TextPosition, in text: UnsafeBufferPointer<UInt8>, _ segment: Segment
  ) -> Int {
    let (scalar, length) = UTF8Decoding.scalar(at: position.offset, in: text)
    let (advance, isGuess) = segment.advance(of: scalar)
    let end = TextPosition(segment: position.segment, offset: position.offset + length)
    items.append(
      Item(
        scalar: scalar, properties: LineBreakProperties(of: scalar), advance: advance, end: end))
    isEstimated = isEstimated || isGuess
    return length
  }

  /// Appends the word's pieces.
  func cut(into pieces: inout [Piece]) {
    let breaks = LineBreakRules.breaks(before: items.map(\.properties))
    var width = 0
    for (index, item) in items.enumerated() {
      width += item.advance
      let ending = ending(after: index, breaks)
      guard ending != .joined || isLast(index, ofSegment: item.end.segment) else { continue }
      pieces.append(
        Piece(
          end: Int32(item.end.offset), segment: Int32(item.end.segment), width: width, space: 0,
          ending: ending))
      width = 0
    }
  }

  private func isLast(_ index: Int, ofSegment segment: Int) -> Bool {
    index + 1 == items.count || items[index + 1].end.segment != segment
  }

  private func ending(after index: Int, _ breaks: [Bool]) -> Piece.Ending {
    guard index + 1 < items.count else { return .joined }
    let (left, right) = (items[index].scalar, items[index + 1].scalar)
    if left < 0x80, right < 0x80 {
      let prior = index > 0 && items[index - 1].scalar < 0x80 ? UInt8(items[index - 1].scalar) : nil
      return ASCIIBreaks.allow(between: UInt8(left), and: UInt8(right), prior: prior)
        ? .opportunity : .joined
    }
    guard breaks[index + 1] else { return .joined }
    return left == 0xAD ? .softHyphen : .opportunity
  }
}
