/// Where the reading of a file has come to, counted byte by byte.
struct FilePlace {
  /// From the file's start, in bytes.
  private(set) var offset = 0
  /// From 1.
  private(set) var line = 1
  /// From 1, in characters of Unicode: bytes that go on with one count for nothing, nor does a byte order mark.
  private(set) var column = 1

  /// Goes on behind a byte.
  mutating func step(over byte: UInt8) {
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80, offset > 0 || byte != 0xEF {
      column += 1
    }
    offset += 1
  }
}
