/// Adds up the advances of words of ASCII with single spaces between them.
struct WordReader {
  private(set) var offset: Int
  /// The face's, from the segment's beginning.
  private(set) var units: Int
  private(set) var isAfterSpace: Bool
  let end: Int

  init(offset: Int, units: Int, isAfterSpace: Bool, end: Int) {
    self.offset = offset
    self.units = units
    self.isAfterSpace = isAfterSpace
    self.end = end
  }

  /// Reads up to the first byte that takes a closer look.
  ///
  /// The loop has no branch that depends on where a word ends: it writes a piece after every byte, and
  /// counts it only after a space. All that it needs stays in registers.
  ///
  /// - Parameter pieces: room for a piece for each byte.
  /// - Returns: the number of pieces.
  @inline(never)
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ bytes: UnsafePointer<UInt16>,
    into pieces: UnsafeMutablePointer<Piece>
  ) -> Int {
    var (offset, units, next) = (offset, units, pieces)
    var stops = FontFace.stop | (isAfterSpace ? FontFace.space : 0)
    while offset < end {
      let entry = Int(bytes[Int(text[offset])])
      if entry & stops != 0 { break }
      offset &+= 1
      next.pointee = Piece(word: units, end: offset)
      units &+= entry & FontFace.advanceMask
      next += entry &>> 14
      stops = FontFace.stop | entry & FontFace.space
    }
    self.offset = offset
    self.units = units
    isAfterSpace = stops & FontFace.space != 0
    return next - pieces
  }
}
