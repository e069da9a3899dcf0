/// Where each line of a file starts; turns byte offsets into lines and columns.
///
/// A line ends at `\n`, `\r\n` or `\r`, as YAML and editors have it.
package struct LineMap: Sendable {
  package let file: SourceFile
  /// The byte offset of each line's first character.
  private let starts: [Int]
  /// How many characters of its line stand before an offset: for very long lines, every so many bytes, so
  /// that no place costs much more to find than another.
  private let checkpoints: [Checkpoint]

  private struct Checkpoint {
    var offset: Int
    var characters: Int
    var utf16Units: Int
  }

  /// In bytes.
  private static let checkpointDistance = 256
  /// The longest line without checkpoints, in bytes: few paragraphs are longer.
  private static let longestPlain = 4096

  package init(_ file: SourceFile) {
    self.file = file
    let starts = Self.lineStarts(of: file.bytes)
    self.starts = starts
    var checkpoints: [Checkpoint] = []
    for (line, start) in starts.enumerated() {
      let end = line + 1 < starts.count ? starts[line + 1] : file.bytes.count
      guard end - start > Self.longestPlain else { continue }
      checkpoints += Self.checkpoints(file.bytes[start..<end])
    }
    self.checkpoints = checkpoints
  }

  /// The number of the last line; a file that ends with a line break has an empty last line.
  package var last: Int { file.firstLine + starts.count - 1 }

  /// The line and column of a byte offset; an offset beyond the file is its end.
  package func location(of offset: Int) -> Location {
    let offset = min(max(offset, 0), file.bytes.count)
    let line = index(ofLineAt: offset)
    return Location(
      line: file.firstLine + line,
      column: firstColumn(of: line) + characters(from: starts[line], to: offset))
  }

  /// The line and column of a byte offset, the column counted in UTF-16 code units, as many formats and
  /// editors have it.
  package func utf16Location(of offset: Int) -> Location {
    let offset = min(max(offset, 0), file.bytes.count)
    let line = index(ofLineAt: offset)
    return Location(
      line: file.firstLine + line,
      column: firstColumn(of: line) + utf16Units(from: starts[line], to: offset))
  }

  private func firstColumn(of line: Int) -> Int { line == 0 ? file.firstColumn : 1 }

  /// The text of the line that an offset is on, and no more of it than so many bytes on both sides.
  package func lineText(around range: Range<Int>, reach: Int) -> ArraySlice<UInt8> {
    let line = lineRange(file.firstLine + index(ofLineAt: range.lowerBound))
    let start = max(line.lowerBound, min(range.lowerBound, line.upperBound) - reach)
    let end = min(line.upperBound, max(start, range.lowerBound + reach))
    return file.bytes[start..<max(start, end)]
  }

  /// The bytes of a line (the first of all is 1) without its line break; empty for one that is not there.
  package func lineRange(_ number: Int) -> Range<Int> {
    let line = number - file.firstLine
    guard starts.indices.contains(line) else { return file.bytes.count..<file.bytes.count }
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : file.bytes.count
    if end > start, file.bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, file.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The index in `starts` of the line that holds an offset: the last that does not start after it.
  private func index(ofLineAt offset: Int) -> Int {
    max(0, starts.indexByHalving(ofFirst: { $0 > offset }) - 1)
  }

  private func characters(from start: Int, to end: Int) -> Int {
    guard let checkpoint = checkpoint(from: start, to: end) else { return count(start, end) }
    return checkpoint.characters + count(checkpoint.offset, end)
  }

  private func utf16Units(from start: Int, to end: Int) -> Int {
    guard let checkpoint = checkpoint(from: start, to: end) else { return utf16Count(start, end) }
    return checkpoint.utf16Units + utf16Count(checkpoint.offset, end)
  }

  /// The last checkpoint between a line's start and an offset in it.
  private func checkpoint(from start: Int, to end: Int) -> Checkpoint? {
    let next = checkpoints.indexByHalving(ofFirst: { $0.offset > end })
    guard next > 0, case let checkpoint = checkpoints[next - 1], checkpoint.offset > start else {
      return nil
    }
    return checkpoint
  }

  /// Each byte that begins a scalar is a unit, and one that begins a scalar of four bytes two.
  private func utf16Count(_ start: Int, _ end: Int) -> Int {
    file.bytes[start..<max(start, end)].reduce(0) { count, byte in
      count + (byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1)
    }
  }

  private func count(_ start: Int, _ end: Int) -> Int {
    let bytes = file.bytes[start..<max(start, end)]
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    return String(decoding: bytes, as: UTF8.self).count
  }

  private static func checkpoints(_ line: ArraySlice<UInt8>) -> [Checkpoint] {
    if line.allSatisfy({ $0 < 0x80 }) {
      return stride(from: checkpointDistance, to: line.count, by: checkpointDistance).map {
        Checkpoint(offset: line.startIndex + $0, characters: $0, utf16Units: $0)
      }
    }
    guard let text = String(validating: line, as: UTF8.self) else { return [] }
    var checkpoints: [Checkpoint] = []
    var place = Checkpoint(offset: line.startIndex, characters: 0, utf16Units: 0)
    var last = place.offset
    for character in text {
      place.offset += character.utf8.count
      place.characters += 1
      place.utf16Units += character.utf16.count
      if place.offset - last >= checkpointDistance {
        checkpoints.append(place)
        last = place.offset
      }
    }
    return checkpoints
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    starts.reserveCapacity(bytes.count / 64)
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while let next = nextBreak(in: bytes, from: offset) {
        let isPair =
          bytes[next] == UInt8(ascii: "\r") && next + 1 < bytes.count
          && bytes[next + 1] == UInt8(ascii: "\n")
        offset = next + (isPair ? 2 : 1)
        starts.append(offset)
      }
    }
    return starts
  }

  /// The next `\n` or `\r`. Eight bytes without a control character are looked at as one.
  private static func nextBreak(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count {
      while offset + 8 <= bytes.count,
        !hasControl(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      {
        offset += 8
      }
      let end = min(offset + 8, bytes.count)
      while offset < end {
        if bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r") {
          return offset
        }
        offset += 1
      }
    }
    return nil
  }

  /// Whether one of eight bytes is below `0x20`: only such a byte borrows where its own highest bit is not set.
  private static func hasControl(_ block: UInt64) -> Bool {
    (block &- 0x2020_2020_2020_2020) & ~block & 0x8080_8080_8080_8080 != 0
  }
}

/// The line maps of several files, each made once, when it is first asked for.
package struct LineMaps: Sendable {
  private var maps: [SourceFile: LineMap] = [:]

  package init() {}

  package subscript(file: SourceFile) -> LineMap {
    mutating get {
      if let map = maps[file] { return map }
      let map = LineMap(file)
      maps[file] = map
      return map
    }
  }

  /// Drops the maps of a file, which nobody asks for again.
  package mutating func forget(_ path: String) {
    maps = maps.filter { $0.key.path != path }
  }
}
