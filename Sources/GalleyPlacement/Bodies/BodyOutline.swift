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
  /// The kinds of block that it has.
  let neighbors: Set<Neighbor>

  init(_ body: Body) {
    var paragraphs = 0
    var blocks: [Block] = []
    blocks.reserveCapacity(body.blocks.count)
    let top = body.blocks.lazy.compactMap(\.headingLevel).min()
    for (index, block) in body.blocks.enumerated() {
      if case .paragraph = block.content { paragraphs += 1 }
      let next = index + 1 < body.blocks.count ? body.blocks[index + 1] : nil
      blocks.append(
        Block(
          neighbor: Neighbor(block, in: body), isLeadIn: body.isLeadIn(block, to: next),
          isEntryStart: top != nil && block.headingLevel == top, paragraphEnd: paragraphs,
          wordEnd: Int(block.wordEnd), line: Int(block.line)))
    }
    Self.countEntries(&blocks)
    self.blocks = blocks
    wordCount = body.wordCount
    paragraphCount = paragraphs
    neighbors = Set(blocks.compactMap(\.neighbor))
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
  /// What kind of block it is, as far as advertisements keep away from it.
  init?(_ block: BodyBlock, in body: Body) {
    switch block.content {
    case .heading: self = .heading
    case .image: self = .image
    case .quote: self = .quote
    case .list: self = .list
    case .table: self = .table
    case .code: self = .code
    case .embed: self = .embed
    case .paragraph(let text):
      guard body[text].contains(where: { $0.kind == .image }) else { return nil }
      self = .image
    case .divider: self = .divider
    }
  }
}
