import GalleyBasics
import GalleyModel

/// The content of a WordPress post made ready to be read as HTML: paragraphs where the author only left
/// lines empty, and what shortcodes and bare addresses mean.
struct WordPressContent {
  private var html: [UInt8] = []
  private var places = PlaceMap()
  private let source: UnsafeBufferPointer<UInt8>
  private let base: Int
  private let post: Int?
  private let surroundings: Surroundings
  private var unread: [(kind: UnreadMarkup.Kind, name: String, words: Int, range: Range<Int>)] = []
  /// Whether blocks say where paragraphs are, as the editor has them since 2018.
  private let hasBlocks: Bool
  /// Names of shortcodes that are open, each with what its end stands for.
  private var open: [(name: String, closing: String)] = []
  private var marks = NextMarks()
  private var caption = CaptionState.none
  /// Where the first block stands that would make it far longer than its source.
  private var overflow: Int?
  /// Up to where the source was read already, beyond the text that a token has.
  private var skipTo = 0

  /// What a post refers to.
  struct Surroundings {
    var attachments: [Int: WordPressReader.Attachment] = [:]
    /// Blocks that several posts share, by their number.
    var blocks: [Int: String] = [:]
    /// The post's footnotes, as WordPress keeps them: JSON.
    var footnotes = ""
  }

  /// Whether the words of a caption come, which stand behind its picture.
  private enum CaptionState {
    case none, expected, nextText
  }

  /// Reads the content of a post.
  ///
  /// - Parameter ranges: where it stands in the item, in several pieces where CDATA had to be parted.
  static func read(
    _ ranges: [Range<Int>], of post: Int?, in file: SourceFile,
    _ surroundings: Surroundings
  ) -> Diagnosed<Body> {
    FragmentReader.body(in: file) { reader in
      file.bytes.withUnsafeBufferPointer { bytes in
        // Parted CDATA is rare: the place of its first piece has to do for all.
        if ranges.count == 1, let range = ranges.first {
          let content = UnsafeBufferPointer(rebasing: bytes[range])
          read(content, at: range.lowerBound, of: post, surroundings, &reader, in: file)
        } else {
          let whole = ranges.flatMap { Array(bytes[$0]) }
          whole.withUnsafeBufferPointer {
            read($0, at: ranges.first?.lowerBound ?? 0, of: post, surroundings, &reader, in: file)
          }
        }
      }
    }
  }

  /// Reads the content of a post that stands in another notation, at one place.
  static func read(_ text: String, at span: Span, into reader: inout FragmentReader) {
    var text = text
    text.withUTF8 { bytes in
      var content = WordPressContent(bytes, at: 0, of: nil, Surroundings())
      content.prepare()
      for (kind, name, words, _) in content.unread {
        reader.unread(kind, name, words: words, at: span)
      }
      content.html.withUnsafeBufferPointer {
        reader.read(html: $0, PlaceMap(standingAt: span.range.lowerBound))
      }
    }
  }

  private static func read(
    _ content: UnsafeBufferPointer<UInt8>, at base: Int, of post: Int?,
    _ surroundings: Surroundings, _ reader: inout FragmentReader,
    in file: SourceFile
  ) {
    var prepared = WordPressContent(content, at: base, of: post, surroundings)
    prepared.prepare()
    for (kind, name, words, range) in prepared.unread {
      reader.unread(kind, name, words: words, at: Span(file, range))
    }
    if let overflow = prepared.overflow {
      reader.builder.unread.pass(.text, at: Int32(clamping: base + overflow))
    }
    prepared.html.withUnsafeBufferPointer { reader.read(html: $0, prepared.places) }
  }

  private init(
    _ source: UnsafeBufferPointer<UInt8>, at base: Int, of post: Int?,
    _ surroundings: Surroundings
  ) {
    self.source = source
    self.base = base
    self.post = post
    self.surroundings = surroundings
    hasBlocks = source.contains("<!-- wp:")
    html.reserveCapacity(source.count + source.count / 8)
  }

  // MARK: - Tags and text

