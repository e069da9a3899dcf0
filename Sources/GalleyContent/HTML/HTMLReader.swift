import GalleyModel

/// Tells a builder what the tags and the text of raw HTML mean.
///
/// It lives as long as the article, since a tag may close far from where it opened.
struct HTMLReader {
  /// What signs in the text stand for.
  var masks = Masks()
  /// The element whose content goes: `script`, `style` or `template`.
  private var skipped: HTMLTag?
  private var skippedWords = 0
  private var skippedPlace: Int32 = 0
  /// From what is read to the file, where it does not stand there as it is.
  private var places: PlaceMap?
  /// Whether a video or audio without a source of its own waits for its first `source` element.
  private var awaitsSource = false

  var isSkipping: Bool { skipped != nil }

  /// What is skipped ends with the block, lest a tag that is never closed swallows the article.
  mutating func endBlock(in builder: inout BodyBuilder) {
    guard let tag = skipped else { return }
    skipped = nil
    if skippedWords > 0 {
      builder.unread.hide(skippedWords, behind: "<\(tag.rawValue)>", at: skippedPlace)
    }
  }

  /// Counts text that goes with the element that it stands in.
  mutating func skip(_ text: UnsafeBufferPointer<UInt8>) { skippedWords += words(in: text) }

  /// Reads HTML up to the first sign for something else in its text.
  ///
  /// - Parameter place: where the bytes stand in the file.
  /// - Returns: the sign; `nil` at the end.
  @discardableResult
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int32, into builder: inout BodyBuilder
  ) -> (range: Range<Int>, mask: Mask)? {
    var tokens = HTMLTokenizer(bytes)
    while let token = tokens.next() {
      switch token {
      case .comment(let range, let isClosed):
        builder.place = self.place(place, range.lowerBound)
        if let kind = AdMark.Kind(comment: bytes[range]) { builder.mark(kind) }
        if !isClosed { hide(bytes[range], in: &builder) }
      case .text(let range):
        builder.place = self.place(place, range.lowerBound)
        let text = UnsafeBufferPointer(rebasing: bytes[range])
        if let (sign, mask) = masks.first(in: text) {
          read(text: UnsafeBufferPointer(rebasing: text[..<sign.lowerBound]), into: &builder)
          return (range.lowerBound + sign.lowerBound..<range.lowerBound + sign.upperBound, mask)
        }
        read(text: text, into: &builder)
      case .end(let name):
        if let tag = HTMLTag(UnsafeBufferPointer(rebasing: bytes[name])) { end(tag, in: &builder) }
      case .start(let name, let attributes):
        builder.place = self.place(place, name.lowerBound - 1)
        guard skipped == nil, let tag = HTMLTag(UnsafeBufferPointer(rebasing: bytes[name])) else {
          continue
        }
        start(tag, tokens, attributes, in: &builder)
      }
    }
    return nil
  }

  /// Reads HTML that does not stand in the file as it is.
  ///
  /// - Parameter start: where its first byte stands in what the places are of.
  @discardableResult
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, from start: Int = 0,
    into builder: inout BodyBuilder
  ) -> (range: Range<Int>, mask: Mask)? {
    self.places = places
    defer { self.places = nil }
    return read(bytes, at: Int32(clamping: start), into: &builder)
  }

  private mutating func start(
    _ tag: HTMLTag, _ tokens: HTMLTokenizer, _ attributes: Range<Int>,
    in builder: inout BodyBuilder
  ) {
    let written = UnsafeBufferPointer(rebasing: tokens.bytes[attributes])
    guard let known = masks.addresses(in: written, &builder.unread) else {
      return start(tag, HTMLAttributes(tokens, attributes), in: &builder)
    }
    known.withUnsafeBufferPointer {
      start(tag, HTMLAttributes(HTMLTokenizer($0), 0..<$0.count), in: &builder)
    }
  }

  private mutating func read(
    text: UnsafeBufferPointer<UInt8>, into builder: inout BodyBuilder
  ) {
    if skipped == nil { self.text(text, into: &builder) } else { skip(text) }
  }

  private mutating func place(_ start: Int32, _ offset: Int) -> Int32 {
    places?.place(of: Int(start) + offset) ?? start &+ Int32(clamping: offset)
  }

  /// Notes what a comment that never ends keeps from the page.
  private func hide(_ comment: Slice<UnsafeBufferPointer<UInt8>>, in builder: inout BodyBuilder) {
    let words = words(in: UnsafeBufferPointer(rebasing: comment.dropFirst(4)))
    if words > 0 { builder.unread.hide(words, behind: "<!--", at: builder.place) }
  }

  private func words(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var counter = WordCounter()
    _ = counter.count(text)
    return counter.words
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout BodyBuilder) {
    if bytes.contains(UInt8(ascii: "&")) {
      HTMLEntity.decoded(bytes).withUnsafeBufferPointer { builder.append($0) }
    } else {
      builder.append(bytes)
    }
  }

  private mutating func start(
    _ tag: HTMLTag, _ attributes: HTMLAttributes, in builder: inout BodyBuilder
  ) {
    switch tag {
    case .p: builder.openBlock(.paragraph, from: .html)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      builder.openBlock(.heading(level: tag.headingLevel), from: .html)
    case .ul: builder.openList(start: nil, isTight: true, from: .html, tag: tag)
    case .ol:
      let start = attributes.integer("start") ?? 1
      builder.openList(start: start, isTight: true, from: .html, tag: tag)
    case .li: builder.openItem()
    case .blockquote: builder.open(.quote, from: .html, tag: tag)
    case .pre:
      builder.openText(.preformatted, .preformatted(language: 0..<0), from: .html, tag: tag)
    case .table: builder.open(.table, from: .html, tag: tag)
    case .tr: builder.startRow()
    case .th, .td: builder.startCell(tag)
    case .figure: builder.open(.figure, from: .html, tag: tag)
    case .figcaption: builder.openText(.caption, .caption, from: .html, tag: tag)
    case .br: builder.appendLineBreak()
    case .hr: builder.addDivider()
    case .a: startLink(attributes, in: &builder)
    case .strong, .b: builder.push(.strong, from: .html, tag: tag)
    case .em, .i, .cite, .dfn, .var: builder.push(.emphasis, from: .html, tag: tag)
    case .del, .s, .strike: builder.push(.strikethrough, from: .html, tag: tag)
    case .code: startCode(attributes, in: &builder)
    case .kbd, .samp, .tt: builder.push(.code, from: .html, tag: tag)
    case .img: image(attributes, in: &builder)
    case .iframe, .embed, .video, .audio, .object, .source: media(tag, attributes, in: &builder)
    case .script, .style, .template: (skipped, skippedWords, skippedPlace) = (tag, 0, builder.place)
    default: builder.breakBlock()
    }
  }

  private mutating func end(_ tag: HTMLTag, in builder: inout BodyBuilder) {
    if let open = skipped {
      if open == tag { skipped = nil }
      return
    }
    switch tag {
    case .ul, .ol, .li, .blockquote, .pre, .table, .th, .td, .figure, .figcaption:
      builder.closeElement(tag)
    case .p, .h1, .h2, .h3, .h4, .h5, .h6: builder.endBlock()
    case .a, .strong, .b, .em, .i, .cite, .dfn, .var, .del, .s, .strike, .code, .kbd, .samp, .tt:
      builder.popElement(tag)
    case .video, .audio: awaitsSource = false
    case .br: builder.appendLineBreak()
    case .img, .iframe, .embed, .object, .source, .hr, .script, .style, .template: break
    default: builder.breakBlock()
    }
  }

  private func startLink(_ attributes: HTMLAttributes, in builder: inout BodyBuilder) {
    builder.popElement(.a)
    guard let destination = attributes["href"] else {
      return builder.push(from: .html, tag: .a)
    }
    let link = builder.addLink(to: destination, title: attributes["title"] ?? [])
    builder.push(link: link, from: .html, tag: .a)
  }

  private func startCode(_ attributes: HTMLAttributes, in builder: inout BodyBuilder) {
    if let names = attributes["class"] { builder.nameLanguage(names) }
    builder.push(.code, from: .html, tag: .code)
  }

  private func image(_ attributes: HTMLAttributes, in builder: inout BodyBuilder) {
    guard let source = attributes["src"] else { return }
    builder.openImage()
    (attributes["alt"] ?? []).withUnsafeBufferPointer { builder.append($0) }
    source.withUnsafeBufferPointer { source in
      (attributes["title"] ?? []).withUnsafeBufferPointer { title in
        builder.closeImage(source: source, title: title)
      }
    }
  }

  private mutating func media(
    _ tag: HTMLTag, _ attributes: HTMLAttributes, in builder: inout BodyBuilder
  ) {
    let source = attributes[tag == .object ? "data" : "src"]
    if tag == .video || tag == .audio { awaitsSource = source == nil }
    if tag == .source {
      guard awaitsSource else { return }
      awaitsSource = source == nil
    }
    builder.addEmbed(to: source ?? [], title: attributes["title"] ?? [])
  }
}

/// The attributes of one tag, read when they are asked for.
struct HTMLAttributes {
  private let tokens: HTMLTokenizer
  private let range: Range<Int>

  init(_ tokens: HTMLTokenizer, _ range: Range<Int>) {
    self.tokens = tokens
    self.range = range
  }

  subscript(_ name: StaticString) -> [UInt8]? { tokens.attribute(name, in: range) }

  func integer(_ name: StaticString) -> Int? {
    self[name].flatMap { Int32(String(decoding: $0, as: UTF8.self)) }.map { Int($0) }
  }
}

extension HTMLTag {
  fileprivate var headingLevel: Int {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    default: 6
    }
  }
}
