import GalleyBasics
import GalleyModel

/// What a page says of its article: in `meta` and `link` elements, in JSON-LD, and in its headline.
struct PageHead {
  private(set) var title: String?
  /// Where the title stands in the page.
  private(set) var titlePlace = 0
  /// Whether it is a page with a head of its own.
  private(set) var hasHead = false
  private var values: [String: [String]] = [:]
  private var story: YAMLNode?
  private var language: String?
  private var canonical: String?

  /// - Parameter isSound: whether it is known that the page has no problem.
  /// - Returns: `nil` for a page that is not read (`HTMLDocument.problem`).
  init?(_ page: UnsafeBufferPointer<UInt8>, isSound: Bool = false) {
    guard isSound || HTMLDocument.problem(of: page) == nil else { return nil }
    var markup = HeadMarkup(page)
    guard let document = markup.bytes.withUnsafeBufferPointer({ HTMLDocument($0) }) else {
      return nil
    }
    for node in document.nodes.indices where document.isElement(node) {
      switch document.tag(node) {
      case nil where document.name(of: node, isOneOf: ["meta"]): readMeta(document, node)
      case nil where document.name(of: node, isOneOf: ["link"]):
        if document.text("rel", of: node) == "canonical" {
          canonical = document.text("href", of: node)
        }
      case nil where document.name(of: node, isOneOf: ["title"]):
        hasHead = true
        if title == nil { title = document.words(of: node).nonEmpty }
      case .html: language = document.text("lang", of: node)
      case .script:
        if story == nil, document.text("type", of: node) == "application/ld+json" {
          readStory(document, node)
        }
      default: break
      }
    }
    let headline = document.headline
    if let headline {
      titlePlace = Int(markup.places.place(of: Int(document.nodes[headline].place)))
    }
    let own =
      story?[json: "headline"]?.text.map(HTMLText.plain)
      ?? first("og:title", "twitter:title", "dc.title")
    title = own ?? Self.headline(headline.map(document.words), in: title)
  }

  /// The headline of the page, or its title without the site's name behind a mark.
  private static func headline(_ headline: String?, in title: String?) -> String? {
    guard let title else { return headline }
    if let headline, headline.count > 8 || title.contains(headline) { return headline }
    for mark in [" | ", " - ", " – ", " — ", " :: ", " « ", " » "] {
      guard let place = title.ranges(of: mark).last else { continue }
      let start = title[..<place.lowerBound]
      if start.split(separator: " ").count >= 3 { return String(start) }
    }
    return title
  }

  private mutating func readMeta(_ document: HTMLDocument, _ node: Int) {
    let key =
      document.text("property", of: node) ?? document.text("name", of: node)
      ?? document.text("itemprop", of: node)
    guard let key, let value = document.text("content", of: node) else { return }
    values[key.lowercased(), default: []].append(value)
  }

  private mutating func readStory(_ document: HTMLDocument, _ node: Int) {
    let text = (node..<document.nodes[node].end).filter(document.isText)
      .map { document.string(document.nodes[$0].text) }.joined()
    guard let root = JSONParser.parse(SourceFile(path: "", text: text)).value else { return }
    let graph = root[json: "@graph"]?.items ?? root.items
    story = (graph.isEmpty ? [root] : graph).first { item in
      let type = item[json: "@type"]
      let names = type?.items.compactMap(\.text) ?? []
      return (names + [type?.text ?? ""]).contains {
        $0.hasSuffix("Article") || $0 == "BlogPosting"
      }
    }
  }

  private func first(_ keys: String...) -> String? {
    keys.lazy.compactMap { values[$0]?.first }.first
  }

  func read(into article: inout Article) {
    article.standfirst =
      (first("description", "og:description", "twitter:description")
      ?? story?[json: "description"]?.text).map(HTMLText.plain)?.nonEmpty
    article.authors = authors
    article.date = date(
      "datePublished", "article:published_time", "date", "pubdate", "dc.date", "datepublished")
    article.updated = date("dateModified", "article:modified_time", "og:updated_time", "lastmod")
    article.section =
      first("article:section", "section")
      ?? (story?[json: "articleSection"]?.text
      ?? story?[json: "articleSection"]?.items.first?.text).map(HTMLText.plain)
    let keywords = (first("keywords", "news_keywords") ?? "").split(separator: ",").map {
      String($0).trimmed
    }
    article.tags = values["article:tag"] ?? keywords.filter { !$0.isEmpty }
    if let language {
      article.language = LanguageTag(written: language)
    }
    article.canonical = canonical ?? first("og:url")
    article.image = image(at: article.title.span)
  }