  private mutating func prepare() {
    var tokens = HTMLTokenizer(source)
    var verbatim: HTMLTag?
    /// Whether text would continue a paragraph here, so that a line break shows.
    var isInText = false
    while let token = tokens.next() {
      switch token {
      case .text(let range):
        if verbatim != nil { copy(range) } else { text(range, &isInText) }
        tokens.skip(to: skipTo)
      case .comment(let range, _):
        if hasBlocks, block(range) { continue }
        copy(range)
        if source[range].starts(with: "<!--nextpage".utf8)
          || source[range].starts(with: "<!--more".utf8)
        {
          html.append(contentsOf: "<p>".utf8)
          isInText = false
        }
      case .start(let name, let attributes):
        let tag = HTMLTag(UnsafeBufferPointer(rebasing: source[name]))
        if verbatim == nil, tag == .pre || tag == .script || tag == .style || tag == .textarea {
          verbatim = tag
        }
        isInText = tag?.isInline ?? true
        if tag == .img, caption == .expected { caption = .nextText }
        copy(name.lowerBound - 1..<attributes.upperBound + 1)
      case .end(let name):
        let tag = HTMLTag(UnsafeBufferPointer(rebasing: source[name]))
        if tag == verbatim { verbatim = nil }
        isInText = tag?.isInline ?? true
        copy(name.lowerBound - 2..<name.upperBound)
        html.append(UInt8(ascii: ">"))
      }
    }
  }

  /// Writes what a block stands for of which the post has no HTML: the site makes it for each page.
  ///
  /// - Returns: whether the comment is such a block.
  private mutating func block(_ comment: Range<Int>) -> Bool {
    guard
      let block = DynamicBlock(
        String(decoding: source[comment].dropFirst(4).dropLast(3), as: UTF8.self))
    else { return false }
    if let html = block.html(surroundings) {
      if self.html.count + html.utf8.count > FragmentReader.room(in: source.count) {
        overflow = overflow ?? comment.lowerBound
        return true
      }
      write(html, for: comment)
    } else {
      unread.append(
        (.block, block.name, block.words, base + comment.lowerBound..<base + comment.upperBound))
    }
    return true
  }

