/// Lines of text in groups that an empty line keeps apart.
struct LinearLines {
  private var output: [UInt8] = []
  private var isGroupOpen = false
  /// The spaces that every line begins with.
  private var indent = 0
  /// What the next line begins with after its indent: the mark of a list's item.
  private var mark = ""

  /// Ends the group: the next line comes after an empty one.
  mutating func endGroup() { isGroupOpen = false }

  /// Appends a line; text without a word gives none.
  mutating func append(_ text: SafeText) {
    let bytes = text.bytes
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0A }) else { return }
    if !isGroupOpen, !output.isEmpty { output.append(0x0A) }
    isGroupOpen = true
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let end = line.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? line.startIndex
      let content = line[..<end]
      if !content.isEmpty {
        output += repeatElement(0x20, count: indent - mark.utf8.count)
        output += mark.utf8
        output += content
        mark = ""
      }
      output.append(0x0A)
    }
  }

  mutating func append(_ text: String) { append(SafeText(text)) }

  /// A group of one line for each text.
  mutating func appendGroup(_ texts: [String?]) {
    endGroup()
    for case let text? in texts { append(text) }
    endGroup()
  }

  /// Appends lines that are indented by the width of a mark, which stands before the first.
  mutating func marked(_ own: String, _ body: (inout LinearLines) -> Void) {
    mark += own
    indent += own.utf8.count
    body(&self)
    indent -= own.utf8.count
    mark = ""
  }

  func render() -> [UInt8] { output.isEmpty ? [0x0A] : output }
}
