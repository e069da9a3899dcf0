internal import CMD4C

/// Markdown made ready for md4c: what md4c would not understand as its author meant it.
///
/// The text that it makes differs from the author's only where it must; `places` leads back.
struct MarkdownSource {
  private(set) var text: [UInt8] = []
  private(set) var places: PlaceMap

  private let source: UnsafeBufferPointer<UInt8>
  private var original: PlaceMap
  /// Up to where the source is in the text.
  private var copied = 0
  private var fence: Fence?

  /// A block of code that goes to a line of as many of the same marks.
  private struct Fence {
    var mark: UInt8
    var count: Int
  }

  /// Whether a text has anything in it that needs to be made ready.
  static func isNeeded(for text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.firstIndex(ofByte: "|") != nil || hasAlignment(text)
  }

  /// Whether `:-` or `-:` stands there, which makes a table of one column without any `|`.
  private static func hasAlignment(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let dash = UInt8(ascii: "-")
    var rest = text
    while let colon = rest.firstIndex(ofByte: ":") {
      if colon + 1 < rest.count, rest[colon + 1] == dash { return true }
      if colon > 0, rest[colon - 1] == dash { return true }
      rest = UnsafeBufferPointer(rebasing: rest[(colon + 1)...])
    }
    return false
  }

  init(_ source: UnsafeBufferPointer<UInt8>, _ places: PlaceMap) {
    self.source = source
    original = places
    self.places = PlaceMap()
    text.reserveCapacity(source.count + source.count / 16)
    var start = 0
    while start < source.count {
      let rest = UnsafeBufferPointer(rebasing: source[start...])
      let end = rest.firstIndex(ofByte: "\n").map { start + $0 } ?? source.count
      readLine(start..<end)
      start = end + 1
    }
    copy(to: source.count)
  }

  private mutating func readLine(_ line: Range<Int>) {
    let first = source[line].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.upperBound
    guard first < line.upperBound else { return }
    if readFence(first..<line.upperBound) || fence != nil { return }
    if let start = source[line].firstIndex(where: { !Self.isMargin($0) }) {
      readDelimiters(start..<line.upperBound)
    }
  }

  /// Whether a line begins or ends a block of code between fences.
  private mutating func readFence(_ line: Range<Int>) -> Bool {
    let mark = source[line.lowerBound]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return false }
    let count = source[line].prefix { $0 == mark }.count
    guard count >= 3 else { return false }
    let rest = source[(line.lowerBound + count)..<line.upperBound]
    if let open = fence {
      guard mark == open.mark, count >= open.count, rest.allSatisfy({ $0 <= 0x20 }) else {
        return false
      }
      fence = nil
    } else {
      if mark == UInt8(ascii: "`"), rest.contains(mark) { return false }
      fence = Fence(mark: mark, count: count)
    }
    return true
  }

  /// A table's delimiter row may have one dash a cell, and its header may stand right below a paragraph:
  /// md4c wants three characters, and the header first.
  private mutating func readDelimiters(_ line: Range<Int>) {
    let isRow = source[line].allSatisfy { byte in
      byte == UInt8(ascii: "|") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
        || byte == 0x20 || byte == 0x09 || byte == 0x0D
    }
    guard isRow, source[line].contains(UInt8(ascii: "-")),
      source[line].contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") })
    else { return }
    partHeader(above: line.lowerBound)
    var index = line.lowerBound
    while index < line.upperBound {
      guard source[index] == UInt8(ascii: "-") else {
        index += 1
        continue
      }
      let end =
        source[index..<line.upperBound].firstIndex { $0 != UInt8(ascii: "-") } ?? line.upperBound
      if end - index < 3 {
        copy(to: end)
        text.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: 3 - (end - index)))
      }
      index = end
    }
    // A row of one cell needs a bar too.
    if !source[line].contains(UInt8(ascii: "|")) {
      copy(to: source[line].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? line.upperBound)
      text.append(UInt8(ascii: "|"))
    }
  }

  /// Parts a table's header from a paragraph above it, by HTML that shows nothing: an empty line would
  /// make a list loose.
  private mutating func partHeader(above delimiters: Int) {
    guard let header = line(before: delimiters), let above = line(before: header.lowerBound) else {
      return
    }
    let bar = UInt8(ascii: "|")
    guard source[header].contains(bar), !source[above].contains(bar),
      !source[header].allSatisfy(Self.isMargin), !source[above].allSatisfy(Self.isMargin),
      header.lowerBound >= copied
    else { return }
    copy(to: header.lowerBound)
    text.append(contentsOf: source[header].prefix(while: Self.isMargin))
    text.append(contentsOf: "<!---->\n".utf8)
  }

  /// Whether a byte may stand before the text of a line.
  private static func isMargin(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: ">") }

  private func line(before offset: Int) -> Range<Int>? {
    let start = source[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    guard start > 0 else { return nil }
    let previous = source[..<(start - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return previous..<(start - 1)
  }

  private mutating func copy(to end: Int) {
    guard end > copied else { return }
    places.add(text.count, is: Int(original.place(of: copied)))
    text.append(contentsOf: source[copied..<end])
    copied = end
  }
}

extension UnsafeBufferPointer<UInt8> {
  func firstIndex(ofByte byte: Unicode.Scalar) -> Int? {
    guard let base = baseAddress else { return nil }
    let found = galley_index_of(UInt8(ascii: byte), base, count)
    return found < 0 ? nil : found
  }
}
