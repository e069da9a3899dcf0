package import GalleyBasics

/// One entry of a region: what is shown there, and when.
package struct Block: Sendable {
  package var kind: BlockKind
  /// The block's name in the source.
  package var span: Span
  package var when: Condition
  /// Breakpoints at which the block is not shown.
  package var hidden: [Spanned<String>]
  package var allow: [Allowance]

  package init(_ kind: BlockKind, span: Span) {
    self.kind = kind
    self.span = span
    when = Condition()
    hidden = []
    allow = []
  }
}

/// What a block shows, with the options that the layout gives it.
package enum BlockKind: Sendable {
  case weather
  case place
  case date(of: DateSource)
  case appLinks(title: String?)
  case languageLinks(title: String?)
  case masthead
  /// Links of its own, or the site's where there are none.
  case menu(links: [Link])
  /// The way from the first page to the article's section.
  case breadcrumbs
  case sectionLabel(title: String?)
  case headline
  case standfirst
  case byline(date: Bool)
  case image
  /// The article's further pictures.
  case gallery(title: String?)
  case shareLinks(title: String?, to: [ShareService])
  case tags
  /// The article's authors, as far as the project says more of them than their names.
  case author(title: String?)
  /// The article's body, with the slot that is placed inside it, and when it is, and the blocks that stand in it.
  case body(slot: Spanned<String>?, when: Condition, inserts: [Insert])
  case spotImg(slot: Spanned<String>)
  case articleList(ArticleList)
  case comments(title: String?)
  case newsletter(Newsletter)
  /// Text of the layout's own, from Markdown.
  case text(Body)
  case menuLinks(title: String?, links: [Link])
  case divider
  case copyright
  /// Markup of the newsroom's own.
  case custom(Custom)
}

/// Markup of the newsroom's own, at a height that is said.
package struct Custom: Sendable {
  /// A height from one breakpoint up; `breakpoint` is `nil` where one serves all.
  package struct Height: Sendable {
    package var breakpoint: Spanned<String>?
    /// CSS px.
    package var pixels: Int

    package init(breakpoint: Spanned<String>?, pixels: Int) {
      self.breakpoint = breakpoint
      self.pixels = pixels
    }
  }

  /// The file, a path from the project's folder.
  package var html: Spanned<String>
  package var heights: [Height]
  /// What the file holds, once it was read.
  package var markup = SafeMarkup()

  package init(html: Spanned<String>, heights: [Height]) {
    self.html = html
    self.heights = heights
  }
}

/// HTML of a file of the project, without what could act by itself or reach out of its place: only the reader
/// that takes this away makes any.
package struct SafeMarkup: Hashable, Sendable {
  /// UTF-8, every element closed.
  package var bytes: [UInt8] = []
  /// The words that it shows.
  package var words = ""

  package init() {}
}

/// Which day a `date` block shows.
package enum DateSource: String, Hashable, Sendable, CaseIterable {
  case site, article
}

/// A service that a reader may share the article through.
package enum ShareService: String, Hashable, Sendable, CaseIterable {
  case facebook, x, whatsapp, linkedin, email
}

/// The options of a `newsletter` block; what is `nil` comes from the labels.
package struct Newsletter: Hashable, Sendable {
  package var title: String?
  package var text: String?
  package var button: String?

  package init(title: String? = nil, text: String? = nil, button: String? = nil) {
    self.title = title
    self.text = text
    self.button = button
  }
}

extension BlockKind {
  package var name: BlockName {
    switch self {
    case .weather: .weather
    case .place: .place
    case .date: .date
    case .appLinks: .appLinks
    case .languageLinks: .languageLinks
    case .masthead: .masthead
    case .menu: .menu
    case .breadcrumbs: .breadcrumbs
    case .sectionLabel: .sectionLabel
    case .headline: .headline
    case .standfirst: .standfirst
    case .byline: .byline
    case .image: .image
    case .gallery: .gallery
    case .shareLinks: .shareLinks
    case .tags: .tags
    case .author: .author
    case .body: .body
    case .spotImg: .spotImg
    case .articleList: .articleList
    case .comments: .comments
    case .newsletter: .newsletter
    case .text: .text
    case .menuLinks: .menuLinks
    case .divider: .divider
    case .copyright: .copyright
    case .custom: .custom
    }
  }

  /// The slot that the block refers to by name.
  package var slotName: Spanned<String>? {
    switch self {
    case .spotImg(let slot): slot
    case .body(let slot, _, _): slot
    default: nil
    }
  }

  /// The blocks that stand in a body.
  package var inserts: [Insert] {
    if case .body(_, _, let inserts) = self { inserts } else { [] }
  }
}

/// A block that stands in a body between two blocks of the text.
package struct Insert: Sendable {
  package var block: Block
  /// How much of the text stands above it at least: paragraphs, words, entries, or a share of the words.
  package var after: Spanned<Distance>

  package init(_ block: Block, after: Spanned<Distance>) {
    self.block = block
    self.after = after
  }
}

/// The blocks that there are, by their names in the layout language, in the order of the docs.
package enum BlockName: String, Hashable, Sendable, CaseIterable {
  case weather
  case place
  case date
  case appLinks = "app_links"
  case languageLinks = "language_links"
  case masthead
  case menu
  case breadcrumbs
  case sectionLabel = "section_label"
  case headline
  case standfirst
  case byline
  case image
  case gallery
  case shareLinks = "share_links"
  case tags
  case author
  case body
  case spotImg = "spot_img"
  case articleList = "article_list"
  case comments
  case newsletter
  case text
  case menuLinks = "menu_links"
  case divider
  case copyright
  case custom

  /// Those that may stand in a body.
  package static let insertable: [BlockName] = [
    .articleList, .newsletter, .text, .menuLinks, .custom,
  ]
}

/// The options of an `article_list` block.
package struct ArticleList: Sendable {
  /// Which articles are listed.
  package enum Query: Hashable, Sendable {
    case latest
    /// Of the section of the article that is shown.
    case sameSection
    /// Those that were published before or after the article that is shown, the closest first.
    case neighbors(Neighbors)
    case tag(Spanned<String>)
    case section(Spanned<String>)
    /// By slug, in this order.
    case articles([Spanned<String>])
    /// Those of a file of the project with a slug a line; once it was read, `articles`.
    case ranking(Spanned<String>)
  }

  /// Which articles come before or after another, by date.
  package enum Neighbors: String, Hashable, Sendable, CaseIterable {
    case next, previous
    case nextInSection = "next_in_section"
    case previousInSection = "previous_in_section"

    package var areLater: Bool { self == .next || self == .nextInSection }
    package var areOfSection: Bool { self == .nextInSection || self == .previousInSection }
  }

  package enum Style: String, Hashable, Sendable, CaseIterable {
    case headlines, thumbnails, numbered
  }

  package var title: String?
  package var query: Spanned<Query>
  package var style: Style
  /// How many are listed at the most.
  package var limit: Int
  /// How many of the first are left out.
  package var skip = 0
  /// Whether what stands in lists above it on the page is left out.
  package var isUnique = false
  /// Whether it is not there where it has no articles.
  package var hidesEmpty = false

  package init(title: String?, query: Spanned<Query>, style: Style, limit: Int) {
    self.title = title
    self.query = query
    self.style = style
    self.limit = limit
  }
}
