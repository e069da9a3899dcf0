/// A document of which parts are put in the place of others.
struct DocumentTemplate {
  private(set) var bytes: [UInt8]
  /// Where what is not filled in yet begins: nothing is looked for in what was.
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Puts bytes in the place of the next text like this; without one nothing happens.
  mutating func replace(_ text: String, with replacement: [UInt8]) {
    guard let range = find(Array(text.utf8)) else { return }
    bytes.replaceSubrange(range, with: replacement)
    position = range.lowerBound + replacement.count
  }

  /// Puts bytes before the next text like this.
  mutating func insert(before text: String, _ insertion: [UInt8]) {
    guard let range = find(Array(text.utf8)) else { return }
    bytes.insert(contentsOf: insertion, at: range.lowerBound)
    position = range.lowerBound + insertion.count
  }

  private func find(_ text: [UInt8]) -> Range<Int>? {
    guard bytes.count >= position + text.count else { return nil }
    for start in position...(bytes.count - text.count)
    where bytes[start] == text[0] && bytes[start..<start + text.count].elementsEqual(text) {
      return start..<start + text.count
    }
    return nil
  }
}