  private var authors: [String] {
    let people = story?[json: "author"]
    let list = people?.items ?? []
    let names = (list.isEmpty ? people.map { [$0] } ?? [] : list).compactMap {
      ($0[json: "name"]?.text ?? $0.text).map(HTMLText.plain)
    }
    if !names.isEmpty { return names }
    let written = first(
      "author", "byl", "dc.creator", "article:author_name", "parsely-author", "sailthru.author")
    return written.map { [$0.hasPrefix("By ") ? String($0.dropFirst(3)) : $0] } ?? []
  }

  private func date(_ keys: String...) -> CalendarDate? {
    for key in keys {
      let text = story?[json: key]?.text ?? values[key]?.first
      if let text, let date = CalendarDate(text) { return date }
    }
    return nil
  }

  private func image(at span: Span) -> Image? {
    guard let source = first("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    else {
      return nil
    }
    var image = Image(
      source: source, alt: Spanned(first("og:image:alt", "twitter:image:alt") ?? "", span),
      span: span)
    if let width = first("og:image:width").flatMap({ Int($0) }),
      let height = first("og:image:height").flatMap({ Int($0) }), (1...20_000).contains(width),
      (1...20_000).contains(height)
    {
      image.size = PixelSize(width: width, height: height)
    }
    return image
  }
}

/// The few elements of a page that say what its article is: titles, headlines, and what they tell machines.
///
/// Lists need no more of a page. A tree of all of it takes ten times as long as these few tags.
private struct HeadMarkup {
  private(set) var bytes: [UInt8] = []
  /// From here to the page.
  var places = PlaceMap()

  init(_ page: UnsafeBufferPointer<UInt8>) {
    var tokens = HTMLTokenizer(page)
    var headline: Int?
    while let token = tokens.next() {
      switch token {
      case .text, .comment: break
      case .end(let name):
        guard let start = headline, HTMLTag(UnsafeBufferPointer(rebasing: page[name])) == .h1 else {
          break
        }
        add(page, start..<name.upperBound)
        bytes.append(UInt8(ascii: ">"))
        headline = nil
      case .start(let name, let attributes):
        let tag = page[(name.lowerBound - 1)..<min(attributes.upperBound + 1, page.count)]
        switch Element(UnsafeBufferPointer(rebasing: page[name])) {
        case .alone: add(page, tag.indices)
        case .headline: headline = headline ?? tag.startIndex
        case .raw(let isWanted):
          let end = page.end(of: name, from: tag.endIndex)
          tokens.skip(to: end)
          if isWanted || tokens.attribute("type", in: attributes) == Self.story {
            add(page, tag.startIndex..<end)
            close(page[name])
          }
        case nil: break
        }
      }
    }
  }

  private static let story = Array("application/ld+json".utf8)

  private mutating func add(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    places.add(bytes.count, is: range.lowerBound)
    bytes += page[range]
  }

  private mutating func close(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
    bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")] + name + [UInt8(ascii: ">")]
  }

  private enum Element {
    /// It says all by its attributes.
    case alone
    case headline
    /// Tags in it are text. That of a title is wanted, that of a script only where it describes the article.
    case raw(isWanted: Bool)

    init?(_ name: UnsafeBufferPointer<UInt8>) {
      switch HTMLTag(name) {
      case .html: self = .alone
      case .h1: self = .headline
      case .script, .style, .textarea, .iframe: self = .raw(isWanted: false)
      case nil where name.is("meta") || name.is("link"): self = .alone
      case nil where name.is("title"): self = .raw(isWanted: true)
      default: return nil
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// - Parameter text: in lower case.
  func `is`(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && indices.allSatisfy { self[$0] | 0x20 == text.utf8Start[$0] }
  }

  /// Where the end tag of an element stands whose text is not looked at; the end of all where it has none.
  fileprivate func end(of name: Range<Int>, from start: Int) -> Int {
    var index = start
    while index + name.count + 1 < count {
      if self[index] == UInt8(ascii: "<"), self[index + 1] == UInt8(ascii: "/"),
        name.indices.allSatisfy({
          self[$0] | 0x20 == self[index + 2 + $0 - name.lowerBound] | 0x20
        })
      {
        return index
      }
      index += 1
    }
    return count
  }
}
