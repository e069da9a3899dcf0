/// Text with formatting: a range of a body's runs.
package struct RichText: Hashable, Sendable {
  package var runs: Range<Int32>

  package init(runs: Range<Int32>) { self.runs = runs }

  package var isEmpty: Bool { runs.isEmpty }
  /// The runs' indices in the body's.
  package var indices: Range<Int> { runs.indices }
}

/// A stretch of text in one style.
package struct Run: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    case text
    /// A line break that the author wrote; its text is empty.
    case lineBreak
    /// An image within a line: the text is its alternative, the link its source.
    case image
    /// Where a line may end within a word; its text is a space without a width.
    case wordBreak
    /// A mark around a quotation, which is set by the article's language.
    case quotationMark
    /// Text that annotations stand above.
    case rubyBase
    /// What stands small above the text before it: how that is read.
    case annotation
  }

  /// Whether its text stands on the line.
  package var isText: Bool {
    switch kind {
    case .text, .quotationMark, .rubyBase: true
    case .lineBreak, .image, .wordBreak, .annotation: false
    }
  }

  package struct Style: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static var plain: Style { Style(rawValue: 0) }
    package static var emphasis: Style { Style(rawValue: 1) }
    package static var strong: Style { Style(rawValue: 2) }
    package static var code: Style { Style(rawValue: 4) }
    package static var strikethrough: Style { Style(rawValue: 8) }
    package static var superscript: Style { Style(rawValue: 16) }
    package static var `subscript`: Style { Style(rawValue: 32) }
    package static var mark: Style { Style(rawValue: 64) }
    package static var inserted: Style { Style(rawValue: 128) }

    // Other modules call what the standard library has for all sets through tables of witnesses,
    // which for each run of a text costs more than the run.

    package var isEmpty: Bool { rawValue == 0 }

    package static func == (a: Style, b: Style) -> Bool { a.rawValue == b.rawValue }

    package func contains(_ other: Style) -> Bool { rawValue & other.rawValue == other.rawValue }

    package func with(_ other: Style?) -> Style {
      Style(rawValue: rawValue | (other?.rawValue ?? 0))
    }
  }

  package var text: TextRange
  package var link: Int16
  package var style: Style
  package var kind: Kind
  /// Its language and direction, by their number in the body's; 0 for those of the article.
  package var speech: UInt8 = 0

  /// The value of `link` for a run that is part of none.
  package static var noLink: Int16 { -1 }

  package init(
    _ kind: Kind = .text, text: TextRange, style: Style = .plain, link: Int16 = Run.noLink
  ) {
    self.kind = kind
    self.text = text
    self.style = style
    self.link = link
  }
}

/// Where a link or an image in a body points.
package struct BodyLink: Hashable, Sendable {
  package var destination: TextRange
  package var title: TextRange
  /// The line in the article's file, from 1.
  package var line: Int32
  /// Of a picture, where its source says it, in CSS px.
  package var size: PixelSize?
  /// Of a picture, the side of the text at which its source has it.
  package var side: PictureSide?
  /// Of a picture or an embed, how wide its source has it; `nil` for as wide as the text.
  package var extent: PictureExtent?
  /// What the article says of its relation to where it leads.
  package var relation: Relation = []

  /// The words for links that a newsroom is paid for or does not vouch for, as search engines ask for them
  /// (https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links).
  package struct Relation: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package static let sponsored = Relation(rawValue: 1 << 0)
    package static let userGenerated = Relation(rawValue: 1 << 1)
    package static let notFollowed = Relation(rawValue: 1 << 2)

    package init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  package init(destination: TextRange, title: TextRange, line: Int32, size: PixelSize? = nil) {
    self.destination = destination
    self.title = title
    self.line = line
    self.size = size
  }
}

/// The side of the text at which a picture stands.
package enum PictureSide: String, Hashable, Sendable {
  case left, right
}

/// How wide a picture is, compared with the text.
package enum PictureExtent: String, Hashable, Sendable {
  case half
  /// Wider than the text.
  case wide
  /// As wide as the page or the column has room.
  case full
}

/// The language and the direction of a part of an article that differs from the rest, as its source says.
package struct Speech: Hashable, Sendable {
  package enum Direction: String, Hashable, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
    /// That of the first letter that has one.
    case byLetters = "auto"
  }

  /// A language tag; empty where only the direction differs.
  package var language: String
  package var direction: Direction?

  package init(language: String, direction: Direction?) {
    self.language = language
    self.direction = direction
  }
}
