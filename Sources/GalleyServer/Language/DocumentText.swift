import GalleyBasics

/// The text of a file with the protocol's positions: lines from 0, and in the line the units of an encoding.
struct DocumentText: Sendable {
  /// What the second number of a position counts.
  enum Encoding: String, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
  }

  let file: SourceFile
  let encoding: Encoding
  /// The byte offset of each line's first character.
  private let starts: [Int]

  init(_ file: SourceFile, _ encoding: Encoding) {
    self.file = file
    self.encoding = encoding
    var starts = [0]
    file.bytes.withUnsafeBufferPointer { bytes in
      // Few bytes are as small as a line break, so that most are looked at once.
      for offset in bytes.indices where bytes[offset] <= 0x0D {
        let isBreak = bytes[offset] == 0x0A || bytes[offset] == 0x0D
        guard isBreak, !bytes.isFirstOfTwo(offset) else { continue }
        starts.append(offset + 1)
      }
    }
    self.starts = starts
  }

  var lineCount: Int { starts.count }

  /// The index of the line that an offset is on.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a line without its line break.
  func range(ofLine line: Int) -> Range<Int> {
    guard starts.indices.contains(line) else { return file.bytes.count..<file.bytes.count }
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : file.bytes.count
    while end > start, file.bytes[end - 1] == 0x0A || file.bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  // MARK: Positions

  func position(_ offset: Int) -> JSONValue {
    let offset = min(max(offset, 0), file.bytes.count)
    let line = line(at: offset)
    let before = file.bytes[starts[line]..<offset]
    let units =
      encoding == .utf8
      ? before.count
      : before.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    return ["line": JSONValue(line), "character": JSONValue(units)]
  }

  func range(_ range: Range<Int>) -> JSONValue {
    ["start": position(range.lowerBound), "end": position(range.upperBound)]
  }

  /// The offset of a position; one behind a line's end is its end, one behind the last line the file's. What
  /// lies inside a character is its beginning.
  func offset(_ position: JSONValue?) -> Int? {
    guard let line = position?["line"]?.integer, let unit = position?["character"]?.integer,
      line >= 0, unit >= 0
    else { return nil }
    guard starts.indices.contains(line) else { return file.bytes.count }
    let range = range(ofLine: line)
    var offset = range.lowerBound
    var units = 0
    while offset < range.upperBound, units < unit {
      let byte = file.bytes[offset]
      let length = byte < 0xC0 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      units += encoding == .utf8 ? length : byte >= 0xF0 ? 2 : 1
      if units > unit { break }
      offset = min(offset + length, range.upperBound)
    }
    return offset
  }

  func offsets(_ range: JSONValue?) -> Range<Int>? {
    guard let start = offset(range?["start"]), let end = offset(range?["end"]) else { return nil }
    return min(start, end)..<max(start, end)
  }

  // MARK: Changes

  /// The text after changes, in the order in which they were made; `nil` where one is none.
  func applying(_ changes: [JSONValue]) -> DocumentText? {
    var text = self
    for change in changes {
      guard let new = change["text"]?.string else { return nil }
      guard let place = change["range"] else {
        text = DocumentText(SourceFile(path: file.path, text: new), encoding)
        continue
      }
      guard let range = text.offsets(place) else { return nil }
      var bytes = text.file.bytes
      bytes.replaceSubrange(range, with: new.utf8)
      text = DocumentText(SourceFile(path: file.path, bytes: bytes), encoding)
    }
    return text
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the line break at an offset goes on: CR and LF are one.
  fileprivate func isFirstOfTwo(_ offset: Int) -> Bool {
    self[offset] == 0x0D && offset + 1 < count && self[offset + 1] == 0x0A
  }
}

/// Addresses of files.
enum FileAddress {
  /// The path of a `file:` address; `nil` for any other.
  static func path(_ address: String) -> String? {
    guard address.hasPrefix("file://") || address.lowercased().hasPrefix("file://") else {
      return nil
    }
    let rest = address.dropFirst("file://".count)
    guard let slash = rest.firstIndex(of: "/"), let path = PercentEncoding.decode(rest[slash...]),
      !path.contains("\0")
    else { return nil }
    return Path.normalized(path)
  }

  static func of(_ path: String) -> String {
    "file://" + PercentEncoding.encode(path, keeping: "/")
  }
}
