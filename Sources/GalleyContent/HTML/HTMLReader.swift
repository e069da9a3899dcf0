import GalleyModel

/// Tells a builder what the tags and the text of HTML mean.
///
/// It lives as long as the article, since a tag may close far from where it opened.
struct HTMLReader {
  /// What signs in the text stand for.
  var masks = Masks()
  /// The element whose content is not shown.
  private var hidden: HiddenElement?
  /// From what is read to the file, where it does not stand there as it is.
  private var places: PlaceMap?
  /// Whether a video or audio without a source of its own waits for its first `source` element.
  private var awaitsSource: HTMLTag?
  /// The shape that the figure which is open says of the film in it.
  private var shape: PixelSize?

  var isSkipping: Bool { hidden != nil }

  /// What hides text ends with the block, lest a tag that is never closed swallows the article.
  mutating func endBlock(in builder: inout BodyBuilder) {
    if hidden?.isLasting == false { endHidden(in: &builder) }
  }

  /// Ends all that is open.
  mutating func finish(in builder: inout BodyBuilder) { endHidden(in: &builder) }

  private mutating func endHidden(in builder: inout BodyBuilder) {
    guard let element = hidden else { return }
    hidden = nil
    awaitsSource = nil
    if element.words > 0 {
      builder.unread.hide(element.words, behind: "<\(element.tag.rawValue)>", at: element.place)
    }
  }

  /// Counts text that goes with the element that it stands in.
  mutating func skip(_ text: UnsafeBufferPointer<UInt8>) {
    let words = words(in: text)
    hidden?.words += words
  }

  /// Reads HTML.
  ///
  /// - Parameter place: where the bytes stand in the file.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int32, into builder: inout BodyBuilder
  ) {
    var tokens = HTMLTokenizer(bytes)
    while read(&tokens, at: place, into: &builder) != nil {}
  }

  /// Reads HTML that does not stand in the file as it is.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, into builder: inout BodyBuilder
  ) {
    self.places = places
    read(bytes, at: 0, into: &builder)
    self.places = nil
  }

  /// Goes on up to the next sign for something else in the text.
  ///
  /// - Parameters:
  ///   - places: from the bytes to the file, where they do not stand there as they are.
  ///   - place: where they stand there otherwise.
  /// - Returns: what the sign stands for; `nil` at the end.
  mutating func read(
    _ tokens: inout HTMLTokenizer, _ places: inout PlaceMap?, at place: Int32,
    into builder: inout BodyBuilder
  ) -> Mask? {
    swap(&self.places, &places)
    defer { swap(&self.places, &places) }
    return read(&tokens, at: self.places == nil ? place : 0, into: &builder)
  }

  private mutating func read(
    _ tokens: inout HTMLTokenizer, at place: Int32, into builder: inout BodyBuilder
  ) -> Mask? {
    let bytes = tokens.bytes
    while let token = tokens.next() {
      switch token {
      case .comment(let range, let isClosed):
        builder.place = self.place(place, range.lowerBound)
        comment(bytes[range], isClosed: isClosed, in: &builder)
      case .text(let range):
        builder.place = self.place(place, range.lowerBound)
        let text = UnsafeBufferPointer(rebasing: bytes[range])
        if let (sign, mask) = masks.first(in: text) {
          read(text: UnsafeBufferPointer(rebasing: text[..<sign.lowerBound]), into: &builder)
          tokens.giveBack(range.lowerBound + sign.upperBound..<range.upperBound)
          return mask
        }
        read(text: text, into: &builder)
      case .end(let name):
        if let tag = HTMLTag(UnsafeBufferPointer(rebasing: bytes[name])) { end(tag, in: &builder) }
      case .start(let name, let attributes):
        builder.place = self.place(place, name.lowerBound - 1)
        start(UnsafeBufferPointer(rebasing: bytes[name]), tokens, attributes, in: &builder)
      }
    }
    return nil
  }

  private mutating func place(_ start: Int32, _ offset: Int) -> Int32 {
    places?.place(of: Int(start) + offset) ?? start &+ Int32(clamping: offset)
  }

  private mutating func start(
    _ name: UnsafeBufferPointer<UInt8>, _ tokens: HTMLTokenizer, _ attributes: Range<Int>,
    in builder: inout BodyBuilder
  ) {
    guard let tag = HTMLTag(name) else {
      let isStrange = name.contains(UInt8(ascii: "-")) || OfficeTag.isPicture(name)
      if hidden == nil, isStrange {
        let start = Int(builder.place)
        let name = String(decoding: name, as: UTF8.self)
        builder.unread.add(.element, name, at: start..<start + name.utf8.count + 1, words: 0)
      }
      return
    }
    let written = UnsafeBufferPointer(rebasing: tokens.bytes[attributes])
    guard let known = masks.addresses(in: written, &builder.unread) else {
      return start(tag, HTMLAttributes(tokens, attributes), in: &builder)
    }
    known.withUnsafeBufferPointer {
      start(tag, HTMLAttributes(HTMLTokenizer($0), 0..<$0.count), in: &builder)
    }
  }

  /// Reads text, in which character references are not decoded yet.
  mutating func read(text bytes: UnsafeBufferPointer<UInt8>, into builder: inout BodyBuilder) {
    guard hidden == nil else { return skip(bytes) }
    if bytes.contains(UInt8(ascii: "&")) {
      HTMLEntity.decoded(bytes).withUnsafeBufferPointer { builder.append($0) }
    } else {
      builder.append(bytes)
    }
  }

  /// Reads a comment without its marks.
  func comment(_ text: [UInt8], in builder: inout BodyBuilder) {
    let written = Array("<!--".utf8) + text + Array("-->".utf8)
    written.withUnsafeBufferPointer {
      if let kind = AdMark.Kind(comment: $0[...]) { builder.mark(kind) }
    }
  }

  /// - Parameter comment: with its marks.
  private func comment(
    _ comment: Slice<UnsafeBufferPointer<UInt8>>, isClosed: Bool, in builder: inout BodyBuilder
  ) {
    if let kind = AdMark.Kind(comment: comment) { builder.mark(kind) }
    guard !isClosed else { return }
    let words = words(in: UnsafeBufferPointer(rebasing: comment.dropFirst(4)))
    if words > 0 { builder.unread.hide(words, behind: "<!--", at: builder.place) }
  }

  private func words(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var counter = WordCounter()
    _ = counter.count(text)
    return counter.words
  }
}

