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
  /// The offset, the ending, and whether there is a space: together, so that a piece is written in two
  /// steps.
  private var packed: Int

  init(units: Int, end: Int, ending: Ending, hasSpace: Bool = false) {
    self.units = units
    packed = end << 8 | Int(ending.rawValue) | (hasSpace ? Self.spaceBit : 0)
  }

  /// A piece before a space, as nearly all are.
  @inline(__always)
  init(word units: Int, end: Int) {
    self.units = units
    packed = end &<< 8 | Int(Ending.opportunity.rawValue) | Self.spaceBit
  }

  private static let spaceBit = 4

  /// The offset of the byte after the piece and its space.
  var end: Int {
    get { packed >> 8 }
    set { packed = newValue << 8 | packed & 0xFF }
  }

  var ending: Ending {
    get { Ending(rawValue: UInt8(packed & 3)) ?? .joined }
    set { packed = packed & ~3 | Int(newValue.rawValue) }
  }

  /// Whether a space follows, which takes no room at the end of a line.
  var hasSpace: Bool { packed & Self.spaceBit != 0 }
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
