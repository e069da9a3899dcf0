import GalleySyntax

/// Text measured for a terminal: its characters with their widths in cells and how lines break at them.
struct CellText {
  struct Character {
    /// Where its bytes begin.
    var start: Int32
    /// 0, 1 or 2 cells.
    var width: UInt8
    var kind: BreakKind
  }

  let bytes: [UInt8]
  let characters: [Character]
  /// Whether a letter of it is written from right to left.
  let isRightToLeft: Bool

  init(_ text: SafeText) {
    var scanner = CellScanner(bytes: text.bytes)
    scanner.scan()
    bytes = text.bytes
    characters = scanner.characters
    isRightToLeft = scanner.isRightToLeft
  }

  init(_ text: String) { self.init(SafeText(text)) }

  /// The bytes of a range of characters.
  func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[offset(of: range.lowerBound)..<offset(of: range.upperBound)]
  }

  /// Cells on one line.
  var width: Int { width(of: characters.indices) }

  func width(of range: Range<Int>) -> Int {
    characters[range].reduce(0) { $0 + Int($1.width) }
  }

  private func offset(of index: Int) -> Int {
    index < characters.count ? Int(characters[index].start) : bytes.count
  }
}

/// Splits UTF-8 into characters as a reader sees them, and measures them.
private struct CellScanner {
  let bytes: [UInt8]
  var characters: [CellText.Character] = []
  var isRightToLeft = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan() {
    characters.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if isASCII(index), isASCII(index + 1) {
        append(start: index, width: 1, kind: BreakKind(ascii: bytes[index]))
        index += 1
      } else {
        index = scanStretch(from: index)
      }
    }
  }

  /// Whether the byte is ASCII; so is the end.
  private func isASCII(_ index: Int) -> Bool { index >= bytes.count || bytes[index] < 0x80 }

  /// Scans characters beyond ASCII, which the byte before may be part of ("e" and a combining accent).
  private mutating func scanStretch(from start: Int) -> Int {
    var end = start + 1
    while !isASCII(end) || !isASCII(end + 1) && end < bytes.count { end += 1 }
    var offset = start
    for character in String(decoding: bytes[start..<end], as: UTF8.self) {
      append(
        start: offset, width: UInt8(clamping: DisplayWidth.of(character)),
        kind: BreakKind(character))
      isRightToLeft = isRightToLeft || character.isRightToLeft
      offset += character.utf8.count
    }
    return end
  }

  private mutating func append(start: Int, width: UInt8, kind: BreakKind) {
    characters.append(
      CellText.Character(start: Int32(truncatingIfNeeded: start), width: width, kind: kind))
  }
}

extension Character {
  /// Whether it is a letter of a script that runs from right to left (Unicode blocks Hebrew to
  /// Arabic Extended-A, and their presentation forms).
  fileprivate var isRightToLeft: Bool {
    switch unicodeScalars.first?.value ?? 0 {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }
}
