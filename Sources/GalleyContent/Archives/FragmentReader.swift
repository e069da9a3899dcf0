import GalleyBasics
import GalleyModel

/// Puts a body together from what an export has of it: pieces of HTML, and elements that say their kind.
struct FragmentReader {
  var builder: BodyBuilder
  var html = HTMLReader()
  private let file: SourceFile
  /// How many bytes more are read: cards of an editor may be shown any number of times.
  private var room: Int

  /// How long what is read may be in all, for a file of so many bytes.
  static func room(in count: Int) -> Int { max(4 << 20, 4 * count) }

  /// Reads a body.
  ///
  /// - Parameters:
  ///   - file: the article's bytes, which places are in.
  ///   - read: tells the reader what the body holds.
  static func body(
    in file: SourceFile, _ read: (inout FragmentReader) -> Void
  ) -> Diagnosed<Body> {
    file.bytes.withUnsafeBufferPointer { bytes in
      var reader = FragmentReader(file, SourceLines(bytes, firstLine: file.firstLine))
      read(&reader)
      reader.html.finish(in: &reader.builder)
      let (body, unread) = reader.builder.finish()
      return Diagnosed(body, unread.diagnostics(in: file))
    }
  }

  private init(_ file: SourceFile, _ lines: SourceLines) {
    self.file = file
    room = Self.room(in: file.bytes.count)
    builder = BodyBuilder(capacity: file.bytes.count, lines: lines)
  }

  /// Where in the file comes next what is read.
  mutating func begin(at span: Span) { builder.place = Int32(clamping: span.range.lowerBound) }

  /// Reads HTML that is in the file only in another notation, so that all of it stands for one place.
  mutating func read(html text: String, at span: Span) {
    guard hasRoom(for: text.utf8.count, at: span) else { return }
    var text = text
    text.withUTF8 { read(html: $0, PlaceMap(standingAt: span.range.lowerBound)) }
  }

  /// Reads HTML, with the way from it to the file.
  mutating func read(html bytes: UnsafeBufferPointer<UInt8>, _ places: PlaceMap) {
    html.read(bytes, places, into: &builder)
  }

  /// Takes room for a text that is one of many; where there is none, the article is told to be too large.
  private mutating func hasRoom(for count: Int, at span: Span) -> Bool {
    room -= count
    if room < 0 { builder.unread.pass(.text, at: Int32(clamping: span.range.lowerBound)) }
    return room >= 0
  }

  /// Reads what stands between the tags of an element.
  mutating func element(_ tag: HTMLTag, _ content: (inout FragmentReader) -> Void) {
    html.start(tag, .none, in: &builder)
    content(&self)
    html.end(tag, in: &builder)
  }

  mutating func group(_ kind: BlockGroup.Kind, _ content: (inout FragmentReader) -> Void) {
    let depth = builder.frames.count
    builder.open(.group(kind), from: .html, tag: .section)
    content(&self)
    while builder.frames.count > depth { builder.closeFrame() }
  }

  mutating func picture(
    _ source: String, alt: String, size: PixelSize?, caption: String,
    place: PicturePlace = PicturePlace(), at span: Span
  ) {
    begin(at: span)
    let content = { (reader: inout FragmentReader) in
      var (source, alt) = (source, alt)
      reader.builder.openImage()
      alt.withUTF8 { reader.builder.append($0) }
      source.withUTF8 {
        reader.builder.closeImage(
          source: $0, title: UnsafeBufferPointer(start: nil, count: 0), size: size, at: place)
      }
      reader.builder.endBlock()
    }
    captioned(caption, at: span, content)
  }

  /// Something above a caption, which may be empty; the caption is HTML.
  mutating func captioned(
    _ caption: String, at span: Span, _ content: (inout FragmentReader) -> Void
  ) {
    guard caption.contains(where: { !$0.isWhitespace }) else { return content(&self) }
    element(.figure) { reader in
      content(&reader)
      reader.element(.figcaption) { $0.read(html: caption, at: span) }
    }
  }

  /// What an archive has as wide as a name says.
  mutating func widened(_ name: String, _ content: (inout FragmentReader) -> Void) {
    let place = PicturePlace(names: [name])
    guard !place.isEmpty else { return content(&self) }
    endBlock()
    let count = builder.frames[builder.frames.count - 1].blocks.count
    content(&self)
    endBlock()
    let blocks = builder.frames[builder.frames.count - 1].blocks
    for block in blocks.dropFirst(count) { builder.put(block, at: place) }
  }

  mutating func embed(
    _ address: String, _ kind: Embed.Kind? = nil, title: String = "", size: PixelSize? = nil,
    at span: Span
  ) {
    begin(at: span)
    builder.addEmbed(
      EmbedAttributes(Array(address.utf8), kind, title: Array(title.utf8), size: size))
  }

  mutating func code(_ text: String, language: String, at span: Span) {
    guard hasRoom(for: text.utf8.count, at: span) else { return }
    begin(at: span)
    var (text, language) = (text, language)
    text.withUTF8 { text in language.withUTF8 { builder.addCode(text, language: $0) } }
  }

