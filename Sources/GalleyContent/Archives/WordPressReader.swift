import GalleyBasics
import GalleyModel

/// A WordPress export (WXR): RSS with an item for each post, page and picture.
struct WordPressReader: ArticleReader {
  /// What the export says for all of its posts.
  struct Shared: Sendable {
    /// Names of authors by what they log in with.
    var authors: [String: String] = [:]
    /// Pictures and other files by their number.
    var attachments: [Int: Attachment] = [:]
    /// Blocks that several posts share, by their number.
    var blocks: [Int: String] = [:]
  }

  struct Attachment: Sendable {
    var address: String
    var alt: String
    var caption: String
    /// The number of the post that it was added to.
    var parent: Int
  }

  /// The most blocks that several posts share: an archive has a few, and they are kept.
  private static let sharedLimit = 1000

  func survey(_ file: inout FileChunks) throws(FileProblem) -> ArticleSurvey {
    var items = WordPressItems()
    var shared = Shared()
    var pieces: [ArticleSurvey.Piece] = []
    var encoding: TextEncoding?
    var kinds = WordPressKinds()
    while let chunk = try file.next() {
      if items.isAtStart { encoding = TextEncoding(start: chunk) }
      items.read(chunk) { item in
        let text = encoding.map { item.text(in: $0) } ?? item.bytes
        let elements = text.withUnsafeBufferPointer { XMLElements($0) }
        switch item.kind {
        case .author:
          let name = elements["wp:author_display_name"]
          if let login = elements["wp:author_login"], let name, !name.isEmpty {
            shared.authors[login] = HTMLText.plain(name)
          }
        case .item:
          let kind = elements["wp:post_type"] ?? "post"
          if kind == "attachment", let number = elements["wp:post_id"].flatMap({ Int($0) }) {
            shared.attachments[number] = Attachment(elements)
          }
          if kind == "wp_block", let number = elements["wp:post_id"].flatMap({ Int($0) }),
            let content = elements["content:encoded"], shared.blocks.count < Self.sharedLimit
          {
            shared.blocks[number] = content
          }
          if WordPressKinds.isPublic(kind, link: elements["link"] ?? "") {
            pieces.append(
              ArticleSurvey.Piece(
                range: item.range, firstLine: item.firstLine, firstColumn: item.firstColumn))
          } else {
            kinds.leaveOut(kind, line: item.firstLine, column: item.firstColumn)
          }
        }
      }
    }
    return ArticleSurvey(
      pieces: pieces, shared: shared, problems: items.problems(tail: file.tail) + kinds.problems,
      encoding: encoding)
  }

  func article(
    in piece: SourceFile, of survey: ArticleSurvey, _ extent: ArticleExtent
  ) -> Diagnosed<Article?> {
    let shared = survey.shared as? Shared ?? Shared()
    let (elements, places) = piece.bytes.withUnsafeBufferPointer { bytes in
      (XMLElements(bytes), XMLElements.places(in: bytes))
    }
    let post = WordPressPost(elements, places, piece, shared)
    var article = post.article
    guard extent == .whole, let content = places["content:encoded"] else {
      return Diagnosed(article, post.findings)
    }
    let number = elements["wp:post_id"].flatMap { Int($0) }
    let surroundings = WordPressContent.Surroundings(
      attachments: shared.attachments, blocks: shared.blocks,
      footnotes: elements.meta["footnotes"] ?? "")
    let read = WordPressContent.read(content, of: number, in: piece, surroundings)
    article.body = read.value
    return Diagnosed(article, post.findings + read.diagnostics)
  }
}

extension WordPressReader.Attachment {
  fileprivate init(_ elements: XMLElements) {
    self.init(
      address: elements["wp:attachment_url"] ?? elements["guid"] ?? "",
      alt: elements.meta["_wp_attachment_image_alt"] ?? "",
      caption: elements["excerpt:encoded"] ?? "",
      parent: elements["wp:post_parent"].flatMap { Int($0) } ?? 0)
  }
}

/// What an item says of its post.
private struct WordPressPost {
  private let elements: XMLElements
  private let places: [String: [Range<Int>]]
  private let file: SourceFile
  private let shared: WordPressReader.Shared

  init(
    _ elements: XMLElements, _ places: [String: [Range<Int>]], _ file: SourceFile,
    _ shared: WordPressReader.Shared
  ) {
    self.elements = elements
    self.places = places
    self.file = file
    self.shared = shared
  }

