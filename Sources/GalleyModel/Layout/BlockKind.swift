package import GalleyBasics

/// What a block shows, with the options that the layout gives it.
package enum BlockKind: Sendable {
  case weather
  case place
  case date(of: DateSource)
  case appLinks(title: String?)
  case languageLinks(title: String?)
  case masthead
  case menu
  case sectionLabel(title: String?)
  case headline
  case standfirst
  case byline(date: Bool)
  case image
  case shareLinks(title: String?, to: [ShareService])
  case tags
  /// The article's body, with the slot that is placed inside it, and when it is.
  case body(slot: Spanned<String>?, when: Condition)
  case spotImg(slot: Spanned<String>)
  case articleList(ArticleList)
  case comments(title: String?)
  case newsletter(Newsletter)
  /// Text of the layout's own, from Markdown.
  case text(Body)
  case menuLinks(title: String?, links: [Link])
  case divider
  case copyright
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
    case .sectionLabel: .sectionLabel
    case .headline: .headline
    case .standfirst: .standfirst
    case .byline: .byline
    case .image: .image
    case .shareLinks: .shareLinks
    case .tags: .tags
    case .body: .body
    case .spotImg: .spotImg
    case .articleList: .articleList
    case .comments: .comments
    case .newsletter: .newsletter
    case .text: .text
    case .menuLinks: .menuLinks
    case .divider: .divider
    case .copyright: .copyright
    }
  }

  /// The slot that the block refers to by name.
  package var slotName: Spanned<String>? {
    switch self {
    case .spotImg(let slot): slot
    case .body(let slot, _): slot
    default: nil
    }
  }
}
