package import GalleyBasics

/// Where a file's front matter and its body stand.
package struct FrontMatter {
  /// The languages that front matter is written in.
  package enum Language {
    /// Between two lines `---`.
    case yaml
    /// Between two lines `+++`, as Hugo and Zola have it.
    case toml
    /// An object that begins the file.
    case json
  }

  /// The line that opens it, without its line break; empty where there is no front matter.
  package private(set) var opening: Range<Int>
  package private(set) var language = Language.yaml
  /// What it says, without the lines around it; `nil` where there is no front matter.
  package private(set) var text: Range<Int>?
  /// The Markdown.
  package private(set) var body: Range<Int>
  /// Whether its end is there.
  package private(set) var isTerminated = true

  /// Whether two files begin with the same front matter, which ends in both.
  package static func isSame(in file: SourceFile, and other: SourceFile) -> Bool {
    let (first, second) = (FrontMatter(file), FrontMatter(other))
    return first.text != nil && first.isTerminated && second.isTerminated
      && file.bytes[..<first.body.lowerBound] == other.bytes[..<second.body.lowerBound]
  }

  /// Finds the front matter: it begins the file, a byte order mark and blank lines aside.
  package init(_ file: SourceFile) {
    let bytes = file.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    opening = start..<start
    body = start..<bytes.count
    let first = bytes[start...].firstIndex { $0 > 0x20 } ?? bytes.count
    guard first < bytes.count, Self.isIndentedByNothing(first, since: start, in: bytes) else {
      return
    }
    let line = Self.line(at: first, in: bytes)
    switch bytes[first] {
    case UInt8(ascii: "-"): readFenced(.yaml, by: UInt8(ascii: "-"), line, in: bytes)
    case UInt8(ascii: "+"): readFenced(.toml, by: UInt8(ascii: "+"), line, in: bytes)
    case UInt8(ascii: "{"): readObject(from: first, line.text, in: bytes)
    default: break
    }
  }

  private static func isIndentedByNothing(_ first: Int, since start: Int, in bytes: [UInt8]) -> Bool
  {
    first == start || bytes[first - 1] == UInt8(ascii: "\n")
      || bytes[first - 1] == UInt8(ascii: "\r")
  }

  private mutating func readFenced(
    _ language: Language, by mark: UInt8, _ first: (text: Range<Int>, next: Int), in bytes: [UInt8]
  ) {
    guard Self.isFence(bytes[first.text], of: mark) else { return }
    self.language = language
    opening = first.text
    var line = first
    while line.next < bytes.count {
      line = Self.line(at: line.next, in: bytes)
      if Self.isFence(bytes[line.text], of: mark) {
        text = first.next..<line.text.lowerBound
        body = line.next..<bytes.count
        return
      }
    }
    text = first.next..<bytes.count
    body = bytes.count..<bytes.count
    isTerminated = false
  }

  /// An object is front matter where it begins with a key, as `{ "` does and a Liquid tag does not.
  private mutating func readObject(from start: Int, _ line: Range<Int>, in bytes: [UInt8]) {
    let key = bytes[(start + 1)...].first { $0 > 0x20 }
    guard key == UInt8(ascii: "\"") || key == UInt8(ascii: "}") else { return }
    language = .json
    opening = line
    guard let end = Self.endOfObject(from: start, in: bytes) else {
      text = start..<bytes.count
      body = bytes.count..<bytes.count
      isTerminated = false
      return
    }
    text = start..<end
    body = end..<bytes.count
  }

  /// Behind the brace that closes the one at `start`.
  private static func endOfObject(from start: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    var isInString = false
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{") where !isInString: depth += 1
      case UInt8(ascii: "}") where !isInString:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func line(at start: Int, in bytes: [UInt8]) -> (text: Range<Int>, next: Int) {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    let next = min(end + 1, bytes.count)
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return (start..<end, next)
  }

  /// Three marks, and white space at most behind them.
  private static func isFence(_ line: ArraySlice<UInt8>, of mark: UInt8) -> Bool {
    line.prefix(3).count == 3 && line.prefix(3).allSatisfy { $0 == mark }
      && line.dropFirst(3).allSatisfy { $0 <= 0x20 }
  }
}
