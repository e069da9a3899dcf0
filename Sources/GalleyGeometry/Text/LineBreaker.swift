/// Fills lines greedily, as browsers do.
///
/// Pieces say where they end, so what fits is found by comparing: only where an element's text begins or
/// ends something is added up.
struct LineBreaker {
  /// Where a line begins: a piece, and what of it stands on the line before.
  struct Position {
    var piece: Int
    var segment = 0
    /// Units from the segment's beginning.
    var units = 0
    /// The offset of the byte.
    var offset: Int
  }

  /// How a line ends.
  enum End {
    /// Before the piece that begins the next line.
    case betweenPieces(isHyphenated: Bool)
    /// In a word that is wider than the line, after some layout units.
    case insideWord(width: Int)
  }

  let text: UnsafeBufferPointer<UInt8>
  /// All pieces up to the text's last.
  let pieces: UnsafeBufferPointer<Piece>
  /// The text's.
  let segments: UnsafeBufferPointer<Segment>
  /// Layout units.
  private var available: Int
  private(set) var start: Position

  init(
    _ text: UnsafeBufferPointer<UInt8>, _ pieces: UnsafeBufferPointer<Piece>,
    _ segments: UnsafeBufferPointer<Segment>, width: LayoutUnit
  ) {
    self.text = text
    self.pieces = pieces
    self.segments = segments
    available = Self.available(in: width).rawValue
    start = Position(
      piece: segments.first?.firstPiece ?? pieces.count,
      offset: segments.first?.range.lowerBound ?? 0)
    start.segment = segment(of: start.piece, from: 0)
  }

  /// What a line may take up: browsers let it be wider than its column by the smallest length.
  static func available(in width: LayoutUnit) -> LayoutUnit {
    LayoutUnit(rawValue: width.rawValue + 1)
  }

  /// Gives the lines from here on another room.
  mutating func set(width: LayoutUnit) { available = Self.available(in: width).rawValue }

  var hasBreaks: Bool { segments.contains(where: \.isBreak) }

  /// Goes over the next line.
  ///
  /// - Returns: `nil` at the text's end.
  mutating func next() -> End? {
    guard start.piece < pieces.count else { return nil }
    let fitting = fitting()
    if fitting.isEnd {
      begin(at: fitting.piece)
      return .betweenPieces(isHyphenated: false)
    }
    var last = fitting.piece
    while last > start.piece {
      last -= 1
      switch pieces[last].ending {
      case .joined: continue
      case .softHyphen
      where width(from: start, through: last) + hyphen(of: last, from: start) > available: continue
      case let ending:
        begin(at: last + 1)
        return .betweenPieces(isHyphenated: ending == .softHyphen)
      }
    }
    return breakWord(within: available)
  }

  /// The pieces of the next line that fit, wherever it may break.
  ///
  /// - Returns: the index after the last one, and whether the line ends there in any case.
  private func fitting() -> (piece: Int, isEnd: Bool) {
    var (piece, segment, from) = (start.piece, start.segment, start.units)
    var free = available
    while true {
      let end = end(of: segment)
      let step = segments[segment].step
      let limit = free < 0 ? from - 1 : from + free * Subpixel.perLayoutUnit / max(step, 1)
      if pieces[end - 1].units > limit {
        while pieces[piece].units <= limit { piece += 1 }
        return (piece, false)
      }
      if end == pieces.count || segments[segment].isBreak { return (end, true) }
      free -= Subpixel.roundedUp((unitsAfter(end - 1, in: segment) - from) * step)
      (piece, segment, from) = (end, self.segment(of: end, from: segment + 1), 0)
    }
  }

  /// Index after the last piece of a segment.
  func end(of segment: Int) -> Int {
    segment + 1 < segments.count ? segments[segment + 1].firstPiece : pieces.count
  }

  /// Index of the segment that a piece belongs to, looked for from one that is not after it.
  private func segment(of piece: Int, from first: Int) -> Int {
    var segment = first
    while segment + 1 < segments.count, segments[segment + 1].firstPiece <= piece { segment += 1 }
    return segment
  }

  /// Where a piece and the space after it end, in units of its segment.
  private func unitsAfter(_ piece: Int, in segment: Int) -> Int {
    pieces[piece].units + (pieces[piece].hasSpace ? segments[segment].space : 0)
      + pieces[piece].kerning
  }

  private mutating func begin(at piece: Int) {
    let segment = segment(of: piece, from: start.segment)
    let isFirst = piece <= segments[segment].firstPiece
    start = Position(
      piece: piece, segment: segment, units: isFirst ? 0 : unitsAfter(piece - 1, in: segment),
      offset: pieces[piece - 1].end)
  }
}

