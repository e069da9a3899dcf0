import GalleyBasics

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

/// A word of any script: finds its line breaks by the rules and adds up its advances.
struct ScalarWord {
  struct Item {
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
  private(set) var items: [Item] = []

  var scalars: [UInt32] { items.map(\.scalar) }

  /// Appends the scalar at a position to the word.
  ///
  /// - Returns: the number of its bytes.
  mutating func append(
    at position: TextPosition, in text: UnsafeBufferPointer<UInt8>, _ segment: Segment
  ) -> Int {
    if segment.isShaped { return append(unmeasuredAt: position, in: text) }
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

  /// Appends the scalar at a position, whose room is found out later.
  ///
  /// - Returns: the number of its bytes.
  mutating func append(
    unmeasuredAt position: TextPosition, in text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let (scalar, length) = UTF8Decoding.scalar(at: position.offset, in: text)
    items.append(
      Item(
        scalar: scalar, properties: LineBreakProperties(of: scalar), advance: 0,
        end: TextPosition(segment: position.segment, offset: position.offset + length)))
    return length
  }

  /// Whether a line may break before each scalar.
  private var breaks: [Bool] {
    var breaks = LineBreakRules.breaks(before: items.map(\.properties))
    var index = 0
    while let start = items[index...].firstIndex(where: { WordDictionary.isNeeded(for: $0.scalar) })
    {
      let run = items[start...].prefix { WordDictionary.isNeeded(for: $0.scalar) }
      for offset in WordDictionary.breaks(in: run.map { UInt16(truncatingIfNeeded: $0.scalar) }) {
        breaks[start + offset] = true
      }
      index = run.endIndex
    }
    return breaks
  }

  /// How a line may end after each scalar.
  var endings: [Piece.Ending] {
    let breaks = breaks
    return items.indices.map { ending(after: $0, breaks) }
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
    let breaks = breaks
    var width = 0
    for (index, item) in items.enumerated() {
      width += item.advance
      let ending = ending(after: index, breaks)
      guard ending != .joined || isLast(index, ofSegment: item.end.segment) else { continue }
      append(item.end, width, ending)
      width = 0
    }
  }

  func isLast(_ index: Int, ofSegment segment: Int) -> Bool {
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
