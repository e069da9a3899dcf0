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
