import GalleyModel

/// The short texts around an article's body, each in one style: measured when first asked for, and then
/// kept for columns of any width.
///
/// A page has a hundred of them: memory of its own for each would take longer than measuring it. Nearly
/// all are asked for in the same order on every screen, so that a text is looked for from where the last
/// one was found.
struct ShortTexts: Sendable {
  private struct Text {
    let words: String
    var style: TextStyle
    /// Index after its last piece; its segment has the text's own index.
    let end: Int
    let isEstimated: Bool
    /// Once it is asked for in this size.
    var longestLine: LayoutUnit?
  }

  private var pieces = PieceList()
  private var segments: [Segment] = []
  private var texts: [Text] = []
  /// How many were measured on the screens before; what this one has measured is not looked for.
  private var known = 0
  /// Index after the one that was found last.
  private var next = 0

  /// Begins with the next screen.
  mutating func begin() {
    if texts.isEmpty { makeRoom() }
    known = texts.count
    next = 0
  }

  /// The number of lines at a width; none for an empty text.
  mutating func lineCount(
    of words: String, _ style: TextStyle, width: LayoutUnit
  ) -> (lines: Int, isEstimated: Bool) {
    let index = index(of: words, style)
    return (breaking(index, width) { $0.count() }, texts[index].isEstimated)
  }

  /// The width in one line, and whether it is an estimate.
  mutating func longestLine(
    of words: String, _ style: TextStyle
  ) -> (width: LayoutUnit, isEstimated: Bool) {
    let index = index(of: words, style)
    let width = texts[index].longestLine ?? breaking(index, .zero) { $0.longestLine }
    texts[index].longestLine = width
    return (width, texts[index].isEstimated)
  }

  /// For the texts of an ordinary page, so that memory is asked for once.
  private mutating func makeRoom() {
    pieces.makeRoom(for: 512)
    segments.reserveCapacity(96)
    texts.reserveCapacity(96)
  }

  private func breaking<Result>(
    _ index: Int, _ width: LayoutUnit, _ lines: (inout LineBreaker) -> Result
  ) -> Result {
    var words = texts[index].words
    return words.withUTF8 { bytes in
      pieces.read(upTo: texts[index].end) { pieces in
        segments.withUnsafeBufferPointer { segments in
          let own = UnsafeBufferPointer(rebasing: segments[index...index])
          var breaker = LineBreaker(bytes, pieces, own, width: width)
          return lines(&breaker)
        }
      }
    }
  }

  /// Finds a text, and measures it or sets it in another size where needed.
  private mutating func index(of words: String, _ style: TextStyle) -> Int {
    guard let index = find(words, style, in: next..<known) ?? find(words, style, in: 0..<next)
    else {
      texts.append(measured(words, style))
      return texts.count - 1
    }
    next = index + 1
    if texts[index].style.size != style.size {
      segments[index].resize(to: style.size)
      texts[index].style = style
      texts[index].longestLine = nil
    }
    return index
  }

  private func find(_ words: String, _ style: TextStyle, in range: Range<Int>) -> Int? {
    for index in range
    where texts[index].words.isSame(as: words) && texts[index].style.isSame(as: style)
      && (texts[index].style.size == style.size || !segments[index].isBound)
    {
      return index
    }
    return nil
  }

  private mutating func measured(_ words: String, _ style: TextStyle) -> Text {
    let first = segments.count
    segments.append(Segment(0..<words.utf8.count, style))
    var bytes = words
    let isEstimated = bytes.withUTF8 { bytes in
      segments.withUnsafeMutableBufferPointer {
        TextMeasurer.measure(
          bytes, UnsafeMutableBufferPointer(rebasing: $0[first...]), into: &pieces)
      }
    }
    return Text(words: words, style: style, end: pieces.count, isEstimated: isEstimated)
  }
}