extension LineBreaker {
  /// Goes over lines of a text in one style, as many as end after a whole word or with the text: all have
  /// the same room.
  ///
  /// - Returns: their number.
  mutating func skipPlainLines() -> Int {
    let room = available * Subpixel.perLayoutUnit / max(segments[0].step, 1)
    guard start.piece < pieces.count, let last = pieces.last, !segments[0].isBreak else { return 0 }
    let space = segments[0].space
    var (count, piece, from) = (0, start.piece, start.units)
    while last.units - from > room {
      var next = piece
      while pieces[next].units - from <= room { next += 1 }
      while next > piece, pieces[next - 1].ending == .joined { next -= 1 }
      guard next > piece, pieces[next - 1].ending == .opportunity else { break }
      let last = pieces[next - 1]
      from = last.units + (last.hasSpace ? space : 0) + last.kerning
      piece = next
      count += 1
    }
    if last.units - from <= room {
      start = Position(piece: pieces.count, units: from, offset: last.end)
      return count + 1
    }
    if count > 0 {
      start = Position(piece: piece, units: from, offset: pieces[piece - 1].end)
    }
    return count
  }

  /// The layout units from a line's start to the end of a piece, without the space after it.
  func width(from start: Position, through last: Int) -> Int {
    var (width, segment, from) = (0, start.segment, start.units)
    while end(of: segment) <= last {
      let end = end(of: segment)
      width += Subpixel.roundedUp(
        (unitsAfter(end - 1, in: segment) - from) * segments[segment].step)
      (segment, from) = (self.segment(of: end, from: segment + 1), 0)
    }
    return width + Subpixel.roundedUp((pieces[last].units - from) * segments[segment].step)
  }

  /// The layout units of the hyphen that a piece shows at a line's end.
  func hyphen(of piece: Int, from start: Position) -> Int {
    Subpixel.roundedUp(hyphen(in: segments[segment(of: piece, from: start.segment)]))
  }

  /// Subpixels.
  private func hyphen(in segment: Segment) -> Int {
    let units = segment.face.advance(of: 0x2010) ?? segment.face.advance(of: 0x2D) ?? 0
    return units * segment.scale + segment.tracking
  }

  /// Puts on a line what fits of a word that is wider than a line, at least one character.
  ///
  /// - Parameter leavesHyphen: whether room is kept for the hyphen that it may end with.
  private mutating func breakWord(within available: Int, leavesHyphen: Bool = false) -> End {
    let first = start
    var (ended, width) = (0, 0)
    var from = start.units
    while start.piece < pieces.count {
      let segment = segments[start.segment]
      let piece = pieces[start.piece]
      var clusters = Clusters(text, from: start.offset, to: piece.end, segment)
      while let cluster = clusters.next() {
        let total =
          ended + Subpixel.roundedUp((start.units + cluster.width - from) * segment.step)
        guard total <= available || start.offset == first.offset else {
          return .insideWord(width: width)
        }
        width = total
        start.units += cluster.width
        start.offset = cluster.end
      }
      let units = start.units
      begin(at: start.piece + 1)
      if piece.ending == .softHyphen, !leavesHyphen {
        // It ends here only for lack of room for the hyphen.
        start = first
        return breakWord(
          within: available - hyphen(in: segment) / Subpixel.perLayoutUnit, leavesHyphen: true)
      }
      guard piece.ending == .joined else { break }
      if start.units == 0, start.piece < pieces.count {
        ended += Subpixel.roundedUp((units - from) * segment.step)
        from = 0
      }
    }
    return .insideWord(width: width)
  }
}

/// The characters of a piece as readers see them, each with its advance.
private struct Clusters: IteratorProtocol {
  struct Cluster {
    /// The offset of the byte after it.
    var end: Int
    /// Units of the segment.
    var width: Int
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let segment: Segment
  private let end: Int
  private var offset: Int

  /// - Parameters:
  ///   - start: the offset of the first byte.
  ///   - end: the offset after the last one.
  init(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ segment: Segment
  ) {
    self.text = text
    self.segment = segment
    self.end = end
    offset = max(start, segment.range.lowerBound)
  }

  mutating func next() -> Cluster? {
    guard offset < end, text[offset] > 0x20 else { return nil }
    var last = take()
    var width = last.width
    while offset < end, joins(last.properties.lineBreakClass) {
      last = take()
      width += last.width
    }
    return Cluster(end: offset, width: width)
  }

  private func scalar() -> (value: UInt32, length: Int) {
    UTF8Decoding.scalar(at: offset, in: text)
  }

  private mutating func take() -> (properties: LineBreakProperties, width: Int) {
    let (value, length) = scalar()
    offset += length
    return (LineBreakProperties(of: value), segment.advance(of: value).width)
  }

  /// Whether the next scalar belongs to a character whose last one so far is of a class.
  private func joins(_ last: LineBreakClass) -> Bool {
    guard text[offset] >= 0x80 else { return false }
    switch (last, LineBreakProperties(of: scalar().value).lineBreakClass) {
    case (_, .cm), (_, .zwj), (.zwj, _), (.ri, .ri), (_, .em): return true
    case (_, .jv), (_, .jt), (.jl, _): return true
    default: return false
    }
  }
}
