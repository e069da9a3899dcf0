import GalleyBasics
import GalleyModel

/// Finds where addresses are written, one that is written more than once each time a place further on.
struct AddressSearch {
  private let file: SourceFile
  private var lines: LineMap?
  /// Where the last address that was found in a line ends.
  private var position = 0
  /// Where the last place of an address ends.
  private var ends: [String: Int] = [:]
  /// How many bytes more are looked through, 32 times the file's: what is written otherwise than it reads is
  /// not there, and would be looked for in a long line again and again.
  private var budget: Int

  init(_ file: SourceFile) {
    self.file = file
    budget = 32 * file.bytes.count
  }

  /// The next place of an address in a line (the first is 1), or else the line.
  mutating func next(_ address: some Collection<UInt8>, inLine line: Int) -> Span {
    let map = lines ?? LineMap(file)
    lines = map
    let range = map.lineRange(line)
    let start = range.contains(position) ? position : range.lowerBound
    let found = find(address, in: start..<range.upperBound) ?? find(address, in: range)
    position = found?.range.upperBound ?? position
    return found ?? Span(file, range)
  }

  /// The next place of an address behind another place, or else that place.
  mutating func next(_ address: String, after place: Span) -> Span {
    let start = max(place.range.lowerBound, ends[address] ?? 0)
    guard let found = find(address.utf8, in: start..<max(start, file.bytes.count)) else {
      return place
    }
    ends[address] = found.range.upperBound
    return found
  }

  private mutating func find(_ address: some Collection<UInt8>, in range: Range<Int>) -> Span? {
    guard budget > 0 else { return nil }
    let found = file.span(of: address, from: range.lowerBound, to: range.upperBound)
    budget -= (found?.range.upperBound ?? range.upperBound) - range.lowerBound
    return found
  }
}

extension SourceFile {
  /// The first place at or after an offset where a text is written word for word.
  func span(of text: some Collection<UInt8>, from offset: Int = 0, to end: Int = .max) -> Span? {
    bytes.firstOffset(of: text, from: offset, to: end).map {
      Span(self, $0..<$0 + text.count)
    }
  }

  /// The place of a text that is written somewhere after a place, or else that place.
  func span(of text: String, after place: Span) -> Span {
    span(of: text.utf8, from: place.range.lowerBound) ?? place
  }
}

extension Body {
  /// Visits every block in the order of reading, those inside others included.
  func forEachBlock(_ visit: (BodyBlock) -> Void) {
    var waiting = Array(blocks.reversed())
    while let block = waiting.popLast() {
      visit(block)
      waiting.append(contentsOf: block.children.reversed())
    }
  }
}
