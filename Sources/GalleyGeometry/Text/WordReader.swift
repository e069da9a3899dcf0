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
  /// - Parameter pieces: room for a piece for each byte.
  /// - Returns: the number of pieces.
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ bytes: UnsafePointer<UInt32>,
    into pieces: UnsafeMutablePointer<Piece>
  ) -> Int {
    guard let text = text.baseAddress else { return 0 }
    var next = pieces
    while offset < end {
      next += readBlocks(text, bytes, into: next)
      let limit = min(end, offset + 8)
      next += readBytes(text, upTo: limit, bytes, into: next)
      if offset < limit { break }
    }
    return next - pieces
  }

  /// Reads eight bytes at a time, as long as nothing in them takes a closer look.
  ///
  /// No branch depends on where words end: two pieces are written for each block, and as many counted
  /// as it has spaces. A byte to stop at weighs more than eight advances, so that the sum tells of it.
  @inline(never)
  private mutating func readBlocks(
    _ text: UnsafePointer<UInt8>, _ bytes: UnsafePointer<UInt32>,
    into pieces: UnsafeMutablePointer<Piece>
  ) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 9) { sums in
      var (offset, units, next) = (offset, units, pieces)
      var wasSpace: UInt64 = isAfterSpace ? 1 : 0
      sums[8] = 0
      while offset &+ 8 <= end {
        let block = UnsafeRawPointer(text + offset).loadUnaligned(as: UInt64.self)
        let spaces = Self.spaces(in: UInt64(littleEndian: block))
        let count = Self.count(spaces)
        if count > 2 || spaces & (spaces &<< 8 | wasSpace &<< 7) != 0 { break }
        var sum = units
        for index in 0..<8 {
          sums[index] = sum
          sum &+= Int(bytes[Int(text[offset &+ index])])
        }
        if sum &- units >= FontFace.stop { break }
        var rest = spaces
        for index in 0..<2 {
          let place = rest.trailingZeroBitCount &>> 3
          next[index] = Piece(word: sums[place], end: offset &+ place &+ 1)
          rest &= rest &- 1
        }
        next += count
        units = sum
        wasSpace = spaces &>> 63
        offset &+= 8
      }
      self.offset = offset
      self.units = units
      isAfterSpace = wasSpace != 0
      return next - pieces
    }
  }

  /// The highest bit of each byte that is a space.
  private static func spaces(in block: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let other = block ^ 0x2020_2020_2020_2020
    return ~((other & low) &+ low | other | low)
  }

  private static func count(_ spaces: UInt64) -> Int {
    Int(truncatingIfNeeded: ((spaces &>> 7) &* 0x0101_0101_0101_0101) &>> 56)
  }

  @inline(never)
  private mutating func readBytes(
    _ text: UnsafePointer<UInt8>, upTo end: Int, _ bytes: UnsafePointer<UInt32>,
    into pieces: UnsafeMutablePointer<Piece>
  ) -> Int {
    var next = pieces
    while offset < end {
      let (byte, advance) = (text[offset], Int(bytes[Int(text[offset])]))
      if advance >= FontFace.stop || byte == 0x20 && isAfterSpace { break }
      offset &+= 1
      isAfterSpace = byte == 0x20
      if isAfterSpace {
        next.pointee = Piece(word: units, end: offset)
        next += 1
      }
      units &+= advance
    }
    return next - pieces
  }
}
