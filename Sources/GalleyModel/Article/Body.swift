/// An article's text, mapped to typed blocks.
///
/// The bytes of all its text stand once in `text`; runs, links and blocks are ranges of them, so
/// that a body costs a handful of allocations however long it is, and measuring walks over memory.
package struct Body: Sendable {
  /// UTF-8.
  package var text: [UInt8] = []
  package var runs: [Run] = []
  package var links: [BodyLink] = []
  package var blocks: [BodyBlock] = []
  /// Words in the blocks that a reader reads: code and embeds are not counted.
  package var wordCount = 0
  /// What the author says of advertisements, in the order of the text.
  package var adMarks: [AdMark] = []
  /// The languages and directions that parts of it have; the first is number 1.
  package var speeches: [Speech] = []

  package init() {}

  /// The runs of a piece of rich text.
  package subscript(_ text: RichText) -> ArraySlice<Run> {
    runs[Int(text.runs.lowerBound)..<Int(text.runs.upperBound)]
  }

  /// A range of the text as a string.
  package func string(_ range: TextRange) -> String {
    String(decoding: text[range.indices], as: UTF8.self)
  }

  /// The words of a piece of rich text without its formatting.
  package func plain(_ text: RichText) -> String {
    self[text].map { run in
      switch run.kind {
      case .lineBreak: " "
      case .wordBreak: ""
      case .annotation: "(\(string(run.text)))"
      case .text, .image, .quotationMark, .rubyBase: string(run.text)
      }
    }.joined()
  }
}

/// A range of bytes in a body's text.
package typealias TextRange = Range<Int32>

extension Range<Int32> {
  package var indices: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}

extension Body {
  /// Indices of the links that are the sources of pictures.
  package var pictures: Set<Int16> {
    var pictures = Set(runs.lazy.filter { $0.kind == .image }.map(\.link))
    var waiting = blocks
    while let block = waiting.popLast() {
      if case .image(let figure) = block.content { pictures.insert(figure.source) }
      waiting += block.children
    }
    return pictures.filter { links.indices.contains(Int($0)) }
  }

  /// The side of the text that a block stands at, where the article says one.
  package func side(of block: BodyBlock) -> PictureSide? {
    guard case .image(let figure) = block.content else { return nil }
    return link(at: figure.source)?.side
  }

  /// How wide a block is, compared with the text, where the article says so; and how wide it is itself, in CSS px, where
  /// it is one picture of which that is known.
  package func extent(of content: BodyBlock.Content) -> (extent: PictureExtent, own: Int?)? {
    switch content {
    case .image(let figure):
      guard let picture = link(at: figure.source), let extent = picture.extent else { return nil }
      return (extent, picture.size?.width)
    case .embed(let embed):
      return embed.kind == .link ? nil : link(at: embed.link)?.extent.map { ($0, nil) }
    case .group(let group):
      guard group.kind.isOfPictures, let first = group.blocks.first,
        let extent = extent(ofPart: first.content), extent != .half
      else { return nil }
      return (extent, nil)
    default: return nil
    }
  }

  private func extent(ofPart content: BodyBlock.Content) -> PictureExtent? {
    switch content {
    case .image(let figure): link(at: figure.source)?.extent
    case .embed(let embed): link(at: embed.link)?.extent
    default: nil
    }
  }

  /// Whether text may flow beside a picture: a paragraph does in which no picture stands.
  package func flowsBeside(_ block: BodyBlock) -> Bool {
    guard case .paragraph(let text) = block.content else { return false }
    return !self[text].contains { $0.kind == .image }
  }

  /// The language and direction of a part by its number; `nil` for those of the article.
  package func speech(_ number: UInt8) -> Speech? {
    speeches.indices.contains(Int(number) - 1) ? speeches[Int(number) - 1] : nil
  }

  /// Forgets what parts say of themselves where all say what holds for the article anyway, as pages do that
  /// say it of their whole text.
  package mutating func forgetSpeech(of language: LanguageTag) {
    guard !speeches.isEmpty else { return }
    let direction: Speech.Direction = language.isRightToLeft ? .rightToLeft : .leftToRight
    let isKnown = speeches.allSatisfy {
      ($0.language.isEmpty || $0.language.lowercased() == language.tag.lowercased())
        && ($0.direction ?? direction) == direction
    }
    guard isKnown else { return }
    speeches = []
  }

