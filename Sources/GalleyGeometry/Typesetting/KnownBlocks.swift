import GalleyModel

/// Blocks that look the same on many pages: a menu, a form, a list of the latest articles.
///
/// It tells which of them were seen before. What they looked like on a screen is kept in `KeptBoxes`.
struct KnownBlocks: Sendable {
  /// What decides how blocks look, besides the layout, the site and the screen.
  struct Circumstances: Equatable, Sendable {
    /// Index of the layout's region.
    var region: Int
    /// Index of the first block in those of the page's region.
    var first: Int
    var edges: Edges
    var isStory: Bool
    var language: LanguageTag
  }

  private struct Known {
    var circumstances: Circumstances
    /// Side by side in a strip, or a single one.
    var blocks: [PageBlock]
  }

  private var known: [Known] = []
  /// One for each of them: most that are not alike differ in it, so that few have to be looked at.
  private var fingerprints: [Int] = []

  /// How many are known; then all are forgotten.
  static let capacity = 256

  var isFull: Bool { known.count >= Self.capacity }

  /// The number that all blocks which look the same have.
  mutating func number(of blocks: ArraySlice<PageBlock>, _ circumstances: Circumstances) -> Int {
    let fingerprint = blocks.indices.reduce(circumstances.region &* 31 &+ circumstances.first) {
      $0 &* 31 &+ blocks[$1].content.fingerprint
    }
    // By index: what is known is large, and iterating would copy each.
    for index in fingerprints.indices
    where fingerprints[index] == fingerprint && known[index].circumstances == circumstances
      && looksLike(known[index].blocks, blocks)
    {
      return index
    }
    fingerprints.append(fingerprint)
    known.append(Known(circumstances: circumstances, blocks: Array(blocks)))
    return known.count - 1
  }

  private func looksLike(_ own: [PageBlock], _ other: ArraySlice<PageBlock>) -> Bool {
    guard own.count == other.count else { return false }
    for (index, block) in zip(own.indices, other.indices)
    where own[index].visible != other[block].visible
      || !own[index].content.looksLike(other[block].content)
    {
      return false
    }
    return true
  }
}

extension BlockName {
  /// Whether other articles are likely to show the same under it.
  var isShared: Bool {
    switch self {
    case .weather, .place, .date, .appLinks, .languageLinks, .masthead, .menu, .breadcrumbs,
      .shareLinks, .author, .articleList, .comments, .newsletter, .text, .menuLinks, .divider,
      .copyright, .custom:
      true
    case .sectionLabel, .headline, .standfirst, .byline, .image, .gallery, .tags, .body, .spotImg:
      false
    }
  }
}

extension BlockContent {
  /// A number that is the same for what looks alike, and another for most of what does not.
  var fingerprint: Int {
    guard case .articleList(let list) = self else { return 0 }
    return list.items.indices.reduce(list.items.count) {
      $0 &* 31 &+ list.items[$1].title.utf8.count
    }
  }

  /// Whether it takes the same room on any page of a site, wherever its links lead.
  func looksLike(_ other: BlockContent) -> Bool {
    switch (self, other) {
    case (.weather(let own), .weather(let other)): own == other
    case (.place(let own), .place(let other)): own == other
    case (.date(let own), .date(let other)): own == other
    case (.masthead, .masthead), (.divider, .divider): true
    case (.appLinks(let title, let links), .appLinks(let other, let others)):
      title == other && links == others
    case (.languageLinks(let title, let editions), .languageLinks(let other, let others)):
      title == other && editions.map(\.link.title) == others.map(\.link.title)
    case (.menu(let own), .menu(let other)): own == other
    case (.breadcrumbs(let own), .breadcrumbs(let other)): own.map(\.title) == other.map(\.title)
    case (.author(let title, let people), .author(let other, let others)):
      title == other && people == others
    case (.shareLinks(let title, let links), .shareLinks(let other, let others)):
      title == other && links.map(\.title) == others.map(\.title)
    case (.articleList(let own), .articleList(let other)): own.looksLike(other)
    case (.comments(let own), .comments(let other)): own == other
    case (.newsletter(let own), .newsletter(let other)): own == other
    case (.menuLinks(let title, let links), .menuLinks(let other, let others)):
      title == other && links == others
    case (.copyright(let own), .copyright(let other)): own == other
    case (.custom(let own), .custom(let other)): own == other
    case (.text(let own), .text(let other)):
      own.text == other.text && own.runs == other.runs && own.links == other.links
        && own.blocks == other.blocks
    default: false
    }
  }
}