  var article: Article {
    let name = elements["wp:post_name"].flatMap { $0.isEmpty ? nil : $0 }
    let title = HTMLText.plain(elements["title"] ?? "")
    let number = elements["wp:post_id"] ?? ""
    var article = Article(
      file: file, slug: Slug.make(name ?? (title.isEmpty ? "post-\(number)" : title)),
      title: Spanned(title.isEmpty ? "(\(number))" : title, span(of: "title")))
    let excerpt = HTMLText.plain(elements["excerpt:encoded"] ?? "")
    article.standfirst = excerpt.isEmpty ? nil : excerpt
    article.authors =
      elements["dc:creator"].map { [shared.authors[$0] ?? HTMLText.plain($0)] } ?? []
    article.date = date("wp:post_date", "wp:post_date_gmt")
    article.updated = date("wp:post_modified", "wp:post_modified_gmt")
    let sections = elements.categories.filter { $0.domain == "category" }.map(\.name)
    article.section = sections.first { $0 != "Uncategorized" }
    article.tags =
      elements.categories.filter { $0.domain == "post_tag" || $0.domain == "tag" }.map(\.name)
      + sections.filter { $0 != article.section && $0 != "Uncategorized" }
    if let link = elements["link"], link.hasPrefix("http") { article.canonical = link }
    article.image = image
    article.withheld = Withholding(wordPress: elements["wp:status"] ?? "publish")
    // Readers see what a password protects only with it.
    if elements["wp:post_password"]?.isEmpty == false {
      article.withheld = .said("behind a password")
    }
    return article
  }

  /// What is missing in it.
  var findings: [Diagnostic] {
    guard HTMLText.plain(elements["title"] ?? "").isEmpty else { return [] }
    return [
      Diagnostic(
        .missingKey, .warning, "the post has no title; its number stands in for it",
        at: Diagnostic.Label(span(of: "title")))
    ]
  }

  private var image: Image? {
    guard let number = elements.meta["_thumbnail_id"].flatMap({ Int($0) }),
      let attachment = shared.attachments[number], !attachment.address.isEmpty
    else { return nil }
    let place = span(of: "title")
    var image = Image(
      source: attachment.address, alt: Spanned(attachment.alt, place), span: place)
    let caption = HTMLText.plain(attachment.caption)
    image.caption = caption.isEmpty ? nil : caption
    return image
  }

  /// A date in the site's time, with its offset where the same is there in UTC.
  private func date(_ local: String, _ universal: String) -> CalendarDate? {
    guard let text = elements[local], let date = CalendarDate(text) else { return nil }
    guard let time = date.time, let other = elements[universal].flatMap({ CalendarDate($0) }) else {
      return date
    }
    let minutes = (date.instant - other.instant) / 60
    guard abs(minutes) <= 14 * 60, other.year > 1 else { return date }
    return CalendarDate(
      year: date.year, month: date.month, day: date.day,
      time: CalendarDate.Time(
        hour: time.hour, minute: time.minute, second: time.second, offset: minutes))
  }

  private func span(of element: String) -> Span {
    Span(file, places[element]?.first ?? 0..<min(6, file.bytes.count))
  }
}

extension Withholding {
  /// - Parameter wordPress: WordPress' word for a post's state.
  init?(wordPress: String) {
    if wordPress == "publish" { return nil }
    self = .said(wordPress)
  }
}

/// The items and authors of an export, found without keeping the file.
private struct WordPressItems {
  enum Kind { case author, item }

  struct Item {
    var kind: Kind
    var bytes: [UInt8] = []
    var range: Range<Int>
    var firstLine: Int
    var firstColumn: Int

    /// Its bytes as UTF-8.
    func text(in encoding: TextEncoding) -> [UInt8] {
      bytes.withUnsafeBufferPointer(isValidUTF8) ? bytes : encoding.decoded(bytes) ?? bytes
    }
  }

  private var place = FilePlace()
  /// The last bytes, by which marks are seen.
  private var tail: [UInt8] = []
  private var isInCDATA = false
  private var open: Item?
  /// Whether the mark that ends every export was met.
  private var isWhole = false
  /// Items that have no end.
  private var unended: [SurveyProblem] = []
  /// The most of them that are told: more are not worth reading.
  private static let problemLimit = 64

  var isAtStart: Bool { place.offset == 0 }

  private static let marks: [(mark: [UInt8], event: Event)] = [
    (Array("<item>".utf8), .open(.item)), (Array("<item ".utf8), .open(.item)),
    (Array("</item>".utf8), .close(.item)), (Array("<wp:author>".utf8), .open(.author)),
    (Array("</wp:author>".utf8), .close(.author)), (Array("<![CDATA[".utf8), .openCDATA),
    (Array("</rss>".utf8), .end),
  ]

  private enum Event {
    case open(Kind), close(Kind)
    case openCDATA, end
  }

