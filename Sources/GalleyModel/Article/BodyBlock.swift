/// A block of an article's body.
package struct BodyBlock: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case paragraph(RichText)
    /// Level 1–6, as written; the page shows 1 as 2, since its headline is the `h1`.
    case heading(level: Int, RichText)
    case image(Figure)
    case quote([BodyBlock])
    case list(BodyList)
    case table(Table)
    case code(language: TextRange, text: TextRange)
    case divider
    case embed(Embed)
    case group(BlockGroup)
    case definitions([Definition])
  }

  package var content: Content
  /// The line in the article's file where the block begins, from 1.
  package var line: Int32
  /// How many words the body has up to the block's end.
  package var wordEnd: Int32
  /// Its language and direction, by their number in the body's; 0 for those of the article.
  package var speech: UInt8

  package init(_ content: Content, line: Int32, wordEnd: Int32 = 0, speech: UInt8 = 0) {
    self.content = content
    self.line = line
    self.wordEnd = wordEnd
    self.speech = speech
  }
}

/// An image that stands alone, with its caption.
package struct Figure: Hashable, Sendable {
  /// Index of the source in the body's links.
  package var source: Int16
  package var alt: TextRange
  package var caption: RichText
  /// Where a reader who clicks the image gets, an index in the body's links, or `Run.noLink`.
  package var link: Int16

  package init(source: Int16, alt: TextRange, caption: RichText, link: Int16 = Run.noLink) {
    self.source = source
    self.alt = alt
    self.caption = caption
    self.link = link
  }
}

/// What another site shows within the page, such as a video or a post; or a link that stands alone.
package struct Embed: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case video, post, audio
    /// A map, a chart, a form: something that the reader can work with.
    case interactive
    /// Only an address, shown as a card.
    case link
  }

  package var kind: Kind
  /// Index of the address in the body's links.
  package var link: Int16
  /// Its title, or the words of a post; empty where none are known.
  package var words: RichText
  package var provider: Provider
  /// As its source says it, in CSS px.
  package var size: PixelSize?

  package init(
    _ kind: Kind, link: Int16, words: RichText, provider: Provider = .other, size: PixelSize? = nil
  ) {
    self.kind = kind
    self.link = link
    self.words = words
    self.provider = provider
    self.size = size
  }
}

/// Blocks that belong together.
package struct BlockGroup: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// Whatever stands above one caption: a table, a film, a quotation, two pictures.
    case figure
    /// Pictures, each with its caption or none, and one caption for all.
    case gallery
    /// Something beside the story: facts, a correction, a newsletter to subscribe to.
    case box
    /// Links to other stories.
    case related
    /// A line of the story itself, set large.
    case pullQuote = "pull_quote"
    /// What readers open by its title.
    case details
    /// An entry of a live page.
    case entry
    /// The notes that numbers in the text refer to.
    case notes

    /// Whether it is as wide as the pictures in it.
    package var isOfPictures: Bool { self == .figure || self == .gallery }
  }

  package var kind: Kind
  /// What readers open details by; empty in other kinds.
  package var title: RichText
  package var blocks: [BodyBlock]
  package var caption: RichText

  package init(
    _ kind: Kind, title: RichText = RichText(runs: 0..<0), _ blocks: [BodyBlock],
    caption: RichText = RichText(runs: 0..<0)
  ) {
    self.kind = kind
    self.title = title
    self.blocks = blocks
    self.caption = caption
  }
}

extension BlockGroup {
  /// The caption as a paragraph of its own, for kinds that have none.
  package var captionBlock: [BodyBlock] {
    caption.isEmpty ? [] : [BodyBlock(.paragraph(caption), line: blocks.first?.line ?? 0)]
  }
}

/// Terms with what they mean.
package struct Definition: Hashable, Sendable {
  package var terms: [RichText]
  package var blocks: [BodyBlock]

  package init(terms: [RichText], blocks: [BodyBlock]) {
    self.terms = terms
    self.blocks = blocks
  }
}

extension BodyBlock {
  /// The blocks that stand in it, in the order of reading.
  package var children: [BodyBlock] {
    switch content {
    case .quote(let blocks): blocks
    case .list(let list): Array(list.items.joined())
    case .group(let group): group.blocks
    case .definitions(let entries): entries.flatMap(\.blocks)
    case .paragraph, .heading, .image, .table, .code, .divider, .embed: []
    }
  }
}

/// A list, its items each a sequence of blocks.
package struct BodyList: Hashable, Sendable {
  /// The first number; `nil` for a list of bullets.
  package var start: Int?
  /// Whether it counts down, as rankings do.
  package var isReversed = false
  /// The numbers that items say themselves, by their index; those behind them count on from there.
  package var ownNumbers: [Int: Int] = [:]
  /// Whether items stand without space between them.
  package var isTight: Bool
  package var items: [[BodyBlock]]

  package init(start: Int?, isTight: Bool, items: [[BodyBlock]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }

  /// The number of each item; none in a list of bullets.
  package var numbers: [Int] {
    guard var next = start else { return [] }
    return items.indices.map { index in
      let number = ownNumbers[index] ?? next
      next = number &+ (isReversed ? -1 : 1)
      return number
    }
  }
}

/// A table with a header row; every row has as many cells as the header.
package struct Table: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable {
    case natural, left, center, right
  }

  package var alignments: [Alignment]
  package var header: [RichText]
  package var rows: [[RichText]]

  package init(alignments: [Alignment], header: [RichText], rows: [[RichText]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}