extension ArticleListContent {
  /// Of an article its title and its date are written; its picture takes the same room as any other.
  fileprivate func looksLike(_ other: ArticleListContent) -> Bool {
    guard title == other.title, style == other.style, items.count == other.items.count else {
      return false
    }
    return zip(items.indices, other.items.indices).allSatisfy { own, index in
      items[own].title.isSame(as: other.items[index].title)
        && items[own].date == other.items[index].date
    }
  }
}

/// What known blocks and slots look like on one screen: their boxes, which are moved to where the next
/// page has them.
struct KeptBoxes: Sendable {
  /// What decides how a slot looks at any of its places.
  struct Slot: Equatable, Sendable {
    /// Index of the layout's slot.
    var slot: Int
    /// The size that it is limited to.
    var limit: Int?
    /// Index of the layout's region.
    var region: Int
    var edges: Edges
    var isStory: Bool
  }

  /// How many boxes the last page had.
  var boxCount = 0
  /// By the blocks' numbers.
  private var blocks: [Flow?] = []
  private var slots: [Slot] = []
  private var boxesOfSlots: [Flow] = []
  private var measured: [(slot: Slot, room: SlotRoom)] = []

  mutating func forgetBlocks() { blocks.removeAll(keepingCapacity: true) }

  subscript(number: Int) -> Flow? {
    get { number < blocks.count ? blocks[number] : nil }
    set {
      while blocks.count <= number { blocks.append(nil) }
      blocks[number] = newValue
    }
  }

  /// What a slot takes between two blocks of a body.
  func room(of slot: Slot) -> SlotRoom? { measured.first { $0.slot == slot }?.room }

  mutating func keep(_ room: SlotRoom, of slot: Slot) { measured.append((slot, room)) }

  /// Forgets how some slots look, given by their indices in the layout's.
  ///
  /// - Returns: how they looked.
  mutating func remove(_ changed: Set<Int>) -> [(slot: Slot, boxes: Flow)] {
    guard !changed.isEmpty else { return [] }
    let all = Array(zip(slots, boxesOfSlots))
    slots = all.filter { !changed.contains($0.0.slot) }.map(\.0)
    boxesOfSlots = all.filter { !changed.contains($0.0.slot) }.map(\.1)
    return all.filter { changed.contains($0.0.slot) }.map { (slot: $0.0, boxes: $0.1) }
  }

  subscript(slot: Slot) -> Flow? {
    get { slots.firstIndex(of: slot).map { boxesOfSlots[$0] } }
    set {
      guard let newValue else { return }
      slots.append(slot)
      boxesOfSlots.append(newValue)
    }
  }
}

extension String {
  /// Whether it has the same bytes. By `==` it is also equal to a text whose characters are composed in
  /// another way, which may be wider.
  func isSame(as other: String) -> Bool {
    let isSame = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable {
        UnsafeRawBufferPointer(own).isSame(as: UnsafeRawBufferPointer($0))
      }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}

extension UnsafeRawBufferPointer {
  /// Compares eight bytes at a time.
  fileprivate func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    var offset = 0
    while offset + 8 <= count {
      guard
        loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset += 8
    }
    return self[offset...].elementsEqual(other[offset...])
  }
}
