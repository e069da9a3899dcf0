import GalleyModel
import GalleyText

/// A stretch of text in one style.
///
/// What its pieces are measured in, its units, are those of its face, so that they hold for any size of
/// type. Where a width is no multiple of them (tracking, some spaces) the text is bound to its size, and
/// units are subpixels.
struct Segment: Sendable {
  /// Offsets of bytes.
  var range: Range<Int>
  /// Never freed, so that copies of a segment count no references.
  unowned(unsafe) var face: FontFace
  /// Subpixels in a unit of the face.
  private(set) var scale: Int
  /// Subpixels after each character.
  var tracking: Int
  /// Index of its first piece, or of the next segment's where it has none.
  var firstPiece = 0
  private(set) var isBound = false
  var isUppercase: Bool
  /// Whether this is a line break instead of text.
  var isBreak = false
  /// Of code and of what is raised or lowered, which is smaller than the text that it stands in.
  private let runStyle: Run.Style

  init(
    _ range: Range<Int>, _ style: TextStyle, in fonts: FontSet, runStyle: Run.Style = .plain
  ) {
    self.range = range
    self.runStyle = runStyle
    let face = fonts.face(of: style)
    self.face = face
    scale = Self.scale(ofSize: style.size, face)
    tracking =
      style.tracking == 0 ? 0 : Int((style.tracking * Double(Subpixel.perPixel)).rounded())
    isUppercase = style.isUppercase
  }

  /// A run of a text.
  init(_ run: Run, in style: TextStyle, _ fonts: FontSet) {
    self.init(run.text.indices, style.applying(run.style), in: fonts, runStyle: run.style)
    if case .lineBreak = run.kind { isBreak = true }
  }

  /// Whether a text's width is the sum of its bytes' advances, in any size.
  var isPlain: Bool { tracking == 0 && !isUppercase && !face.isOfOneSize }
  var isOnCells: Bool { face.isOfTerminal }
  var isShaped: Bool { face.stack != nil }
  /// Units in a unit of the face.
  var factor: Int { isBound ? scale : 1 }
  /// Subpixels in a unit.
  var step: Int { isBound ? 1 : scale }
  /// The room that a space takes, in units.
  var space: Int { face.space * factor + tracking }

  /// Measures in subpixels from now on.
  mutating func bind() { isBound = true }

  /// Sets the text that it belongs to in another size, in CSS px.
  mutating func resize(to size: Int) {
    scale = Self.scale(ofSize: BoxStyle.size(of: runStyle, in: size), face)
  }

  private static func scale(ofSize size: Int, _ face: FontFace) -> Int {
    size * Subpixel.perPixel / face.unitsPerEm
  }

  /// The room that a byte of ASCII takes without tracking, in units.
  func width(ofByte byte: UInt8) -> Int {
    Int(face.bytes[Int(byte)]) % FontFace.stop * factor
  }

  /// The room that a scalar takes, in units, and whether that is an estimate.
  func advance(of scalar: UInt32) -> (width: Int, isEstimated: Bool) {
    guard isUppercase, let written = Unicode.Scalar(scalar) else { return glyph(scalar) }
    return written.properties.uppercaseMapping.unicodeScalars.reduce((0, false)) { sum, shown in
      let (width, isEstimated) = glyph(shown.value)
      return (sum.0 + width, sum.1 || isEstimated)
    }
  }

  private func glyph(_ scalar: UInt32) -> (Int, Bool) {
    if let stack = face.stack {
      let (advance, isEstimated) = stack.roughAdvance(of: scalar)
      return (advance * factor + tracking, isEstimated)
    }
    if let units = face.advance(of: scalar) { return (units * factor + tracking, false) }
    if let space = SpaceWidths.width(of: scalar, in: self) { return (space + tracking, false) }
    let fallback = Fallback.advance(of: scalar)
    let units = fallback.units * face.unitsPerEm / FontFace.builtInUnits
    return (units * factor + tracking, fallback.isEstimated)
  }
}

extension Segment {
  /// What decides how letters are shaped, besides them.
  var shapingContext: UInt64 {
    UInt64(UInt(bitPattern: ObjectIdentifier(face))) << 3 | (isUppercase ? 2 : 0)
      | (tracking != 0 ? 4 : 0)
  }
}

/// The fractions of a CSS px that advances are added up in: fine enough to be exact.
enum Subpixel {
  static let perPixel = 1 << 22
  static let perLayoutUnit = perPixel / 64

  /// The layout units that a width in subpixels takes: rounded up, as browsers do for the text of each
  /// element on a line.
  static func roundedUp(_ subpixels: Int) -> Int {
    (subpixels + perLayoutUnit - 1) / perLayoutUnit
  }
}

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
