package import GalleyModel

/// What the blocks of a body are to advertisements between them, on any screen.
package struct BodyOutline: Sendable {
  package struct Block: Sendable {
    /// What an advertisement may have to keep away from; `nil` for plain paragraphs.
    package var neighbor: Neighbor?
    /// The kinds of what stands in it.
    fileprivate var inner: Set<Neighbor> = []
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

    /// Whether it is of a kind or holds a block that is.
    func has(_ kind: Neighbor) -> Bool { neighbor == kind || inner.contains(kind) }
  }

  package let blocks: [Block]
  package let wordCount: Int
  package let paragraphCount: Int
  /// Where the blocks of each kind are that it has.
  let nearest: [Neighbor: Nearest]

  /// The blocks of one kind that are nearest to each gap.
  struct Nearest: Sendable {
    /// By block, the last of the kind up to it, and the next from it on; -1 for none.
    private var last: [Int32]
    private var next: [Int32]

    init(_ neighbor: Neighbor, in blocks: [Block]) {
      last = [Int32](repeating: -1, count: blocks.count)
      next = last
      var found: Int32 = -1
      for index in blocks.indices {
        if blocks[index].has(neighbor) { found = Int32(index) }
        last[index] = found
      }
      found = -1
      for index in blocks.indices.reversed() {
        if blocks[index].has(neighbor) { found = Int32(index) }
        next[index] = found
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
    let top = body.blocks.lazy.compactMap(\.headingLevel).min()
    for index in body.blocks.indices {
      let block = body.blocks[index]
      if case .paragraph = block.content { paragraphs += 1 }
      let next = index + 1 < body.blocks.count ? body.blocks[index + 1] : nil
      blocks.append(
        Block(
          neighbor: Neighbor(block, in: body), inner: Neighbor.inside(block, of: body),
          isLeadIn: body.isLeadIn(block, to: next),
          isEntryStart: top != nil && block.headingLevel == top, paragraphEnd: paragraphs,
          wordEnd: Int(block.wordEnd), line: Int(block.line)))
    }
    Self.countEntries(&blocks)
    self.blocks = blocks
    wordCount = body.wordCount
    paragraphCount = paragraphs
    var kinds: Set<Neighbor> = []
    for block in blocks {
      if let kind = block.neighbor { kinds.insert(kind) }
      if !block.inner.isEmpty { kinds.formUnion(block.inner) }
    }
    var nearest: [Neighbor: Nearest] = [:]
    for kind in kinds { nearest[kind] = Nearest(kind, in: blocks) }
    self.nearest = nearest
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
