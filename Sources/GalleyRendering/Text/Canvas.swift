/// A grid of cells that grows downwards, written onto in any order.
///
/// It keeps pieces of lines instead of single cells, so that text stays bytes until the end.
struct Canvas {
  struct Piece {
    var row: Int32
    var column: Int32
    var width: Int32
    /// Its bytes, and how many times they stand there.
    var bytes: Range<Int>
    var times: Int32
  }

  private(set) var pieces: [Piece] = []
  private var bytes: [UInt8] = []
  /// Where the bytes of the character stand that was repeated last, which most often is repeated again.
  private var repeated = 0..<0

  /// Puts bytes that take `width` cells; pieces must not overlap, nor end in a space.
  mutating func put(_ text: some Collection<UInt8>, width: Int, row: Int, column: Int) {
    guard width > 0 else { return }
    let start = bytes.count
    bytes += text
    place(start..<bytes.count, width: width, row: row, column: column)
  }

  /// Puts a character of one cell, repeated.
  mutating func put(_ character: String, count: Int, row: Int, column: Int) {
    guard count > 0 else { return }
    if !bytes[repeated].elementsEqual(character.utf8) || repeated.isEmpty {
      let start = bytes.count
      bytes += character.utf8
      repeated = start..<bytes.count
    }
    place(repeated, width: count, times: count, row: row, column: column)
  }

  private mutating func place(
    _ bytes: Range<Int>, width: Int, times: Int = 1, row: Int, column: Int
  ) {
    pieces.append(
      Piece(
        row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: column),
        width: Int32(truncatingIfNeeded: width), bytes: bytes,
        times: Int32(truncatingIfNeeded: times)))
  }

  /// The lines from top to bottom, each ended by a newline, without spaces at their ends.
  ///
  /// - Parameter head: lines above them.
  mutating func render(below head: [UInt8] = []) -> [UInt8] {
    var output = head
    output.reserveCapacity(
      pieces.reduce(head.count + bytes.count / 2) { $0 + $1.bytes.count * Int($1.times) })
    var (row, column): (Int32, Int32) = (0, 0)
    pieces.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    for piece in pieces {
      if piece.row > row {
        output += repeatElement(0x0A, count: Int(piece.row - row))
        (row, column) = (piece.row, 0)
      }
      output += repeatElement(0x20, count: Int(max(0, piece.column - column)))
      for _ in 0..<piece.times { output += bytes[piece.bytes] }
      column = piece.column + piece.width
    }
    output.append(0x0A)
    return output
  }
}

/// Which characters lines and marks are drawn with; the page's own words stay as they are.
package enum LineArt: String, Sendable, CaseIterable {
  case unicode
  /// For terminals and mails without box characters.
  case ascii
}

/// A horizontal line, from the faintest to the strongest.
enum Stroke {
  case dotted, light, heavy, double
}

/// The lines around a box.
enum Border {
  /// Pictures, code, the fields of forms.
  case light
  /// Advertisements: a place that something else will fill.
  case dashed
}

/// The characters of a border, each one cell wide.
struct BorderArt {
  var topLeft: String
  var topRight: String
  var bottomLeft: String
  var bottomRight: String
  var horizontal: String
  var vertical: String
}

extension LineArt {
  func art(_ rule: Stroke) -> String {
    switch (self, rule) {
    case (.unicode, .dotted): "┈"
    case (.unicode, .light): "─"
    case (.unicode, .heavy): "━"
    case (.unicode, .double): "═"
    case (.ascii, .dotted), (.ascii, .light): "-"
    case (.ascii, .heavy), (.ascii, .double): "="
    }
  }

  func art(_ border: Border) -> BorderArt {
    switch (self, border) {
    case (.unicode, .light):
      BorderArt(
        topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", horizontal: "─",
        vertical: "│")
    case (.unicode, .dashed):
      BorderArt(
        topLeft: "┏", topRight: "┓", bottomLeft: "┗", bottomRight: "┛", horizontal: "╍",
        vertical: "┇")
    case (.ascii, .light):
      BorderArt(
        topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-",
        vertical: "|")
    case (.ascii, .dashed):
      BorderArt(
        topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "=",
        vertical: "|")
    }
  }

  /// What fills a picture's place.
  var shade: String { self == .unicode ? "░" : "." }
  var bar: String { self == .unicode ? "│" : "|" }
  var bullet: String { self == .unicode ? "•" : "*" }
  var nestedBullet: String { self == .unicode ? "◦" : "-" }
  /// Between the items of a line.
  var dot: String { self == .unicode ? "·" : "|" }
  /// Before what plays or leads elsewhere.
  var pointer: String { self == .unicode ? "▶" : ">" }
}
