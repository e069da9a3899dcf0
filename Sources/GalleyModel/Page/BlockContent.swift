package import GalleyBasics

/// What a block shows on a page, everything looked up.
package enum BlockContent: Sendable {
  case weather(Weather)
  case place(String)
  case date(CalendarDate)
  case appLinks(title: String, [Link])
  case languageLinks(title: String?, [Edition])
  case masthead
  case menu([Link])
  case breadcrumbs([Link])
  case sectionLabel(String)
  case headline(String)
  case standfirst(String)
  case byline(Byline)
  case image(Image)
  case gallery(title: String?, [Image])
  case shareLinks(title: String, [ShareLink])
  case tags([String])
  case author(title: String?, [Person])
  case body(BodyContent)
  case slot(PageSlot)
  case articleList(ArticleListContent)
  case comments(title: String)
  case newsletter(NewsletterContent)
  case text(Body)
  case menuLinks(title: String?, [Link])
  case divider
  case copyright(String)
  case custom(CustomContent)
}

extension [Link] {
  /// The words of a way from one page to those below it: what is not the first has a mark before it.
  package var crumbs: [String] {
    indices.map { $0 == 0 ? self[$0].title : Self.crumbMark + self[$0].title }
  }

  package static var crumbMark: String { "› " }
}

/// Markup of the newsroom's own.
package struct CustomContent: Hashable, Sendable {
  /// The file that it was read from.
  package var file: String
  package var markup: SafeMarkup
  /// By breakpoint, CSS px.
  package var heights: [Int]

  package init(file: String, markup: SafeMarkup, heights: [Int]) {
    self.file = file
    self.markup = markup
    self.heights = heights
  }
}

/// Who wrote the article, and when.
package struct Byline: Hashable, Sendable {
  package var authors: [String]
  package var date: CalendarDate?
  package var updated: CalendarDate?

  package init(authors: [String], date: CalendarDate?, updated: CalendarDate?) {
    self.authors = authors
    self.date = date
    self.updated = updated
  }
}

/// A link that shares the article through a service.
package struct ShareLink: Hashable, Sendable {
  package var service: ShareService
  package var title: String
  package var destination: String

  package init(service: ShareService, title: String, destination: String) {
    self.service = service
    self.title = title
    self.destination = destination
  }
}

/// A list of articles.
package struct ArticleListContent: Hashable, Sendable {
  package var title: String
  package var style: ArticleList.Style
  /// A slice, so that the pages that show the same articles share them.
  package var items: ArraySlice<ArticleSummary>
  /// Where the layout says which articles it shows.
  package var source: Span?

  package init(
    title: String, style: ArticleList.Style, items: ArraySlice<ArticleSummary>, source: Span? = nil
  ) {
    self.title = title
    self.style = style
    self.items = items
    self.source = source
  }

  /// The slugs tell nearly all lists apart; equality looks at the rest.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(title)
    for item in items { hasher.combine(item.slug) }
  }
}

/// A newsletter form's words.
package struct NewsletterContent: Hashable, Sendable {
  package var title: String
  package var text: String
  package var button: String

  package init(title: String, text: String, button: String) {
    self.title = title
    self.text = text
    self.button = button
  }
}

/// The article's body with the slots and the blocks that stand inside it.
package struct BodyContent: Sendable {
  package enum Item: Hashable, Sendable {
    /// Index in the blocks of the article's body.
    case block(Int)
    case slot(PageSlot)
    /// Index in `inserts`.
    case insert(Int)
  }

  /// A block that stands between two blocks of the text.
  package struct Insert: Sendable {
    package var block: PageBlock
    /// How much of the text stands above it at least.
    package var after: Spanned<Distance>
    /// How many blocks of the text stand above it; `nil` where there is no place for it.
    package var gap: Int?

    package init(_ block: PageBlock, after: Spanned<Distance>) {
      self.block = block
      self.after = after
    }
  }

  package var items: [Item]
  /// The slot that is to be placed inside, an index in the layout's slots.
  package var slot: Int?
  /// The most advertisements in it, where the project says less than the slot's own rules.
  package var most: Spanned<Int>?
  /// In the order of the layout.
  package var inserts: [Insert]

  package init(
    items: [Item], slot: Int? = nil, most: Spanned<Int>? = nil, inserts: [Insert] = []
  ) {
    self.inserts = inserts
    self.most = most
    self.items = items
    self.slot = slot
  }
}
