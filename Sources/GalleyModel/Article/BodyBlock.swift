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
    /// A link that stands alone: a video, a post.
    case embed(link: Int16, title: RichText)
  }

  package var content: Content
  /// The line in the article's file where the block begins, from 1.
  package var line: Int32
  /// How many words the body has up to the block's end.
  package var wordEnd: Int32

  package init(_ content: Content, line: Int32, wordEnd: Int32 = 0) {
    self.content = content
    self.line = line
    self.wordEnd = wordEnd
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

/// A list, its items each a sequence of blocks.
package struct BodyList: Hashable, Sendable {
  /// The first number; `nil` for a list of bullets.
  package var start: Int?
  /// Whether items stand without space between them.
  package var isTight: Bool
  package var items: [[BodyBlock]]

  package init(start: Int?, isTight: Bool, items: [[BodyBlock]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
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
