/// The characters of a piece as readers see them, each with its advance.
struct Clusters: IteratorProtocol {
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
