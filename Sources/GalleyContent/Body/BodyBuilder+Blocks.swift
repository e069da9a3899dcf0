import GalleyModel

extension BodyBuilder {
  mutating func addDivider() {
    endBlock()
    if !frames[frames.count - 1].isFlat { add(.divider, line: line) }
  }

  /// Adds a block of code; where blocks cannot stand, it becomes text in the style of code.
  mutating func addCode(
    _ text: UnsafeBufferPointer<UInt8>, language: UnsafeBufferPointer<UInt8>
  ) {
    endBlock()
    if frames[frames.count - 1].isFlat {
      append(text, adding: .code)
      return breakBlock()
    }
    let language = store(language)
    var range = store(text)
    if text.last == UInt8(ascii: "\n") { range = range.lowerBound..<range.upperBound - 1 }
    add(.code(language: language, text: range), line: line)
  }

  /// Adds a link that stands alone; where blocks cannot stand, it becomes a linked text.
  mutating func addEmbed(to destination: [UInt8], title: [UInt8]) {
    guard !destination.isEmpty else { return }
    let link = addLink(to: destination, title: [])
    guard link != Run.noLink else { return }
    if frames[frames.count - 1].isFlat {
      push(link: link, from: .html)
      (title.isEmpty ? destination : title).withUnsafeBufferPointer { append($0) }
      inlines.removeLast()
      return
    }
    endBlock()
    let first = Int32(body.runs.count)
    if !title.isEmpty {
      let text = title.withUnsafeBufferPointer { store($0) }
      body.runs.append(Run(text: text, link: link))
    }
    add(.embed(link: link, title: RichText(runs: first..<Int32(body.runs.count))), line: line)
  }
}
