/// The characters of a piece as readers see them, each with its advance.
struct Clusters: IteratorProtocol {
  struct Cluster {
    /// The offset of the byte after it.
    var end: Int
    /// Subpixels.
    var width: Int
  }

  private let text: [UInt8]
  private let segment: Segment
  private let end: Int
  private var offset: Int

  /// - Parameter start: the offset of the first byte.
  init(_ measured: MeasuredText, from start: Int, of piece: Piece) {
    text = measured.text
    segment = measured.segments[Int(piece.segment)]
    offset = max(start, segment.range.lowerBound)
    end = Int(piece.end)
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
    text.withUnsafeBufferPointer { UTF8Decoding.scalar(at: offset, in: $0) }
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
