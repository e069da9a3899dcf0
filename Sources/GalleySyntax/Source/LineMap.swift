/// Where each line of a file starts; turns byte offsets into lines and columns.
///
/// A line ends at `\n`, `\r\n` or `\r`, as YAML and editors have it.
package struct LineMap: Sendable {
  package let file: SourceFile
  /// The byte offset of each line's first character.
  private let starts: [Int]

  package init(_ file: SourceFile) {
    self.file = file
    self.starts = Self.lineStarts(of: file.bytes)
  }

  /// How many lines there are; a file that ends with a line break has an empty last line.
  package var count: Int { starts.count }

  /// The line and column of a byte offset; an offset beyond the file is its end.
  package func location(of offset: Int) -> Location {
    let offset = min(max(offset, 0), file.bytes.count)
    let line = index(ofLineAt: offset)
    return Location(line: line + 1, column: 1 + characters(from: starts[line], to: offset))
  }

  /// The bytes of a line (the first is 1) without its line break; empty for a line that is not there.
  package func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return file.bytes.count..<file.bytes.count }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : file.bytes.count
    if end > start, file.bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, file.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The index in `starts` of the line that holds an offset: the last that does not start after it.
  private func index(ofLineAt offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func characters(from start: Int, to end: Int) -> Int {
    let bytes = file.bytes[start..<max(start, end)]
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    return String(decoding: bytes, as: UTF8.self).count
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (offset, byte) in bytes.enumerated() {
      let next = offset + 1
      let ends =
        byte == UInt8(ascii: "\n")
        || (byte == UInt8(ascii: "\r")
          && (next == bytes.count || bytes[next] != UInt8(ascii: "\n")))
      if ends { starts.append(next) }
    }
    return starts
  }
}
