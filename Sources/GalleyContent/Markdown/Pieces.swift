/// Text that comes in pieces: most often they stand one after the other in a longer one, and are not
/// copied then.
struct Pieces {
  /// Where they stand, as long as they stand together.
  private var range: Range<Int>?
  private var copy: [UInt8] = []
  /// Where the first one stands that is a part of the longer text.
  private(set) var start: Int?
  private var isEmpty: Bool { range == nil && copy.isEmpty }

  /// - Parameter text: what the piece is a part of, unless its bytes are from elsewhere.
  mutating func append(
    _ piece: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) {
    guard !piece.isEmpty else { return }
    let offset = text.offset(of: piece)
    if start == nil { start = offset }
    if copy.isEmpty, let next = next(piece, at: offset, in: text) {
      range = (range?.lowerBound ?? next.lowerBound)..<next.upperBound
    } else {
      if let range { copy.append(contentsOf: text[range]) }
      range = nil
      copy.append(contentsOf: piece)
    }
  }

  /// Where a piece stands, if that is right behind those before it. A line break is given as bytes
  /// from elsewhere.
  private func next(
    _ piece: UnsafeBufferPointer<UInt8>, at offset: Int?, in text: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    if let offset {
      return range.map { $0.upperBound == offset } ?? true ? offset..<offset + piece.count : nil
    }
    guard let end = range?.upperBound, piece.count == 1, piece[0] == UInt8(ascii: "\n"),
      end < text.count, text[end] == piece[0]
    else { return nil }
    return end..<end + 1
  }

  /// Where the pieces stand, if they stand together; they are forgotten then.
  mutating func takeRange() -> Range<Int>? {
    guard let range else { return nil }
    self = Pieces()
    return range
  }

  /// All that came, which is forgotten.
  mutating func take(from text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    defer { self = Pieces() }
    return range.map { Array(text[$0]) } ?? copy
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where some bytes stand in these; `nil` where they are others.
  func offset(of piece: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = baseAddress, let start = piece.baseAddress else { return nil }
    let offset = start - base
    return offset >= 0 && offset + piece.count <= count ? offset : nil
  }
}
