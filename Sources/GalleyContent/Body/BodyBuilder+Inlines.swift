internal import CCMarkGFM
import GalleyModel

extension BodyBuilder {
  /// Turns a style or a link on.
  ///
  /// - Parameter link: `nil` keeps the one around it.
  mutating func push(
    _ style: Run.Style = .plain, link: Int16? = nil, from origin: Origin, tag: HTMLTag? = nil
  ) {
    guard imageDepth == 0 else { return }
    inlines.append(
      Inline(
        origin: origin, tag: tag, added: style, link: link,
        style: style.with(inlines.last?.style),
        effectiveLink: link ?? inlines.last?.effectiveLink ?? Run.noLink))
  }

  /// Turns Markdown's innermost style or link off, and what HTML turned on since.
  mutating func popMarkdown() {
    guard imageDepth == 0 else { return }
    let base = min(markdownBase, inlines.count)
    guard let top = inlines[base...].lastIndex(where: { $0.origin == .markdown }) else { return }
    inlines.removeSubrange(top...)
  }

  /// Turns the innermost style or link of a tag off, and leaves those that it crosses on.
  mutating func popElement(_ tag: HTMLTag) {
    guard imageDepth == 0 else { return }
    let base = max(frames[frames.count - 1].inlineBase, inlines.count - Self.depthLimit)
    var top = inlines.count - 1
    while top >= base, inlines[top].origin == .html {
      if inlines[top].tag == tag { return removeInline(at: top) }
      top -= 1
    }
  }

  private mutating func removeInline(at index: Int) {
    inlines.remove(at: index)
    for index in index..<inlines.count {
      let below = index > 0 ? inlines[index - 1] : nil
      inlines[index].style = inlines[index].added.with(below?.style)
      inlines[index].effectiveLink =
        inlines[index].link ?? below?.effectiveLink ?? Run.noLink
    }
  }

  /// How many styles and links are on.
  var inlineCount: Int { inlines.count }

  mutating func truncateInlines(to count: Int) {
    if inlines.count > count { inlines.removeSubrange(count...) }
  }

  /// Adds a link's target to the body.
  ///
  /// - Returns: its index; `Run.noLink` in preformatted text, and when the body has as many links
  ///   as it can number.
  mutating func addLink(
    to destination: UnsafeBufferPointer<UInt8>, title: UnsafeBufferPointer<UInt8>
  ) -> Int16 {
    if case .preformatted = leaf?.kind { return Run.noLink }
    guard imageDepth == 0 else { return Run.noLink }
    guard body.links.count < Int(Int16.max) else {
      unread.pass(.links, at: place)
      return Run.noLink
    }
    body.links.append(
      BodyLink(destination: store(destination), title: store(title), line: line))
    return Int16(body.links.count - 1)
  }

  /// Puts bytes that are not read as text, such as an address, into the body's text.
  mutating func store(_ bytes: UnsafeBufferPointer<UInt8>) -> TextRange {
    let start = Int32(body.text.count)
    body.text.append(contentsOf: bytes)
    return start..<Int32(body.text.count)
  }

  /// Text of Markdown, in which `~~` may open or close a strikethrough.
  mutating func appendMarkdown(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    while imageDepth == 0, let start = Self.indexOfTildes(in: rest) {
      append(UnsafeBufferPointer(rebasing: rest[..<start]))
      let after = start + 2
      strikethrough(
        canOpen: after < bytes.endIndex && bytes[after] > 0x20,
        canClose: start > 0 ? bytes[start - 1] > 0x20 : true,
        UnsafeBufferPointer(rebasing: rest[start..<after]))
      rest = rest[after...]
    }
    append(UnsafeBufferPointer(rebasing: rest))
  }

  private static func indexOfTildes(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let tilde = UInt8(ascii: "~")
    let rest = UnsafeBufferPointer(rebasing: bytes)
    let offset = galley_index_of(tilde, rest.baseAddress, rest.count)
    guard offset >= 0 else { return nil }
    return (bytes.startIndex + offset..<bytes.endIndex).first {
      $0 + 1 < bytes.endIndex && bytes[$0] == tilde && bytes[$0 + 1] == tilde
    }
  }

  private mutating func strikethrough(
    canOpen: Bool, canClose: Bool, _ tildes: UnsafeBufferPointer<UInt8>
  ) {
    if case .preformatted = leaf?.kind { return append(tildes) }
    if passesRuns() { return append(tildes) }
    if canClose, let start = leaf?.strikethroughStart {
      let lower = body.runs[start].text.lowerBound
      body.runs[start].text = lower..<lower
      for index in (start + 1)..<body.runs.count { body.runs[index].style.insert(.strikethrough) }
      leaf?.strikethroughStart = nil
      leaf?.hasEmptyRuns = true
    } else if canOpen, leaf?.strikethroughStart == nil {
      leaf?.strikethroughStart = body.runs.count - 1
      append(tildes)
      leaf?.strikethroughStart = body.runs.count - 1
    } else {
      append(tildes)
    }
  }
}