/// An element whose content is not shown.
private struct HiddenElement {
  let tag: HTMLTag
  let place: Int32
  /// Whether it goes on behind the block that it began in: elements do that a page hides; a script that is
  /// never closed would take the article with it.
  let isLasting: Bool
  /// How many elements of its tag are open in it.
  var depth = 1
  var words = 0
}

// MARK: - Tags

extension HTMLReader {
  mutating func start(
    _ tag: HTMLTag, _ attributes: HTMLAttributes, in builder: inout BodyBuilder
  ) {
    if hidden != nil { return startHidden(tag, attributes, in: &builder) }
    if !attributes.isEmpty || !builder.spoken.isEmpty {
      let speech = attributes.isEmpty ? nil : attributes.speech
      if speech != nil || !builder.spoken.isEmpty { builder.startSpeech(speech, of: tag) }
    }
    if tag == .dialog ? attributes["open"] == nil : !attributes.isEmpty && attributes.hideIt {
      if !tag.isVoid { hidden = HiddenElement(tag: tag, place: builder.place, isLasting: true) }
      return
    }
    if tag == .figure { shape = attributes.isEmpty ? nil : attributes.embedShape }
    if tag.mayHaveRole, let role = HTMLRole(tag, attributes) {
      return builder.open(role, tag, attributes)
    }
    switch tag {
    case .p:
      builder.openBlock(.paragraph, from: .html)
      builder.startPlace(attributes, of: tag)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      builder.openBlock(.heading(level: tag.headingLevel), from: .html)
    case .ul: builder.openList(start: nil, isTight: true, from: .html, tag: tag)
    case .ol:
      let start = attributes.integer("start")
      if attributes["reversed"] != nil { return builder.openReversedList(start: start) }
      builder.openList(start: start ?? 1, isTight: true, from: .html, tag: tag)
    case .li:
      builder.openItem(number: attributes.integer("value"))
      if let name = attributes["id"] { builder.nameNote(name) }
    case .blockquote: builder.open(.quote, from: .html, tag: tag)
    case .pre:
      builder.openText(.preformatted, .preformatted(language: 0..<0), from: .html, tag: tag)
    case .table: builder.open(.table, from: .html, tag: tag)
    case .tr: builder.startRow()
    case .th, .td: builder.startCell(tag)
    case .figure: builder.openFigure(tag, at: attributes.place)
    case .figcaption: builder.openText(.caption, .caption, from: .html, tag: tag)
    case .aside: builder.open(.group(.box), from: .html, tag: tag)
    case .details: builder.open(.group(.details), from: .html, tag: tag)
    case .summary: builder.openText(.title, .title, from: .html, tag: tag)
    case .dl: builder.open(.definitions, from: .html, tag: tag)
    case .dt, .dd: builder.openDefinition(tag)
    case .br: builder.appendLineBreak()
    case .hr: builder.addDivider()
    case .a:
      startLink(attributes, in: &builder)
      builder.startPlace(attributes, of: tag)
    case .strong, .b: builder.push(.strong, from: .html, tag: tag)
    case .em, .i, .cite, .dfn, .var: builder.push(.emphasis, from: .html, tag: tag)
    case .del, .s, .strike: builder.push(.strikethrough, from: .html, tag: tag)
    case .ins: builder.push(.inserted, from: .html, tag: tag)
    case .sup: builder.push(.superscript, from: .html, tag: tag)
    case .sub: builder.push(.subscript, from: .html, tag: tag)
    case .mark: builder.push(.mark, from: .html, tag: tag)
    case .q: builder.appendQuotationMark(opens: true)
    case .ruby, .rb: builder.ruby = .base
    case .rt, .rtc: if builder.ruby != nil { builder.ruby = .annotation }
    case .rp: if builder.ruby != nil { builder.ruby = .fallback }
    case .wbr: builder.appendWordBreak()
    case .code: startCode(attributes, in: &builder)
    case .kbd, .samp, .tt: builder.push(.code, from: .html, tag: tag)
    case .img: image(attributes, in: &builder)
    case .iframe, .embed, .video, .audio, .object, .source: media(tag, attributes, in: &builder)
    case .script where attributes.isGist: builder.addEmbed(.init(attributes["src"] ?? []))
    case .script, .style, .template, .svg, .noscript, .annotation, .textarea, .select, .head:
      hidden = HiddenElement(tag: tag, place: builder.place, isLasting: tag.isLastingHidden)
    case .div, .section:
      builder.openNested(tag)
      builder.startPlace(attributes, of: tag)
    case .span:
      builder.startPlace(attributes, of: tag)
      // Whose page it is stands right behind who wrote it.
      if attributes.classes.contains("kg-bookmark-publisher") { builder.appendMark(" · ") }
    case .label, .bdi, .bdo: break
    default: builder.breakBlock()
    }
    if tag == .script, attributes.isGist {
      hidden = HiddenElement(tag: tag, place: builder.place, isLasting: false)
    }
  }

