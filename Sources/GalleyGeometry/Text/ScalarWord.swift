/// A word of any script: finds its line breaks by the rules and adds up its advances.
struct ScalarWord {
  private struct Item {
    var scalar: UInt32
    var properties: LineBreakProperties
    /// Units of its segment.
    var advance: Int
    /// After the scalar.
    var end: TextPosition
  }

  private(set) var isEstimated = false
  /// Whether it has a space that is rounded for each size of type.
  private(set) var hasRoundedSpace = false
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
    hasRoundedSpace = hasRoundedSpace || SpaceWidths.isRounded(scalar)
    return length
  }

  /// Takes the widths of whole characters instead of those of scalars, as a terminal does: an emoji may
  /// be of many scalars, and takes two cells.
  mutating func measureCharacters() {
    var scalars = String.UnicodeScalarView()
    for item in items { scalars.append(Unicode.Scalar(item.scalar) ?? "\u{FFFD}") }
    var start = 0
    for character in String(scalars) {
      let end = min(items.count, start + character.unicodeScalars.count)
      guard start < end else { return }
      for index in start..<end { items[index].advance = 0 }
      items[end - 1].advance = TerminalFace.advance(of: character)
      start = end
    }
  }

  /// Calls a function with each piece: its end, its width in units of its segment, and how it ends.
  func cut(_ append: (TextPosition, Int, Piece.Ending) -> Void) {
    let breaks = LineBreakRules.breaks(before: items.map(\.properties))
    var width = 0
    for (index, item) in items.enumerated() {
      width += item.advance
      let ending = ending(after: index, breaks)
      guard ending != .joined || isLast(index, ofSegment: item.end.segment) else { continue }
      append(item.end, width, ending)
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
