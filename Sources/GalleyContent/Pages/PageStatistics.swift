import GalleyModel

/// What each element of a page holds, as far as it tells text from what stands around it.
///
/// The numbers of an element are those of all that stands in it. Taking an element away takes them from
/// all that it stands in, so that they always speak of what is left.
struct PageStatistics {
  struct Counts {
    /// Characters, white space folded.
    var text = 0
    /// Those of them in links; in links within the page a third.
    var linked = 0.0
    /// Those in lists, and in headings.
    var listed = 0
    var headed = 0
    var commas = 0
    var paragraphs = 0
    var pictures = 0
    var items = 0
    var fields = 0
    /// Frames and objects that are no films.
    var embeds = 0
    var films = 0

    mutating func add(_ other: Counts, times factor: Int = 1) {
      text += other.text * factor
      linked += other.linked * Double(factor)
      listed += other.listed * factor
      headed += other.headed * factor
      commas += other.commas * factor
      paragraphs += other.paragraphs * factor
      pictures += other.pictures * factor
      items += other.items * factor
      fields += other.fields * factor
      embeds += other.embeds * factor
      films += other.films * factor
    }

    /// The share of the text that is links.
    var linkDensity: Double { text == 0 ? 0 : linked / Double(text) }
  }

  private(set) var counts: [Counts]
  /// By node, whether it is taken away with all that stands in it.
  private(set) var removed: [Bool]
  private let document: HTMLDocument

  init(_ document: HTMLDocument) {
    self.document = document
    removed = Array(repeating: false, count: document.nodes.count)
    counts = Array(repeating: Counts(), count: document.nodes.count)
    for index in document.nodes.indices.reversed() {
      count(index)
      let parent = document.nodes[index].parent
      if parent >= 0 { counts[parent].add(counts[index]) }
    }
  }

  subscript(node: Int) -> Counts { counts[node] }

  mutating func remove(_ node: Int) {
    guard !removed[node] else { return }
    removed[node] = true
    var parent = document.nodes[node].parent
    while parent >= 0 {
      counts[parent].add(counts[node], times: -1)
      parent = document.nodes[parent].parent
    }
  }

  private mutating func count(_ index: Int) {
    let node = document.nodes[index]
    switch node.content {
    case .comment: break
    case .text: countText(node.text, into: index)
    case .element(let tag, _):
      switch tag {
      case .p: counts[index].paragraphs += 1
      case .img: counts[index].pictures += 1
      case .li: counts[index].items += 1
      case .a: countLink(index)
      case .ul, .ol: counts[index].listed = counts[index].text
      case .h1, .h2, .h3, .h4, .h5, .h6: counts[index].headed = counts[index].text
      case .iframe, .object, .embed:
        let address = document.text("src", of: index) ?? document.text("data", of: index) ?? ""
        if Self.isFilm(address) { counts[index].films += 1 } else { counts[index].embeds += 1 }
      case .script, .style, .noscript, .template: counts[index] = Counts()
      case .textarea, .select: counts[index].fields += 1
      case nil where document.name(of: index, isOneOf: ["input"]): counts[index].fields += 1
      default: break
      }
    }
  }

  private mutating func countLink(_ index: Int) {
    let isWithinPage = document.text("href", of: index)?.hasPrefix("#") == true
    counts[index].linked = Double(counts[index].text) * (isWithinPage ? 0.3 : 1)
  }

  private mutating func countText(_ range: Range<Int>, into index: Int) {
    var isSpace = true
    for byte in document.bytes[range] {
      if byte <= 0x20 {
        if !isSpace { counts[index].text += 1 }
        isSpace = true
      } else {
        if byte & 0xC0 != 0x80 { counts[index].text += 1 }
        if byte == UInt8(ascii: ",") { counts[index].commas += 1 }
        isSpace = false
      }
    }
    // Commas of Arabic and of Chinese, three bytes the latter.
    if document.bytes[range].contains(0xD8) || document.bytes[range].contains(0xEF) {
      let text = document.string(range)
      counts[index].commas += text.count { "\u{060C}\u{FE50}\u{FE10}\u{FF0C}\u{3001}".contains($0) }
    }
  }

  /// Whether an address is that of a film, which belongs to the text that it stands in.
  static func isFilm(_ address: String) -> Bool {
    switch Provider(address: address) {
    case .youTube, .vimeo, .dailymotion, .twitch, .ted, .jwPlayer, .brightcove: true
    default: address.contains("archive.org") || address.contains("wikimedia.org")
    }
  }
}