  private mutating func startHidden(
    _ tag: HTMLTag, _ attributes: HTMLAttributes, in builder: inout BodyBuilder
  ) {
    if tag == hidden?.tag, !tag.holdsText { hidden?.depth += 1 }
    if tag == .source, awaitsSource != nil { media(tag, attributes, in: &builder) }
  }

  mutating func end(_ tag: HTMLTag, in builder: inout BodyBuilder) {
    if let element = hidden {
      guard element.tag == tag else { return }
      hidden?.depth -= 1
      if element.depth == 1 {
        (hidden, awaitsSource) = (nil, nil)
        if tag.losesWords, element.words > 0 {
          let start = Int(element.place)
          builder.unread.add(
            .element, tag.rawValue, at: start..<start + tag.rawValue.utf8.count + 1,
            words: element.words)
        }
        builder.endSpeech(of: tag)
      }
      return
    }
    if tag == .figure { shape = nil }
    defer {
      if !builder.spoken.isEmpty { builder.endSpeech(of: tag) }
      if !builder.placing.isEmpty { builder.endPlace(of: tag) }
    }
    switch tag {
    case .ul, .ol, .li, .blockquote, .pre, .table, .th, .td, .figure, .figcaption, .aside, .details,
      .summary, .dl, .dt, .dd:
      builder.closeElement(tag)
    case .p, .h1, .h2, .h3, .h4, .h5, .h6: builder.closeTextElement(tag)
    case .div, .section: builder.closeNested(tag)
    case .a, .strong, .b, .em, .i, .cite, .dfn, .var, .del, .s, .strike, .code, .kbd, .samp, .tt,
      .sup, .sub, .mark, .ins:
      builder.popElement(tag)
    case .q: builder.appendQuotationMark(opens: false)
    case .ruby: builder.ruby = nil
    case .rb, .rt, .rtc, .rp: if builder.ruby != nil { builder.ruby = .base }
    case .wbr: break
    case .br: builder.appendLineBreak()
    case .img, .iframe, .embed, .object, .source, .hr, .script, .style, .template, .video, .audio,
      .span, .label, .bdi, .bdo:
      break
    default: builder.breakBlock()
    }
  }

