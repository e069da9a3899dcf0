package import GalleyModel

/// What the blocks of a body are to advertisements between them, on any screen.
package struct BodyOutline: Sendable {
  package struct Block: Sendable {
    /// What an advertisement may have to keep away from; `nil` for plain paragraphs.
    package var neighbor: Neighbor?
    /// Whether it leads to the block below it.
    var isLeadIn = false
    /// Whether an entry begins with it.
    var isEntryStart = false
    /// How many paragraphs and words there are up to its end.
    package var paragraphEnd: Int
    package var wordEnd: Int
    /// How many entries have ended up to its end.
    var entryEnd = 0
    /// The line in the article's file, from 1.
    package var line: Int
  }

  package let blocks: [Block]
  package let wordCount: Int
  package let paragraphCount: Int
  /// Where the blocks are that are of each kind, or hold one that is.
  let nearest: [Neighbor: Nearest]

  /// The blocks of one kind that are nearest to each gap.
  struct Nearest: Sendable {
    /// By block, the last of the kind up to it, and the next from it on; -1 for none.
    private var last: [Int32]
    private var next: [Int32]

    /// - Parameters:
    ///   - places: the indices of the blocks of the kind, in order.
    ///   - count: how many blocks there are.
    init(_ places: [Int], of count: Int) {
      last = [Int32](repeating: -1, count: count)
      next = last
      var start = 0
      for (number, place) in places.enumerated() {
        for index in start...place { next[index] = Int32(place) }
        let end = number + 1 < places.count ? places[number + 1] : count
        for index in place..<end { last[index] = Int32(place) }
        start = place + 1
      }
    }

    /// The index of the nearest block above a gap.
    func above(_ gap: Int) -> Int? { last[gap - 1] < 0 ? nil : Int(last[gap - 1]) }

    /// The index of the nearest block below a gap.
    func below(_ gap: Int) -> Int? { next[gap] < 0 ? nil : Int(next[gap]) }
  }

  init(_ body: Body) {
    var paragraphs = 0
    var blocks: [Block] = []
    blocks.reserveCapacity(body.blocks.count)
    var places: [Neighbor: [Int]] = [:]
    let top = body.blocks.lazy.compactMap(\.headingLevel).min()
    for index in body.blocks.indices {
      let block = body.blocks[index]
      if case .paragraph = block.content { paragraphs += 1 }
      let next = index + 1 < body.blocks.count ? body.blocks[index + 1] : nil
      let neighbor = Neighbor(block, in: body)
      if let neighbor { places[neighbor, default: []].append(index) }
      for kind in Neighbor.inside(block, of: body) where kind != neighbor {
        places[kind, default: []].append(index)
      }
      blocks.append(
        Block(
          neighbor: neighbor,
          isLeadIn: body.isLeadIn(block, to: next),
          isEntryStart: top != nil && block.headingLevel == top, paragraphEnd: paragraphs,
          wordEnd: Int(block.wordEnd), line: Int(block.line)))
    }
    Self.countEntries(&blocks)
    self.blocks = blocks
    wordCount = body.wordCount
    paragraphCount = paragraphs
    nearest = places.mapValues { Nearest($0, of: blocks.count) }
  }

  /// An entry has ended where the next one begins, or where the body ends.
  private static func countEntries(_ blocks: inout [Block]) {
    var begun = 0
    for index in blocks.indices {
      if blocks[index].isEntryStart { begun += 1 }
      let isEnd = index + 1 == blocks.count || blocks[index + 1].isEntryStart
      blocks[index].entryEnd = isEnd ? begun : max(0, begun - 1)
    }
  }

  package var entryCount: Int { blocks.last?.entryEnd ?? 0 }
}

extension BodyBlock {
  fileprivate var headingLevel: Int? {
    if case .heading(let level, _) = content { Int(level) } else { nil }
  }
}

extension Neighbor {
  /// The kinds of all that stands in a block; what another site shows is an embed too.
  fileprivate static func inside(_ block: BodyBlock, of body: Body) -> Set<Neighbor> {
    if case .embed = block.content { return [.embed] }
    var kinds: Set<Neighbor> = []
    var waiting = block.children
    while let block = waiting.popLast() {
      if let kind = Neighbor(block, in: body) { kinds.insert(kind) }
      if case .embed = block.content { kinds.insert(.embed) }
      waiting += block.children
    }
    return kinds
  }

  fileprivate init(_ kind: Embed.Kind) {
    switch kind {
    case .video: self = .video
    case .post: self = .post
    case .audio: self = .audio
    case .interactive: self = .interactive
    case .link: self = .embed
    }
  }

  /// What kind of block it is, as far as advertisements keep away from it.
  init?(_ block: BodyBlock, in body: Body) {
    switch block.content {
    case .heading: self = .heading
    case .image: self = .image
    case .quote: self = .quote
    case .list: self = .list
    case .table: self = .table
    case .code: self = .code
    case .embed(let embed): self.init(embed.kind)
    case .group(let group):
      switch group.kind {
      case .figure: self = group.blocks.lazy.compactMap { Neighbor($0, in: body) }.first ?? .image
      case .gallery: self = .gallery
      case .box, .details: self = .box
      case .related: self = .related
      case .pullQuote: self = .quote
      case .entry: return nil
      case .notes: self = .list
      }
    case .definitions: self = .list
    case .paragraph(let text):
      guard body[text].contains(where: { $0.kind == .image }) else { return nil }
      self = .image
    case .divider: self = .divider
    }
  }
}
