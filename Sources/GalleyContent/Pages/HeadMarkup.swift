/// The few elements of a page that say what its article is: titles, headlines, and what they tell machines.
///
/// Lists need no more of a page. A tree of all of it takes ten times as long as these few tags.
struct HeadMarkup {
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