  mutating func read(_ chunk: [UInt8], _ found: (Item) -> Void) {
    for byte in chunk {
      open?.bytes.append(byte)
      tail.append(byte)
      place.step(over: byte)
      if isInCDATA {
        if byte == UInt8(ascii: ">"), tail.suffix(3).elementsEqual("]]>".utf8) { isInCDATA = false }
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "[") || byte == 0x20 {
        notice(found)
      }
      if tail.count > 64 { tail.removeFirst(48) }
    }
  }

  private mutating func notice(_ found: (Item) -> Void) {
    guard
      let (mark, event) = Self.marks.first(where: {
        tail.suffix($0.mark.count).elementsEqual($0.mark)
      })
    else { return }
    switch event {
    case .openCDATA: isInCDATA = true
    case .open(let kind):
      // Some exporters say by it who wrote an item.
      if kind == .author, open?.kind == .item { return }
      let start = place.offset - mark.count
      if let open { note(open) }
      open = Item(
        kind: kind, bytes: mark, range: start..<start, firstLine: place.line,
        firstColumn: place.column - mark.count)
    case .close(let kind):
      guard var item = open, item.kind == kind else { return }
      open = nil
      item.range = item.range.lowerBound..<place.offset
      found(item)
    case .end: isWhole = open == nil
    }
  }

  /// Notes an item that another one begins in.
  private mutating func note(_ item: Item) {
    guard unended.count < Self.problemLimit else { return }
    unended.append(
      SurveyProblem(
        .xmlSyntax, .error, "an item of the export has no end, and is not read",
        label: "begins here",
        text: Array("<item>".utf8), line: item.firstLine, column: item.firstColumn))
  }

  /// What is wrong with a file that ends here.
  func problems(tail: [UInt8]) -> [SurveyProblem] {
    guard !isWhole else { return unended }
    let lost =
      open.map { " of an item: what begins on line \(decimal($0.firstLine)) is not read" }
      ?? ": '</rss>' is missing, and with it perhaps more articles"
    return unended + [
      SurveyProblem(
        .xmlSyntax, "the export ends in the middle\(lost)", endingAt: place, tail: tail)
    ]
  }
}

/// The elements right within an item, which is flat but for the fields of its own that plugins add.
struct XMLElements {
  private var texts: [String: String] = [:]
  private(set) var categories: [(domain: String, name: String)] = []
  /// The fields that plugins add.
  private(set) var meta: [String: String] = [:]

  subscript(name: String) -> String? { texts[name] }

  /// - Parameter bytes: with the tags of the item itself.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var key = ""
    Self.forEach(in: bytes) { name, attributes, ranges in
      let text = Self.text(of: ranges, in: bytes)
      switch name {
      case "category":
        let domain = attributes("domain").map { String(decoding: $0, as: UTF8.self) } ?? ""
        categories.append((domain, HTMLText.plain(text)))
      case "wp:meta_key": key = text
      case "wp:meta_value": meta[key] = meta[key] ?? text
      default: texts[name] = texts[name] ?? text
      }
    }
  }

  /// Where the text of each element stands, in pieces where it has several sections.
  static func places(in bytes: UnsafeBufferPointer<UInt8>) -> [String: [Range<Int>]] {
    var places: [String: [Range<Int>]] = [:]
    forEach(in: bytes) { name, _, ranges in
      if places[name] == nil { places[name] = ranges.map(\.range) }
    }
    return places
  }

  private typealias Text = (range: Range<Int>, isLiteral: Bool)

  private static func text(of pieces: [Text], in bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text: [UInt8] = []
    for (range, isLiteral) in pieces {
      let piece = UnsafeBufferPointer(rebasing: bytes[range])
      text += isLiteral ? Array(piece) : HTMLEntity.decoded(piece)
    }
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return String(decoding: text.drop { $0 <= 0x20 }, as: UTF8.self)
  }

  private static func forEach(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ work: (String, (StaticString) -> [UInt8]?, [Text]) -> Void
  ) {
    var tokens = HTMLTokenizer(bytes)
    var name = ""
    var attributes = 0..<0
    var texts: [Text] = []
    while let token = tokens.next() {
      switch token {
      case .start(let range, let rest):
        name = String(decoding: bytes[range], as: UTF8.self)
        attributes = rest
        texts = []
        if bytes[rest].last == UInt8(ascii: "/") { name = "" }
      case .text(let range): texts.append((range, false))
      case .comment(let range, _):
        if bytes[range].starts(with: "<![CDATA[".utf8) {
          texts.append(
            (range.lowerBound + 9..<max(range.lowerBound + 9, range.upperBound - 3), true))
        }
      case .end(let range):
        guard !name.isEmpty, bytes[range].elementsEqual(name.utf8) else { continue }
        let tag = tokens
        let rest = attributes
        work(name, { tag.attribute($0, in: rest) }, texts)
        name = ""
      }
    }
  }
}
