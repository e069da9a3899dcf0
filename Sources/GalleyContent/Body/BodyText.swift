internal import CCMarkGFM
import GalleyModel

extension BodyBuilder {
  /// Appends text with its white space folded, opening a paragraph where none is open.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, adding style: Run.Style = .plain) {
    guard !bytes.isEmpty else { return }
    guard imageDepth == 0 else { return body.text.append(contentsOf: bytes) }
    if ruby != nil { return appendRuby(bytes, style) }
    if leaf == nil {
      guard bytes.contains(where: { $0 > 0x20 }) else { return }
      openLeaf(.paragraph, from: .html, isImplicit: true)
    }
    guard var leaf = leaf.take() else { return }
    defer { self.leaf = leaf }
    if case .preformatted = leaf.kind {
      return appendVerbatim(bytes, &leaf)
    }
    putBreak(&leaf)
    let start = body.text.count
    let isClean = counter.count(bytes)
    if isClean, !(leaf.endsInSpace && bytes[0] == UInt8(ascii: " ")) {
      body.text.append(contentsOf: bytes)
      leaf.endsInSpace = bytes[bytes.count - 1] == UInt8(ascii: " ")
    } else {
      appendFolded(bytes, &leaf)
    }
    addRun(start..<body.text.count, style, &leaf)
  }

  /// Appends text with annotations, or one of these, which is no word of the text.
  private mutating func appendRuby(_ bytes: UnsafeBufferPointer<UInt8>, _ style: Run.Style) {
    guard let part = ruby, part != .fallback else { return }
    // Line breaks of the source between the parts are no spaces.
    let isBlank = bytes.allSatisfy { $0 <= 0x20 }
    if isBlank, bytes.contains(UInt8(ascii: "\n")) || part == .annotation { return }
    let (words, first) = (counter.words, body.runs.count)
    ruby = nil
    appendUnmerged(bytes, style, as: part == .base ? .rubyBase : .annotation)
    ruby = leaf == nil ? nil : part
    if part == .annotation, body.runs.count > first { counter.rewind(to: words) }
  }

  /// Appends text as a run of its own of another kind.
  private mutating func appendUnmerged(
    _ bytes: UnsafeBufferPointer<UInt8>, _ style: Run.Style = .plain, as kind: Run.Kind
  ) {
    if passesRuns() { return append(bytes, adding: style) }
    // What came before must not take it in.
    let count = body.runs.count
    let holds = count > 0 && body.runs[count - 1].kind == .text
    if holds { body.runs[count - 1].kind = .quotationMark }
    append(bytes, adding: style)
    if holds { body.runs[count - 1].kind = .text }
    guard body.runs.count > count, let last = body.runs.indices.last, body.runs[last].kind == .text
    else { return }
    body.runs[last].kind = kind
  }

  /// Appends the mark that opens or closes a quotation.
  mutating func appendQuotationMark(opens: Bool) {
    if imageDepth > 0 { return append(opens ? "“" : "”") }
    if !opens {
      guard quotationDepth > 0 else { return }
      quotationDepth -= 1
    }
    let depth = quotationDepth
    let mark: StaticString = depth % 2 == 0 ? (opens ? "“" : "”") : opens ? "‘" : "’"
    appendUnmerged(
      UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount), as: .quotationMark)
    if opens { quotationDepth = depth + 1 }
  }

  /// Lets a line end within a word.
  mutating func appendWordBreak() {
    guard imageDepth == 0, ruby == nil, let leaf, body.runs.count > leaf.firstRun, !leaf.endsInSpace
    else {
      return
    }
    if case .preformatted = leaf.kind { return }
    if passesRuns() { return }
    let start = Int32(body.text.count)
    body.text += "\u{200B}".utf8
    body.runs.append(
      Run(
        .wordBreak, text: start..<Int32(body.text.count), style: inlines.last?.style ?? .plain,
        link: inlines.last?.effectiveLink ?? Run.noLink))
    body.runs[body.runs.count - 1].speech = speech
  }

  private mutating func appendFolded(_ bytes: UnsafeBufferPointer<UInt8>, _ leaf: inout Leaf) {
    for byte in bytes {
      if byte > 0x20 {
        body.text.append(byte)
        leaf.endsInSpace = false
      } else if !leaf.endsInSpace {
        body.text.append(UInt8(ascii: " "))
        leaf.endsInSpace = true
      }
    }
  }

  private mutating func appendVerbatim(_ bytes: UnsafeBufferPointer<UInt8>, _ leaf: inout Leaf) {
    if leaf.needsBreak, body.text.count > leaf.firstByte { body.text.append(UInt8(ascii: "\n")) }
    leaf.needsBreak = false
    body.text.append(contentsOf: bytes)
  }

  private mutating func addRun(_ range: Range<Int>, _ style: Run.Style, _ leaf: inout Leaf) {
    guard !range.isEmpty else { return }
    let text = Int32(range.lowerBound)..<Int32(range.upperBound)
    let style = style.with(inlines.last?.style)
    let link = inlines.last?.effectiveLink ?? Run.noLink
    let last = body.runs.count - 1
    if last >= leaf.firstRun, last != leaf.strikethroughStart,
      case .text = body.runs[last].kind, body.runs[last].text.upperBound == text.lowerBound,
      body.runs[last].style == style && body.runs[last].link == link
        && body.runs[last].speech == speech || passesRuns()
    {
      body.runs[last].text = body.runs[last].text.lowerBound..<text.upperBound
    } else {
      body.runs.append(Run(text: text, style: style, link: link))
      body.runs[last + 1].speech = speech
    }
  }

  /// Whether the body has as many runs as it may have; that it has is noted.
  private mutating func passesRuns() -> Bool {
    guard body.runs.count >= Self.runLimit else { return false }
    unread.pass(.runs, at: place)
    return true
  }

  /// Appends text that is not the author's.
  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a sign that is not counted as a word.
  mutating func appendMark(_ text: StaticString) {
    let words = counter.words
    append(text)
    counter.rewind(to: words)
  }

  /// Appends the number of a note, which is no word.
  mutating func appendNoteMark(_ number: Int) {
    guard imageDepth == 0 else { return }
    let words = counter.words
    var target = "#note-\(number)"
    let link = target.withUTF8 { target in
      addLink(to: target, title: UnsafeBufferPointer(start: nil, count: 0))
    }
    push(.superscript, link: link, from: .html)
    var text = String(number)
    text.withUTF8 { append($0) }
    inlines.removeLast()
    counter.rewind(to: words)
  }

  /// The space between two lines that the author wrote as one paragraph.
  mutating func appendSpace() {
    withUnsafeBytes(of: UInt8(ascii: " ")) { append($0.assumingMemoryBound(to: UInt8.self)) }
  }

  /// A line break that the author wrote.
  mutating func appendLineBreak() {
    guard imageDepth == 0 else { return body.text.append(UInt8(ascii: " ")) }
    if isAfterLineBreak { return partParagraph() }
    guard var leaf = leaf.take() else { return }
    defer { self.leaf = leaf }
    if case .preformatted = leaf.kind {
      body.text.append(UInt8(ascii: "\n"))
    } else if body.runs.count > leaf.firstRun {
      putLineBreak(&leaf)
    }
  }

  /// Whether a line of a paragraph was just ended.
  private var isAfterLineBreak: Bool {
    guard let leaf, leaf.kind == .paragraph, !frames[frames.count - 1].isFlat,
      let last = body.runs.last, body.runs.count > leaf.firstRun + 1
    else { return false }
    return last.kind == .lineBreak
  }

  /// Two line breaks are what many archives have for a new paragraph.
  private mutating func partParagraph() {
    guard let first = leaf else { return }
    let styles = inlines
    closeLeaf()
    inlines = styles
    openLeaf(.paragraph, from: first.origin, isImplicit: first.isImplicit)
    leaf?.inlineBase = first.inlineBase
  }

  private mutating func putBreak(_ leaf: inout Leaf) {
    guard leaf.needsBreak else { return }
    leaf.needsBreak = false
    if body.runs.count > leaf.firstRun, body.runs[body.runs.count - 1].kind != .lineBreak {
      putLineBreak(&leaf)
    }
  }

  private mutating func putLineBreak(_ leaf: inout Leaf) {
    counter.separate()
    if passesRuns(), body.runs.last?.kind == .text { return putSpace(&leaf) }
    if body.runs.count > leaf.firstRun { trimTrailingSpace() }
    let end = Int32(body.text.count)
    body.runs.append(Run(.lineBreak, text: end..<end))
    leaf.endsInSpace = true
  }

  private mutating func putSpace(_ leaf: inout Leaf) {
    guard !leaf.endsInSpace else { return }
    leaf.endsInSpace = true
    body.text.append(UInt8(ascii: " "))
    addRun(body.text.count - 1..<body.text.count, .plain, &leaf)
  }

  /// Opens an image: the text until its end is its alternative.
  mutating func openImage() {
    if imageDepth == 0 { alternativeStart = body.text.count }
    imageDepth += 1
  }

  /// Closes an image; one inside another's alternative is only its text.
  mutating func closeImage(
    source: UnsafeBufferPointer<UInt8>, title: UnsafeBufferPointer<UInt8>, size: PixelSize? = nil,
    at place: PicturePlace = PicturePlace()
  ) {
    imageDepth -= 1
    guard imageDepth == 0 else { return }
    let alternative = Int32(alternativeStart)..<Int32(body.text.count)
    let link = addLink(to: source, title: title)
    if link != Run.noLink, let size, size.width > 0, size.height > 0 {
      body.links[Int(link)].size = size
    }
    put(pictureAt: link, place)
    addImage(source: link, alternative: alternative)
  }

  /// Puts the picture that was read last somewhere.
  mutating func placeLastImage(at place: PicturePlace) {
    if leaf == nil, let last = frames[frames.count - 1].blocks.last, case .image = last.content {
      return put(last, at: place)
    }
    guard let leaf, body.runs.count > leaf.firstRun,
      let run = body.runs[leaf.firstRun...].last(where: { !isSpace($0) }), run.kind == .image,
      run.link != Run.noLink
    else { return }
    put(pictureAt: run.link, place)
  }

  private mutating func addImage(source: Int16, alternative: TextRange) {
    if leaf == nil { openLeaf(.paragraph, from: .html, isImplicit: true) }
    guard source != Run.noLink, var leaf = leaf.take() else { return }
    defer { self.leaf = leaf }
    if case .preformatted = leaf.kind { return }
    putBreak(&leaf)
    let link = inlines.last?.effectiveLink ?? Run.noLink
    if link != Run.noLink { imageLinks.append((body.runs.count, link)) }
    let style = inlines.last?.style ?? .plain
    body.runs.append(Run(.image, text: alternative, style: style, link: source))
    leaf.endsInSpace = false
    counter.separate()
  }
}

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