  /// All pieces of rich text, in the order of reading.
  package var richTexts: [RichText] {
    var found: [RichText] = []
    var waiting = Array(blocks.reversed())
    while let block = waiting.popLast() {
      switch block.content {
      case .paragraph(let text), .heading(_, let text): found.append(text)
      case .image(let figure): found.append(figure.caption)
      case .table(let table): found += table.header + table.rows.joined()
      case .embed(let embed): found.append(embed.words)
      case .group(let group): found += [group.title, group.caption]
      case .definitions(let entries): found += entries.flatMap(\.terms)
      case .quote, .list, .code, .divider: break
      }
      waiting += block.children.reversed()
    }
    return found.filter { !$0.isEmpty }
  }

  /// A link or a picture's source by its index; `nil` for `Run.noLink`.
  package func link(at index: Int16) -> BodyLink? {
    links.indices.contains(Int(index)) ? links[Int(index)] : nil
  }

  /// Who shows something: the provider, or else the host of its address.
  package func sourceName(of embed: Embed) -> String {
    if embed.provider != .other { return embed.provider.rawValue }
    guard let link = link(at: embed.link) else { return "" }
    let address = string(link.destination)
    guard let start = address.firstRange(of: "//")?.upperBound else { return address }
    let host = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
  }

  /// Whether a block of a quote says who is quoted: a last paragraph that begins with a dash, such as
  /// "— Jean-Noël Azie".
  package func isAttribution(_ block: BodyBlock, at position: Int, of count: Int) -> Bool {
    guard position > 0, position == count - 1, case .paragraph(let text) = block.content,
      let first = self[text].first
    else { return false }
    let start = self.text[first.text.indices].prefix(3)
    return start.elementsEqual("\u{2013}".utf8) || start.elementsEqual("\u{2014}".utf8)
      || start.elementsEqual("\u{2015}".utf8)
  }
}

extension Body {
  /// Whether a block leads to the one below it, so that nothing may come between the two: a divider, or a
  /// paragraph that announces something or asks a question that the next one answers.
  package func isLeadIn(_ block: BodyBlock, to next: BodyBlock?) -> Bool {
    switch block.content {
    case .divider: true
    case .paragraph(let text): isAnnouncement(text) || isQuestion(text, to: next)
    default: false
    }
  }

  /// Whether a paragraph announces what stands below it: it ends in a colon; or it is bold throughout and
  /// no sentence, as authors write headings who do not mark them as such; or it is set apart and asks.
  private func isAnnouncement(_ paragraph: RichText) -> Bool {
    let runs = self[paragraph]
    guard let last = runs.last(where: isVisible) else { return false }
    if ends(last, in: .colon) { return true }
    if runs.allSatisfy({ $0.style.contains(.strong) || !isVisible($0) }) {
      return !ends(last, in: .fullStop)
    }
    return ends(last, in: .questionMark)
      && runs.allSatisfy { $0.style.contains(.emphasis) || !isVisible($0) }
  }

  /// Whether a paragraph is a question of an interview: it begins with who asks, such as `Q:` or a name,
  /// and ends with a question mark, or the next one begins with who answers.
  private func isQuestion(_ paragraph: RichText, to next: BodyBlock?) -> Bool {
    guard let speaker = speaker(of: paragraph) else { return false }
    if let last = self[paragraph].last(where: isVisible), ends(last, in: .questionMark) {
      return true
    }
    guard Self.askers.contains(speaker), case .paragraph(let answer) = next?.content,
      let other = self.speaker(of: answer)
    else { return false }
    return other != speaker
  }

