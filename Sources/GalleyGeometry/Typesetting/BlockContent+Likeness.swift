import GalleyModel

extension BlockName {
  /// Whether other articles are likely to show the same under it.
  var isShared: Bool {
    switch self {
    case .weather, .place, .date, .appLinks, .languageLinks, .masthead, .menu, .shareLinks,
      .articleList, .comments, .newsletter, .text, .menuLinks, .divider, .copyright:
      true
    case .sectionLabel, .headline, .standfirst, .byline, .image, .tags, .body, .spotImg: false
    }
  }
}

extension BlockContent {
  /// A number that is the same for what looks alike, and another for most of what does not.
  var fingerprint: Int {
    guard case .articleList(let list) = self else { return 0 }
    return list.items.indices.reduce(list.items.count) {
      $0 &* 31 &+ list.items[$1].title.utf8.count
    }
  }

  /// Whether it takes the same room on any page of a site, wherever its links lead.
  func looksLike(_ other: BlockContent) -> Bool {
    switch (self, other) {
    case (.weather(let own), .weather(let other)): own == other
    case (.place(let own), .place(let other)): own == other
    case (.date(let own), .date(let other)): own == other
    case (.masthead, .masthead), (.divider, .divider): true
    case (.appLinks(let title, let links), .appLinks(let other, let others)):
      title == other && links == others
    case (.languageLinks(let title, let editions), .languageLinks(let other, let others)):
      title == other && editions.map(\.link.title) == others.map(\.link.title)
    case (.menu(let own), .menu(let other)): own == other
    case (.shareLinks(let title, let links), .shareLinks(let other, let others)):
      title == other && links.map(\.title) == others.map(\.title)
    case (.articleList(let own), .articleList(let other)): own.looksLike(other)
    case (.comments(let own), .comments(let other)): own == other
    case (.newsletter(let own), .newsletter(let other)): own == other
    case (.menuLinks(let title, let links), .menuLinks(let other, let others)):
      title == other && links == others
    case (.copyright(let own), .copyright(let other)): own == other
    case (.text(let own), .text(let other)):
      own.text == other.text && own.runs == other.runs && own.links == other.links
        && own.blocks == other.blocks
    default: false
    }
  }
}

extension ArticleListContent {
  /// Of an article its title and its date are written; its picture takes the same room as any other.
  fileprivate func looksLike(_ other: ArticleListContent) -> Bool {
    guard title == other.title, style == other.style, items.count == other.items.count else {
      return false
    }
    return zip(items.indices, other.items.indices).allSatisfy { own, index in
      items[own].title.isSame(as: other.items[index].title)
        && items[own].date == other.items[index].date
    }
  }
}
