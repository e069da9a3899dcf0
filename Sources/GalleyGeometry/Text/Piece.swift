/// A stretch of text of one segment that no line breaks inside of, and the space after it.
struct Piece: Sendable {
  enum Ending: UInt8, Sendable {
    /// The next piece stays on the same line.
    case joined
    /// A line may end here.
    case opportunity
    /// A line may end here, and shows a hyphen then.
    case softHyphen
    /// A line ends here.
    case forced
  }

  /// The room from the segment's beginning to the piece's end, in units of the segment: widths are
  /// differences, so that filling a line only compares.
  var units: Int
  /// The offset, the ending, whether there is a space, and the kerning: together, so that a piece is
  /// written in two steps.
  private var packed: Int

  init(units: Int, end: Int, ending: Ending, hasSpace: Bool = false) {
    self.units = units
    packed = end << Self.endShift | Int(ending.rawValue) | (hasSpace ? Self.spaceBit : 0)
  }

  /// A piece before a space, as nearly all are.
  @inline(__always)
  init(word units: Int, end: Int) {
    self.units = units
    packed = end &<< Self.endShift | Int(Ending.opportunity.rawValue) | Self.spaceBit
  }

  private static let spaceBit = 4
  private static let endShift = 3
  private static let endBits = 0xFFFF_FFFF << endShift
  private static let kerningShift = endShift + 32
  /// More than an em of any size.
  private static let mostKerning = 1 << (63 - kerningShift)

  /// The offset of the byte after the piece and its space, below 4 GiB.
  var end: Int {
    get { (packed & Self.endBits) >> Self.endShift }
    set { packed = packed & ~Self.endBits | newValue << Self.endShift & Self.endBits }
  }

  /// How much further than the piece and its space the next one begins, in units of the segment: what kerning
  /// and the like take away or add where no line ends between them.
  var kerning: Int {
    get { packed >> Self.kerningShift }
    set {
      let kerning = max(-Self.mostKerning, min(Self.mostKerning - 1, newValue))
      packed = packed & ~(-1 << Self.kerningShift) | kerning << Self.kerningShift
    }
  }

  var ending: Ending {
    get { Ending(rawValue: UInt8(packed & 3)) ?? .joined }
    set { packed = packed & ~3 | Int(newValue.rawValue) }
  }

  /// Whether a space follows, which takes no room at the end of a line.
  var hasSpace: Bool { packed & Self.spaceBit != 0 }

  /// The same with a space, where a line may end.
  mutating func takeSpace(upTo end: Int) {
    self.end = end
    packed |= Self.spaceBit
    ending = .opportunity
  }
}

/// Pieces in the order of the text, with room behind them to write more without asking for it.
struct PieceList: Sendable {
  /// The pieces, and behind them the room.
  private var storage: [Piece] = []
  private(set) var count = 0

  var all: ArraySlice<Piece> { storage[..<count] }

  subscript(index: Int) -> Piece {
    get { storage[index] }
    set { storage[index] = newValue }
  }

  mutating func append(_ piece: Piece) {
    makeRoom(for: 1)
    storage[count] = piece
    count += 1
  }

  /// The list itself, with nothing left behind, so that writing to it copies nothing.
  mutating func taken() -> PieceList {
    defer { self = PieceList() }
    return self
  }

  /// Multiplies by how much the pieces from an index on end above some units.
  mutating func widen(from first: Int, above units: Int, by factor: Int) {
    for index in first..<count {
      storage[index].units = units + (storage[index].units - units) * factor
    }
  }

  /// Takes away all pieces from an index on.
  mutating func remove(from index: Int) { count = index }

  /// Calls a function with room for some pieces, which returns how many of them it wrote.
  @inline(__always)
  mutating func write(
    upTo room: Int, _ write: (UnsafeMutablePointer<Piece>) -> Int
  ) {
    makeRoom(for: room)
    let end = count
    count += storage.withUnsafeMutableBufferPointer { storage in
      storage.baseAddress.map { write($0 + end) } ?? 0
    }
  }

  /// Calls a function with the memory of the pieces up to an index.
  @inline(__always)
  func read<Result>(upTo end: Int, _ read: (UnsafeBufferPointer<Piece>) -> Result) -> Result {
    storage.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[..<end])) }
  }

  /// Makes sure that there is room for some more pieces.
  mutating func makeRoom(for extra: Int) {
    guard storage.count - count < extra else { return }
    let more = max(extra, storage.count / 2)
    let nothing = Piece(units: 0, end: 0, ending: .joined)
    if storage.isEmpty {
      storage = Array(repeating: nothing, count: more)
    } else {
      storage.append(contentsOf: repeatElement(nothing, count: more))
    }
  }
}
