package import GalleyModel

/// What the blocks of a body are to advertisements between them, on any screen.
package struct BodyOutline: Sendable {
  package struct Block: Sendable {
    /// What an advertisement may have to keep away from; `nil` for plain paragraphs and dividers.
    package var neighbor: Neighbor?
    /// Whether it is a paragraph that announces what stands below it.
    var isLeadIn = false
    /// How many paragraphs and words there are up to its end.
    package var paragraphEnd: Int
    package var wordEnd: Int
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
    for block in body.blocks {
      var isLeadIn = false
      if case .paragraph(let text) = block.content {
        paragraphs += 1
        isLeadIn = body.isLeadIn(text)
      }
      blocks.append(
        Block(
          neighbor: Neighbor(block, in: body), isLeadIn: isLeadIn, paragraphEnd: paragraphs,
          wordEnd: Int(block.wordEnd), line: Int(block.line)))
    }
    self.blocks = blocks
    wordCount = body.wordCount
    paragraphCount = paragraphs
    neighbors = Set(blocks.compactMap(\.neighbor))
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
    case .divider: return nil
    }
  }
}
