package import GalleyModel

/// The texts of a body, each measured when it is first asked for and then kept for columns of any width.
///
/// All of them share their memory, which can be used again for the next body.
package struct BodyTexts: Sendable {
  private struct Text {
    /// Its segments, of all texts'.
    var segments: Range<Int>
    /// Index after its last piece.
    var end: Int
    /// Its size is the one that its segments have now.
    var style: TextStyle
    var isEstimated: Bool
    /// Once it is asked for in this size.
    var extent: TextExtent?
    /// The column that it was last set in, and its lines there: often that of the next screen too.
    var column: (width: LayoutUnit, lines: Int)?
  }

  private(set) var body: Body
  var fonts: FontSet
  private var pieces = PieceList()
  private var segments: [Segment] = []
  private var texts: [Text] = []
  /// For each run, the index of the text that it is the first of, from 1; 0 where none is measured.
  private var textOfRun: [Int32] = []

  package init(_ body: Body = Body(), in fonts: FontSet = .builtIn) {
    self.body = body
    self.fonts = fonts
    makeRoom()
  }

  /// For all texts of the body, so that memory is asked for once: with its space a word has four bytes or
  /// more, on the average.
  private mutating func makeRoom() {
    guard !body.runs.isEmpty else { return }
    pieces.makeRoom(for: body.text.count / 4 + 256)
    segments.reserveCapacity(body.runs.count)
    texts.reserveCapacity(body.runs.count)
    textOfRun.append(contentsOf: repeatElement(0, count: body.runs.count))
  }

  /// The texts themselves, with nothing left behind, so that measuring more copies nothing.
  mutating func taken() -> BodyTexts {
    defer { self = BodyTexts(in: fonts) }
    return self
  }

  /// Forgets all texts, and measures those of another body from now on.
  package mutating func begin(_ body: Body) {
    self.body = body
    pieces.remove(from: 0)
    segments.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    textOfRun.removeAll(keepingCapacity: true)
    makeRoom()
  }

  /// Measures a text.
  ///
  /// - Returns: whether some of its characters are not in the fonts whose advances are known.
  @discardableResult
  package mutating func measure(_ text: RichText, _ style: TextStyle) -> Bool {
    text.isEmpty ? false : texts[index(of: text.indices, style)].isEstimated
  }

  /// The number of lines of a text at a width; none for an empty text.
  package mutating func lineCount(
    _ text: RichText, _ style: TextStyle, width: LayoutUnit
  ) -> Int { lineCount(of: text.indices, style, width: width).lines }

  func hasPicture(_ runs: Range<Int>) -> Bool {
    for index in runs { if case .image = body.runs[index].kind { return true } }
    return false
  }

  /// The number of lines of some runs, pictures left out.
  mutating func lineCount(
    of runs: Range<Int>, _ style: TextStyle, width: LayoutUnit
  ) -> (lines: Int, isEstimated: Bool) {
    guard !runs.isEmpty else { return (0, false) }
    let index = index(of: runs, style)
    if texts[index].column?.width != width {
      let isOneLine = texts[index].extent?.isOneLine(in: width) ?? false
      let lines =
        isOneLine
        ? 1 : Self.breaking(body.text, pieces, segments, texts[index], width) { $0.count() }
      texts[index].column = (width, lines)
    }
    return (texts[index].column?.lines ?? 0, texts[index].isEstimated)
  }

  /// The number of lines of some runs, of which the first have less room.
  ///
  /// - Returns: also whether a word is wider than one of those: where it goes browsers decide.
  mutating func lineCount(
    of runs: Range<Int>, _ style: TextStyle, rooms: [LayoutUnit], width: LayoutUnit
  ) -> (lines: Int, isEstimated: Bool) {
    guard !runs.isEmpty else { return (0, false) }
    let index = index(of: runs, style)
    let (lines, overflows) = Self.breaking(body.text, pieces, segments, texts[index], width) {
      breaker -> (Int, Bool) in
      var (count, overflows) = (0, false)
      for room in rooms {
        breaker.set(width: room)
        guard let end = breaker.next() else { return (count, overflows) }
        if case .insideWord = end { overflows = true }
        count += 1
      }
      breaker.set(width: width)
      return (count + breaker.count(), overflows)
    }
    return (lines, texts[index].isEstimated || overflows)
  }

  /// The least and the most width that some runs can use.
  mutating func extent(of runs: Range<Int>, _ style: TextStyle) -> TextExtent {
    guard !runs.isEmpty else { return TextExtent(word: .zero, line: .zero) }
    let index = index(of: runs, style)
    if let extent = texts[index].extent { return extent }
    let extent = Self.breaking(body.text, pieces, segments, texts[index], .zero) {
      TextExtent(word: $0.longestWord, line: $0.longestLine, hasBreaks: $0.hasBreaks)
    }
    texts[index].extent = extent
    return extent
  }

  /// Takes only what it needs: closures copy what they use of `self`.
  private static func breaking<Result>(
    _ bytes: [UInt8], _ pieces: PieceList, _ segments: [Segment], _ text: Text,
    _ width: LayoutUnit, _ lines: (inout LineBreaker) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      pieces.read(upTo: text.end) { pieces in
        segments.withUnsafeBufferPointer { segments in
          let own = UnsafeBufferPointer(rebasing: segments[text.segments])
          var breaker = LineBreaker(bytes, pieces, own, width: width)
          return lines(&breaker)
        }
      }
    }
  }

  /// Finds a text, and measures it or sets it in another size where needed.
  private mutating func index(of runs: Range<Int>, _ style: TextStyle) -> Int {
    let known = Int(textOfRun[runs.lowerBound]) - 1
    if known >= 0, fits(known, style) { return known }
    texts.append(measured(runs, style))
    textOfRun[runs.lowerBound] = Int32(texts.count)
    return texts.count - 1
  }

  /// Whether a text is as a style has it, but for the size, which it gets.
  private mutating func fits(_ index: Int, _ style: TextStyle) -> Bool {
    if texts[index].style == style { return true }
    let text = texts[index]
    guard !text.segments.contains(where: { segments[$0].isBound }), text.style.isSame(as: style)
    else {
      return false
    }
    for segment in text.segments { segments[segment].resize(to: style.size) }
    texts[index].style = style
    texts[index].extent = nil
    texts[index].column = nil
    return true
  }

  private mutating func measured(_ runs: Range<Int>, _ style: TextStyle) -> Text {
    let first = segments.count
    var hasAnnotations = false
    for index in runs {
      switch body.runs[index].kind {
      case .image: continue
      case .annotation: hasAnnotations = true
      default: segments.append(Segment(body.runs[index], in: style, fonts))
      }
    }
    let isEstimated = body.text.withUnsafeBufferPointer { bytes in
      segments.withUnsafeMutableBufferPointer {
        TextMeasurer.measure(
          bytes, UnsafeMutableBufferPointer(rebasing: $0[first...]), in: fonts, into: &pieces)
      }
    }
    return Text(
      segments: first..<segments.count, end: pieces.count, style: style,
      isEstimated: isEstimated || hasAnnotations)
  }
}

/// The room that a text can use, of its longest word (CSS `min-content`) and its longest line
/// (`max-content`).
struct TextExtent {
  var word: LayoutUnit
  var line: LayoutUnit
  /// Whether the author broke it into lines.
  var hasBreaks = false

  func isOneLine(in width: LayoutUnit) -> Bool {
    !hasBreaks && line > .zero && line <= LineBreaker.available(in: width)
  }
}

extension TextStyle {
  /// Whether it differs in nothing but the size.
  func isSame(as other: TextStyle) -> Bool {
    family == other.family && role == other.role && isBold == other.isBold
      && isItalic == other.isItalic
      && isUppercase == other.isUppercase && tracking == other.tracking
      && isTabular == other.isTabular && isOnCells == other.isOnCells
  }
}