  mutating func divider(at span: Span) {
    begin(at: span)
    builder.addDivider()
  }

  /// Text without markup.
  mutating func text(_ text: String, at span: Span) {
    guard hasRoom(for: text.utf8.count, at: span) else { return }
    begin(at: span)
    var text = text
    text.withUTF8 { builder.append($0) }
  }

  mutating func link(_ address: String, _ content: (inout FragmentReader) -> Void) {
    guard hasRoom(for: address.utf8.count, at: Span(file, Int(builder.place)..<Int(builder.place)))
    else { return content(&self) }
    let link = builder.addLink(to: Array(address.utf8), title: [])
    builder.push(link: link, from: .html, tag: .a)
    content(&self)
    builder.popElement(.a)
  }

  /// Reads Markdown that is in the file only in another notation.
  mutating func read(markdown text: String, at span: Span) {
    guard hasRoom(for: text.utf8.count, at: span) else { return }
    endBlock()
    var text = text
    builder = text.withUTF8 { MarkdownReader.read($0, at: span.range.lowerBound, into: builder) }
  }

  /// Notes something that is left out.
  mutating func unread(_ kind: UnreadMarkup.Kind, _ name: String, words: Int, at span: Span) {
    builder.unread.add(kind, name, at: span.range, words: words)
  }

  mutating func push(_ style: Run.Style) { builder.push(style, from: .html) }
  mutating func pop() { builder.inlines.removeLast() }
  mutating func lineBreak() { builder.appendLineBreak() }
  mutating func endBlock() { builder.endBlock() }
  mutating func openList(start: Int?) {
    builder.openList(start: start, isTight: true, from: .html, tag: start == nil ? .ul : .ol)
  }
  mutating func item(_ content: (inout FragmentReader) -> Void) {
    builder.openItem()
    content(&self)
    builder.closeElement(.li)
  }
  mutating func closeList(start: Int?) { builder.closeElement(start == nil ? .ul : .ol) }
}

/// Titles and names as exports have them: text with a little HTML in it.
enum HTMLText {
  /// The text without tags, character references decoded and white space folded.
  static func plain(_ html: String) -> String {
    guard html.contains(where: { $0 == "<" || $0 == "&" }) else { return folded(html) }
    var html = html
    return html.withUTF8 { bytes in
      var text: [UInt8] = []
      var tokens = HTMLTokenizer(bytes)
      while let token = tokens.next() {
        if case .text(let range) = token {
          text += HTMLEntity.decoded(UnsafeBufferPointer(rebasing: bytes[range]))
        }
      }
      return folded(String(decoding: text, as: UTF8.self))
    }
  }

  /// Text as its author wrote it in front matter, with character references decoded and without the tags of
  /// emphasis and links: a mark such as `<video>` is part of the text.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return text
    }
    var text = text
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      var tokens = HTMLTokenizer(bytes)
      var copied = 0
      func copy(to end: Int) {
        guard end > copied else { return }
        result += HTMLEntity.decoded(UnsafeBufferPointer(rebasing: bytes[copied..<end]))
      }
      while let token = tokens.next() {
        let tag: Range<Int>
        let name: Range<Int>
        switch token {
        case .start(let range, let rest):
          (name, tag) = (range, range.lowerBound - 1..<rest.upperBound)
        case .end(let range): (name, tag) = (range, range.lowerBound - 2..<range.upperBound)
        case .text, .comment: continue
        }
        let word = String(decoding: bytes[name], as: UTF8.self).lowercased()
        guard phrases.contains(word), tag.lowerBound >= copied,
          let end = bytes[tag.upperBound...].firstIndex(of: UInt8(ascii: ">"))
        else { continue }
        copy(to: tag.lowerBound)
        if word == "br" { result.append(0x20) }
        copied = end + 1
      }
      copy(to: bytes.count)
      return String(decoding: result, as: UTF8.self)
    }
  }

  /// Elements within a line that text may have about it.
  private static let phrases: Set<String> = [
    "a", "abbr", "b", "br", "cite", "em", "i", "p", "q", "s", "small", "span", "strong", "sub",
    "sup",
    "u", "wbr",
  ]

  private static func folded(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}

extension HTMLText {
  /// How many words a reader of HTML reads.
  static func words(in html: String) -> Int {
    plain(html).split { $0.isWhitespace }.count
  }
}

extension YAMLNode {
  /// How many words of a text may be for readers: one alone is most often a name for machines.
  static func wordsForReaders(in text: String) -> Int {
    let words = HTMLText.words(in: text)
    return words > 1 ? words : 0
  }

  /// How many words may be for readers in data that nobody understands: those in texts of several.
  var wordsForReaders: Int {
    switch content {
    case .scalar(let scalar): return Self.wordsForReaders(in: scalar.text)
    case .sequence(let items): return items.reduce(0) { $0 + $1.wordsForReaders }
    case .mapping(let entries): return entries.reduce(0) { $0 + $1.value.wordsForReaders }
    }
  }
}