  private mutating func text(_ range: Range<Int>, _ isInText: inout Bool) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end =
        source[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
      line(
        start..<end, isFirst: start == range.lowerBound, isLast: end == range.upperBound, &isInText)
      guard max(end, skipTo) < range.upperBound else { return }
      // A shortcode may end lines below the one that it begins on.
      start = max(end + 1, skipTo)
      var breaks = 1
      while start < range.upperBound, source[start] <= 0x20 {
        if source[start] == UInt8(ascii: "\n") { breaks += 1 }
        start += 1
      }
      guard !hasBlocks else {
        html.append(UInt8(ascii: "\n"))
        continue
      }
      if breaks > 1 {
        html.append(contentsOf: "<p>".utf8)
        isInText = false
      } else if isInText, continues(at: start, before: range.upperBound) {
        html.append(contentsOf: "<br>".utf8)
      } else {
        html.append(UInt8(ascii: "\n"))
      }
    }
  }

  /// Whether text goes on, and no block begins.
  private func continues(at start: Int, before end: Int) -> Bool {
    if start < end { return true }
    guard start + 1 < source.count, source[start] == UInt8(ascii: "<") else { return false }
    let name = source[(start + 1)...].drop { $0 == UInt8(ascii: "/") }
      .prefix {
        $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")
          || (0x30...0x39).contains($0)
      }
    if name.isEmpty { return false }
    return HTMLTag(UnsafeBufferPointer(rebasing: name))?.isInline ?? true
  }

  private mutating func line(
    _ range: Range<Int>, isFirst: Bool, isLast: Bool, _ isInText: inout Bool
  ) {
    guard source[range].contains(where: { $0 > 0x20 }) else { return copy(range) }
    if let address = bareAddress(range), !isInText || !isFirst {
      embed(address, range)
      isInText = false
      return
    }
    isInText = true
    if caption == .nextText {
      caption = .none
      write("<figcaption>", for: range)
    }
    shortcodes(in: range, &isInText)
  }

  /// The address that a line is, and nothing else.
  private func bareAddress(_ range: Range<Int>) -> String? {
    let first = source[range].firstIndex { $0 > 0x20 } ?? range.upperBound
    let last = source[range].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? first
    guard source[first..<last].starts(with: "http".utf8),
      !source[first..<last].contains(where: { $0 <= 0x20 })
    else { return nil }
    let address = String(decoding: source[first..<last], as: UTF8.self)
    return address.hasPrefix("http://") || address.hasPrefix("https://") ? address : nil
  }

  private mutating func embed(_ address: String, _ range: Range<Int>) {
    let escaped = TemplateTag.escaped(address)
    write(
      Provider.isShown(address)
        ? "<iframe src=\"\(escaped)\"></iframe>" : "<p><a href=\"\(escaped)\">\(escaped)</a></p>",
      for: range)
  }

  // MARK: - Shortcodes

  private mutating func shortcodes(in line: Range<Int>, _ isInText: inout Bool) {
    var position = line.lowerBound
    while position < line.upperBound,
      let bracket = source[position..<line.upperBound].firstIndex(of: UInt8(ascii: "["))
    {
      copy(position..<bracket)
      // Two brackets stand for one that is text.
      if bracket + 1 < line.upperBound, source[bracket + 1] == UInt8(ascii: "["),
        let end = source[bracket..<line.upperBound].firstIndex(of: UInt8(ascii: "]")),
        end + 1 < line.upperBound, source[end + 1] == UInt8(ascii: "]")
      {
        copy(bracket + 1..<end + 1)
        position = end + 2
        continue
      }
      if let end = shortcode(at: bracket, line) {
        position = end
        isInText = false
      } else {
        copy(bracket..<bracket + 1)
        position = bracket + 1
      }
    }
    if position < line.upperBound { copy(position..<line.upperBound) }
  }

  /// Writes what a shortcode stands for.
  ///
  /// - Returns: where it ends; `nil` where the bracket is text.
  private mutating func shortcode(at start: Int, _ line: Range<Int>) -> Int? {
    if start + 1 < line.upperBound, source[start + 1] == UInt8(ascii: "[") { return nil }
    guard let close = closingBracket(from: start, line) else { return nil }
    let text = String(decoding: source[(start + 1)..<close], as: UTF8.self)
    let tag = TemplateTag(text[...])
    let name = tag.name.lowercased()
    guard let first = name.first, first.isLetter,
      text.first.map({ $0.isLetter || $0 == "/" }) == true
    else { return nil }
    let end = close + 1
    if end > line.upperBound { skipTo = end }
    if tag.isClosing { return closing(name, start..<end) }
    let closing = endOfPair(name, from: end)
    guard isShortcode(tag, text, isPaired: closing != nil) else { return nil }
    switch name {
    case "gallery":
      write(gallery(tag) ?? "", for: start..<end)
      if gallery(tag) == nil { unread.append((.shortcode, name, 0, base + start..<base + end)) }
    case "embed", "youtube", "vimeo", "video", "audio":
      if let closing, closing.start < end + 2048 {
        let inside = String(decoding: source[end..<closing.start], as: UTF8.self)
        let address = inside.split { $0.isWhitespace }.first.map(String.init) ?? ""
        if address.hasPrefix("http") {
          let element = name == "audio" || name == "video" ? name : "iframe"
          write(
            "<\(element) src=\"\(TemplateTag.escaped(address))\"></\(element)>",
            for: start..<closing.end)
          skipTo = closing.end
          return closing.end
        }
      }
      return other(tag, isPaired: closing != nil, start..<end)
    default: return other(tag, isPaired: closing != nil, start..<end)
    }
    return end
  }

  /// The bracket that closes a shortcode: on its line, or behind the quotes that it has over several
  /// tags.
  private func closingBracket(from start: Int, _ line: Range<Int>) -> Int? {
    let first = source[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]"))
    let quotes = source[start..<(first ?? line.upperBound)].count { $0 == UInt8(ascii: "\"") }
    if !quotes.isMultiple(of: 2) {
      var isInQuotes = false
      for index in start..<min(source.count, start + 2048) {
        if source[index] == UInt8(ascii: "\"") { isInQuotes.toggle() }
        if source[index] == UInt8(ascii: "]"), !isInQuotes { return index }
      }
    }
    return first
  }

  /// Whether brackets hold a shortcode: `[sic]` and `[1]` are text.
  private func isShortcode(_ tag: TemplateTag, _ text: String, isPaired: Bool) -> Bool {
    // A name ends before a space: what is behind another mark is an author's note, `[Photo: Jane=Doe]`.
    let behind = text.unicodeScalars.drop { $0.properties.isAlphabetic || $0.isShortcodeMark }.first
    if let behind, behind != " ", behind != "\n", behind != "\t", behind != "=", behind != "/" {
      return false
    }
    if isPaired || !tag.named.isEmpty { return true }
    if tag.meaning(isPaired: false) != nil { return true }
    let isOneWord = tag.values.isEmpty && !text.contains(" ")
    return isOneWord && tag.name.contains { $0 == "_" || $0 == "-" } || text == "gallery"
  }

  private mutating func other(_ tag: TemplateTag, isPaired: Bool, _ range: Range<Int>) -> Int {
    let name = tag.name.lowercased()
    if name == "caption" || name == "wp_caption" {
      let words = tag["caption"].map { "<figcaption>\($0)</figcaption>" } ?? ""
      if isPaired {
        // The words may stand in the shortcode's own text, behind the picture: the end puts them there.
        open.append((name, "\(words)</figcaption></figure>"))
        let side = TemplateTag.escaped(tag["align"] ?? "")
        write("<figure class=\"\(side)\">", for: range)
        caption = words.isEmpty ? .expected : .none
      }
      return range.upperBound
    }
    guard let meaning = tag.meaning(isPaired: isPaired) else {
      if isPaired { open.append((name, "")) }
      unread.append(
        (.shortcode, tag.name, tag.words, base + range.lowerBound..<base + range.upperBound))
      return range.upperBound
    }
    if isPaired { open.append((name, Self.html(of: meaning.closing))) }
    write(Self.html(of: meaning.opening), for: range)
    return range.upperBound
  }

  private mutating func closing(_ name: String, _ range: Range<Int>) -> Int? {
    guard let index = open.lastIndex(where: { $0.name == name }) else {
      return marks.wasSought("[/\(name)]") ? range.upperBound : nil
    }
    write(open[index...].reversed().map(\.closing).joined(), for: range)
    open.removeSubrange(index...)
    caption = .none
    return range.upperBound
  }

  private static func html(of pieces: [Mask.Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .html(let html), .markdown(let html), .address(let html): html
      case .code(_, let text): "<pre><code>\(TemplateTag.escaped(text))</code></pre>"
      case .note, .definition, .place, .unread: ""
      }
    }.joined()
  }

  private func gallery(_ tag: TemplateTag) -> String? {
    let ids = (tag["ids", "include"] ?? "").split { ", ".contains($0) }.compactMap { Int($0) }
    var pictures = ids.compactMap { surroundings.attachments[$0] }
    if ids.isEmpty, let post {
      pictures = surroundings.attachments.filter { $0.value.parent == post }.sorted {
        $0.key < $1.key
      }.map(
        \.value)
    }
    guard !pictures.isEmpty else { return nil }
    let figures = pictures.map { picture in
      let caption = picture.caption.isEmpty ? "" : "<figcaption>\(picture.caption)</figcaption>"
      return
        "<figure><img src=\"\(TemplateTag.escaped(picture.address))\" alt=\"\(TemplateTag.escaped(picture.alt))\">\(caption)</figure>"
    }
    return "<figure class=\"gallery\">\(figures.joined())</figure>"
  }

  private mutating func endOfPair(_ name: String, from start: Int) -> (start: Int, end: Int)? {
    let mark = "[/\(name)]"
    let next =
      marks.known(mark, from: start)
      ?? marks.note(mark, at: source.firstIndex(of: mark, from: start))
    return next.map { ($0, $0 + mark.utf8.count) }
  }

  // MARK: - Writing

  private mutating func copy(_ range: Range<Int>) {
    let range = max(range.lowerBound, min(skipTo, range.upperBound))..<range.upperBound
    guard !range.isEmpty else { return }
    places.add(html.count, is: base + range.lowerBound)
    html.append(contentsOf: source[range])
  }

  private mutating func write(_ text: String, for range: Range<Int>) {
    places.add(html.count, is: base + range.lowerBound)
    html.append(contentsOf: text.utf8)
  }
}

extension Unicode.Scalar {
  /// Whether it may stand in the name of a shortcode, besides letters.
  fileprivate var isShortcodeMark: Bool { ("0"..."9").contains(self) || self == "_" || self == "-" }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func contains(_ text: StaticString) -> Bool {
    firstIndex(of: text.description, from: 0) != nil
  }

  func firstIndex(of text: String, from start: Int) -> Int? {
    guard let first = text.utf8.first else { return nil }
    var position = start
    while position < count {
      guard let found = UnsafeBufferPointer(rebasing: self[position...]).firstIndex(of: first)
      else {
        return nil
      }
      position += found
      if self[position...].starts(with: text.utf8) { return position }
      position += 1
    }
    return nil
  }
}
