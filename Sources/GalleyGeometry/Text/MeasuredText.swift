package import GalleyModel

/// A text whose words are measured: it can be set in lines of any width.
package struct MeasuredText: Sendable {
  /// UTF-8; lines are ranges of it.
  let text: [UInt8]
  let segments: [Segment]
  private let list: PieceList
  /// Their faces live as long.
  private let fonts: FontSet
  /// Whether some of its characters are not in the fonts whose advances are known.
  package let isEstimated: Bool

  /// Measures a text in one style.
  ///
  /// - Parameter text: UTF-8. White space is collapsed, as HTML does.
  package init(_ text: [UInt8], _ style: TextStyle, in fonts: FontSet = .builtIn) {
    self.init(text, [Segment(0..<text.count, style, in: fonts)], in: fonts)
  }

  package init(_ text: String, _ style: TextStyle, in fonts: FontSet = .builtIn) {
    self.init(Array(text.utf8), style, in: fonts)
  }

  /// Measures rich text of a body.
  ///
  /// Images within it take no room; the lines have the offsets of the body's text.
  package init(
    _ text: RichText, of body: Body, _ style: TextStyle, in fonts: FontSet = .builtIn
  ) {
    self.init(body[text], of: body, style, in: fonts)
  }

  /// Measures some runs of a body.
  package init(
    _ runs: ArraySlice<Run>, of body: Body, _ style: TextStyle, in fonts: FontSet = .builtIn
  ) {
    self.init(
      body.text,
      runs.filter { $0.kind != .image && $0.kind != .annotation }.map {
        Segment($0, in: style, fonts)
      },
      in: fonts)
  }

  init(_ text: [UInt8], _ segments: [Segment], in fonts: FontSet) {
    var segments = segments
    var list = PieceList()
    isEstimated = text.withUnsafeBufferPointer { bytes in
      segments.withUnsafeMutableBufferPointer {
        TextMeasurer.measure(bytes, $0, in: fonts, into: &list)
      }
    }
    self.text = text
    self.segments = segments
    self.list = list
    self.fonts = fonts
  }

  var pieces: ArraySlice<Piece> { list.all }

  /// Calls a function with what breaks the text into lines of a width.
  func breaking<Result>(
    width: LayoutUnit, _ lines: (inout LineBreaker) -> Result
  ) -> Result {
    text.withUnsafeBufferPointer { text in
      list.read(upTo: list.count) { pieces in
        segments.withUnsafeBufferPointer { segments in
          var breaker = LineBreaker(text, pieces, segments, width: width)
          return lines(&breaker)
        }
      }
    }
  }
}

extension MeasuredText {
  /// Measures texts of several styles in a row.
  init(_ parts: [(text: String, style: TextStyle)], in fonts: FontSet) {
    var bytes: [UInt8] = []
    let segments = parts.map { part in
      let start = bytes.count
      bytes.append(contentsOf: part.text.utf8)
      return Segment(start..<bytes.count, part.style, in: fonts)
    }
    self.init(bytes, segments, in: fonts)
  }

  /// Measures texts of one style, each on a line of its own.
  init(lines: [String], _ style: TextStyle, in fonts: FontSet) {
    var bytes: [UInt8] = []
    var segments: [Segment] = []
    for (index, line) in lines.enumerated() {
      let start = bytes.count
      bytes.append(contentsOf: line.utf8)
      if index > 0 {
        var lineBreak = Segment(start..<start, style, in: fonts)
        lineBreak.isBreak = true
        segments.append(lineBreak)
      }
      segments.append(Segment(start..<bytes.count, style, in: fonts))
    }
    self.init(bytes, segments, in: fonts)
  }
}

extension MeasuredText {
  /// The number of lines at a width; none for an empty text.
  package func lineCount(width: LayoutUnit) -> Int {
    breaking(width: width) { $0.count() }
  }

  /// The lines at a width, in order; together they are the whole text.
  package func lines(width: LayoutUnit) -> [TextLine] {
    breaking(width: width) { breaker in
      var lines: [TextLine] = []
      while let line = breaker.nextLine() { lines.append(line) }
      return lines
    }
  }

  /// The width of the longest line when only the author's breaks end one (CSS `max-content`).
  package var longestLine: LayoutUnit { breaking(width: .zero) { $0.longestLine } }

  /// The width of the longest piece that no line breaks inside of, without breaks for want of room.
  package var longestWord: LayoutUnit { breaking(width: .zero) { $0.longestWord } }
}

extension LineBreaker {
  /// The width of the longest line when only the author's breaks end one.
  var longestLine: LayoutUnit { widest { $0 == .forced } }

  /// The width of the longest piece that no line breaks inside of.
  var longestWord: LayoutUnit { widest { $0 != .joined } }

  private func widest(endingAt isEnd: (Piece.Ending) -> Bool) -> LayoutUnit {
    var widest = LayoutUnit.zero
    var line = LineWidth()
    for (index, segment) in segments.enumerated() {
      var from = 0
      for piece in pieces[segment.firstPiece..<end(of: index)] {
        let space = (piece.hasSpace ? segment.space : 0) + piece.kerning
        line.add(
          (piece.units - from) * segment.step, space: space * segment.step, segment: index)
        from = piece.units + space
        widest = max(widest, line.total)
        if isEnd(piece.ending) { line = LineWidth() }
      }
    }
    return widest
  }

  /// How many lines are left.
  mutating func count() -> Int {
    var count = 0
    while true {
      if segments.count == 1 { count += skipPlainLines() }
      guard next() != nil else { return count }
      count += 1
    }
  }

  mutating func nextLine() -> TextLine? {
    let first = start
    guard let end = next() else { return nil }
    var line = TextLine(range: first.offset..<start.offset, width: .zero)
    switch end {
    case .insideWord(let width): line.width = LayoutUnit(rawValue: width)
    case .betweenPieces(let isHyphenated):
      let last = start.piece - 1
      let hyphen = isHyphenated ? hyphen(of: last, from: first) : 0
      line.width = LayoutUnit(rawValue: width(from: first, through: last) + hyphen)
      line.isHyphenated = isHyphenated
    }
    return line
  }
}

/// A line of text.
package struct TextLine: Hashable, Sendable {
  /// The bytes of the text that stand on it, the space at its end included; empty where two breaks of
  /// the author follow one another.
  package var range: Range<Int>
  /// Without the space at its end.
  package var width: LayoutUnit
  /// Whether it ends in a hyphen that shows because the line breaks there.
  package var isHyphenated = false
}

/// The width of a line as it grows, rounded as browsers do.
///
/// Each element's text on a line is a box of its own, and its width is rounded up to 1/64 px.
struct LineWidth {
  /// The boxes that have ended, in layout units.
  private var ended = 0
  /// The box at the line's end, without its last space, and that space, in subpixels.
  private var open = 0
  private var space = 0
  private var segment = -1

  /// Adds a piece.
  ///
  /// - Parameters:
  ///   - width: its width and that of the space after it, in subpixels.
  ///   - segment: index of its segment.
  mutating func add(_ width: Int, space after: Int, segment next: Int) {
    if next != segment, segment >= 0 {
      ended += Subpixel.roundedUp(open + space)
      open = width
      space = 0
    } else if width > 0 || after == 0 {
      open += space + width
      space = 0
    }
    segment = next
    space += after
  }

  /// Without the space at the end.
  var total: LayoutUnit { LayoutUnit(rawValue: ended + Subpixel.roundedUp(open)) }
}