  /// What stands before the first colon of a paragraph, if it is short enough for a name.
  private func speaker(of paragraph: RichText) -> String? {
    // Most paragraphs name nobody, so bytes are collected only where one has a mark.
    guard hasMark(paragraph) else { return nil }
    var name: [UInt8] = []
    for run in self[paragraph] where run.kind == .text {
      for byte in text[run.text.indices] where !name.isEmpty || byte != UInt8(ascii: " ") {
        name.append(byte)
        if let colon = Mark.colon.end(of: name[...]) {
          return name.count == colon ? nil : String(decoding: name.dropLast(colon), as: UTF8.self)
        }
        // "Q." and "A." are written too; other words with a full stop are sentences.
        if name.count == 3, name[1] == UInt8(ascii: "."), byte == UInt8(ascii: " ") {
          let letter = String(decoding: name.prefix(1), as: UTF8.self)
          if letter == "A" || Self.askers.contains(letter) { return letter }
        }
        if name.count > Self.longestName { return nil }
      }
    }
    return nil
  }

  /// Whether there may be a colon, or a full stop behind a letter, where a name would be.
  private func hasMark(_ paragraph: RichText) -> Bool {
    var left = Self.longestName + 1
    return text.withUnsafeBufferPointer { text in
      for run in self[paragraph] where run.kind == .text {
        for byte in text[run.text.indices as Range<Int>] {
          if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte >= 0x80 { return true }
          left -= 1
          if left == 0 { return false }
        }
      }
      return false
    }
  }

  /// In bytes.
  private static var longestName: Int { 40 }

  /// How questions are marked in English, French, German, Spanish and Portuguese interviews.
  private static var askers: Set<String> {
    ["Q", "F", "P", "Question", "Frage", "Pregunta", "Pergunta"]
  }

  private func isVisible(_ run: Run) -> Bool { run.kind == .text && lastByte(of: run) != nil }

  /// Where the last byte of a run is that is no white space.
  private func lastByte(of run: Run) -> Int? {
    run.text.indices.last { text[$0] > UInt8(ascii: " ") }
  }

  private func ends(_ run: Run, in mark: Mark) -> Bool {
    guard let last = lastByte(of: run) else { return false }
    return mark.end(of: text[run.text.indices.lowerBound...last]) != nil
  }
}

/// A mark that ends a sentence, in several scripts.
private enum Mark {
  case colon, fullStop, questionMark

  /// The number of bytes of the mark that a text ends in.
  func end(of text: ArraySlice<UInt8>) -> Int? {
    guard let last = text.last else { return nil }
    if last < 0x80 { return last == ascii ? 1 : nil }
    return others.first { text.suffix($0.utf8.count).elementsEqual($0.utf8) }?.utf8.count
  }

  private var ascii: UInt8 {
    switch self {
    case .colon: UInt8(ascii: ":")
    case .fullStop: UInt8(ascii: ".")
    case .questionMark: UInt8(ascii: "?")
    }
  }

  private var others: [String] {
    switch self {
    case .colon: ["："]
    case .fullStop: ["。"]
    case .questionMark: ["？", "؟"]
    }
  }
}

/// A comment in an article's text that says where advertisements may stand.
package struct AdMark: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `<!-- ad: none -->`: none here, or none until `<!-- /ad -->`.
    case none
    /// `<!-- /ad -->`: from here on again.
    case end
    /// `<!-- ad: here -->`: one here.
    case here
    /// `<!-- ad: … -->` with anything else.
    case unknown
  }

  package var kind: Kind
  /// How many blocks of the body stand above it.
  package var gap: Int
  /// Whether it stands within a block rather than between two.
  package var isInside: Bool
  /// The line in the article's file, from 1.
  package var line: Int32

  package init(_ kind: Kind, gap: Int, isInside: Bool, line: Int32) {
    self.kind = kind
    self.gap = gap
    self.isInside = isInside
    self.line = line
  }
}

/// The heading levels that a body shows: the outermost is 2, and none is skipped on the way down.
package struct HeadingLevels: Sendable {
  /// The written levels that are open, from the outermost.
  private var open: [Int] = []

  package init() {}

  package mutating func shown(for written: Int) -> Int {
    while let last = open.last, last >= written { open.removeLast() }
    open.append(written)
    return min(open.count + 1, 6)
  }
}
