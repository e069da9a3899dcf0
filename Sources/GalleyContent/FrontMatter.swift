import GalleyBasics

/// Where a file's front matter and its body stand.
struct FrontMatter {
  /// The line that opens it, without its line break; empty where there is no front matter.
  var opening: Range<Int>
  /// The YAML between the lines of hyphens; `nil` where there is no front matter.
  var yaml: Range<Int>?
  /// The Markdown.
  var body: Range<Int>
  /// The line that the body begins on, from 1.
  var bodyLine: Int
  /// Whether the line of hyphens that ends it is there.
  var isTerminated = true

  /// Finds the front matter: it begins with a line `---` at the very start of the file, a byte order
  /// mark aside, and ends with the next such line.
  init(_ file: SourceFile) {
    let bytes = file.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = Self.line(at: start, in: bytes)
    guard Self.isFence(bytes[line.text]) else {
      opening = start..<start
      body = start..<bytes.count
      bodyLine = 1
      return
    }
    opening = line.text
    let first = line.next
    bodyLine = 2
    while line.next < bytes.count {
      line = Self.line(at: line.next, in: bytes)
      bodyLine += 1
      if Self.isFence(bytes[line.text]) {
        yaml = first..<line.text.lowerBound
        body = line.next..<bytes.count
        return
      }
    }
    yaml = first..<bytes.count
    body = bytes.count..<bytes.count
    isTerminated = false
  }

  private static func line(at start: Int, in bytes: [UInt8]) -> (text: Range<Int>, next: Int) {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    let next = min(end + 1, bytes.count)
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return (start..<end, next)
  }

  /// Three hyphens, and white space at most behind them.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [0x2D, 0x2D, 0x2D]) && line.dropFirst(3).allSatisfy { $0 <= 0x20 }
  }
}
