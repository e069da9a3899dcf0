/// A line of source as a terminal shows it, and the cell of each byte.
struct SourceLine {
  /// What the line shows: tabs expanded, invisible characters made visible.
  private(set) var glyphs: [Glyph] = []
  /// In cells.
  private(set) var width = 0
  /// Whether the line goes on to the left or right of what was taken.
  let isCutBefore: Bool
  let isCutAfter: Bool

  struct Glyph {
    var text: String
    /// The byte offset in the file.
    var byte: Int
    /// The first cell, counted from 0.
    var column: Int
    var width: Int
  }

  /// The most bytes of a character in UTF-8: no more of a very long line is looked at, on both sides of
  /// the focus, than can be shown.
  private static let bytesPerCell = 4
  private static let tabWidth = 4

  /// - Parameters:
  ///   - focus: the offset that must be seen when the line is too long to be taken whole.
  ///   - room: how many cells can be shown.
  init(_ file: SourceFile, _ range: Range<Int>, focus: Int, room: Int) {
    let reach = room * Self.bytesPerCell
    var start = max(range.lowerBound, focus - reach)
    let lowest = max(range.lowerBound, start - Self.bytesPerCell)
    while start > lowest, file.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    var end = min(range.upperBound, focus + reach)
    let highest = min(range.upperBound, end + Self.bytesPerCell)
    while end < highest, file.bytes[end] & 0xC0 == 0x80 { end += 1 }
    isCutBefore = start > range.lowerBound
    isCutAfter = end < range.upperBound
    append(file.bytes[start..<max(start, end)])
  }

  /// The cell where a byte is shown; the line's end for those after it.
  func column(ofByte offset: Int) -> Int {
    guard let first = glyphs.first, offset > first.byte else { return 0 }
    var low = 0
    var high = glyphs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if glyphs[middle].byte <= offset { low = middle } else { high = middle }
    }
    let isBehind = low == glyphs.count - 1 && offset >= end
    return isBehind ? width : glyphs[low].column
  }

  /// The byte offset behind the last glyph.
  private(set) var end = 0

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    end = bytes.endIndex
    glyphs.reserveCapacity(bytes.count)
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      for (offset, byte) in zip(bytes.indices, bytes) {
        let text = String(Unicode.Scalar(byte))
        glyphs.append(Glyph(text: text, byte: offset, column: width, width: 1))
        width += 1
      }
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      for (offset, byte) in zip(bytes.indices, bytes) {
        append(byte < 0x80 ? Character(Unicode.Scalar(byte)) : "\u{FFFD}", at: offset)
      }
      return
    }
    var offset = bytes.startIndex
    for character in text {
      append(character, at: offset)
      offset += character.utf8.count
    }
  }

  private mutating func append(_ character: Character, at byte: Int) {
    var text = String(character)
    if character == "\t" {
      text = String(repeating: " ", count: Self.tabWidth - width % Self.tabWidth)
    } else if character.unicodeScalars.contains(where: isControl) {
      text = "\u{FFFD}"
    }
    let cells = DisplayWidth.of(text)
    glyphs.append(Glyph(text: text, byte: byte, column: width, width: cells))
    width += cells
  }
}
