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

  /// Adds what another site shows; where blocks cannot stand, it becomes a linked text.
  mutating func addEmbed(_ embed: EmbedAttributes) {
    guard !embed.address.isEmpty else { return }
    let link = addLink(to: embed.address, title: [])
    guard link != Run.noLink else { return }
    if frames[frames.count - 1].isFlat {
      push(link: link, from: .html)
      (embed.title.isEmpty ? embed.address : embed.title).withUnsafeBufferPointer { append($0) }
      inlines.removeLast()
      return
    }
    endBlock()
    let first = Int32(body.runs.count)
    if !embed.title.isEmpty {
      let text = embed.title.withUnsafeBufferPointer { store($0) }
      body.runs.append(Run(text: text, link: link))
    }
    let words = RichText(runs: first..<Int32(body.runs.count))
    add(
      .embed(
        Embed(embed.kind, link: link, words: words, provider: embed.provider, size: embed.size)),
      line: line)
  }
}

/// What the source says of something that another site shows.
struct EmbedAttributes {
  let address: [UInt8]
  let title: [UInt8]
  let provider: Provider
  let kind: Embed.Kind
  let size: PixelSize?

  /// - Parameters:
  ///   - kind: where the element says it; else it is that of the provider.
  ///   - size: its width is 0 where only the height is said.
  ///   - shape: what a film is drawn in whatever its size, where that is said.
  init(
    _ address: [UInt8], _ kind: Embed.Kind? = nil, title: [UInt8] = [], size: PixelSize? = nil,
    shape: PixelSize? = nil
  ) {
    self.address = address
    self.title = title
    let text = String(decoding: address, as: UTF8.self)
    provider = Provider(address: text)
    let isFilm = provider == .facebook && (text.contains("/video") || text.contains("fb.watch"))
    self.kind = kind ?? (isFilm ? .video : provider.kind)
    let isVideo = self.kind == .video
    self.size = isVideo ? shape ?? (size?.width == 0 ? nil : size) : size
  }
}