  private mutating func startLink(_ attributes: HTMLAttributes, in builder: inout BodyBuilder) {
    builder.popElement(.a)
    if attributes.leadsBackFromNote, builder.isInNotes {
      hidden = HiddenElement(tag: .a, place: builder.place, isLasting: false)
      return
    }
    // A button stands apart from what comes before it.
    if attributes.classes.contains("wp-block-file__button") { builder.appendSpace() }
    guard let destination = attributes["href"] else {
      return builder.push(from: .html, tag: .a)
    }
    let link = builder.addLink(
      to: destination, title: attributes["title"] ?? [], relation: attributes.relation)
    builder.push(link: link, from: .html, tag: .a)
  }

  private func startCode(_ attributes: HTMLAttributes, in builder: inout BodyBuilder) {
    if let names = attributes["class"] { builder.nameLanguage(names) }
    builder.push(.code, from: .html, tag: .code)
  }

  private func image(_ attributes: HTMLAttributes, in builder: inout BodyBuilder) {
    let size = attributes.size
    // A picture of a pixel counts readers.
    if let size, size.width <= 2, size.height <= 2 { return }
    // The sign of the site that a card leads to.
    if attributes.classes.contains("kg-bookmark-icon") { return }
    guard let source = attributes.pictureSource else { return }
    builder.openImage()
    (attributes["alt"] ?? []).withUnsafeBufferPointer { builder.append($0) }
    source.withUnsafeBufferPointer { source in
      (attributes["title"] ?? []).withUnsafeBufferPointer { title in
        builder.closeImage(source: source, title: title, size: size, at: attributes.place)
      }
    }
  }

  private mutating func media(
    _ tag: HTMLTag, _ attributes: HTMLAttributes, in builder: inout BodyBuilder
  ) {
    let source = attributes[tag == .object ? "data" : "src"] ?? attributes["data-src"]
    let kind: Embed.Kind? =
      switch tag == .source ? awaitsSource ?? tag : tag {
      case .video: .video
      case .audio: .audio
      default: nil
      }
    if let source {
      builder.addEmbed(
        EmbedAttributes(
          source, kind, title: attributes["title"] ?? [], size: attributes.frameSize, shape: shape))
    }
    switch tag {
    case .video, .audio:
      awaitsSource = source == nil ? tag : nil
      hidden = HiddenElement(tag: tag, place: builder.place, isLasting: false)
    case .source: if source != nil { awaitsSource = nil }
    case .iframe where !attributes.isSelfClosed, .object where source != nil:
      hidden = HiddenElement(tag: tag, place: builder.place, isLasting: false)
    default: break
    }
  }
}
