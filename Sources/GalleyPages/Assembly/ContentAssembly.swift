import GalleyBasics
import GalleyModel

/// Looks up what each block of one page shows.
struct ContentAssembly {
  let layout: ResolvedLayout
  let site: Site
  let index: ArticleIndex
  let article: Article?
  /// The section that a page without an article is the front of.
  let section: String?
  let phrases: Phrases
  let path: String
  /// The most advertisements in the body; `nil` for as many as the slot's rules say.
  let mostAds: Spanned<Int>?
  private var room = PageRoom()
  /// The first block for which the page has no room left.
  private(set) var overflow: Span?
  /// What the lists so far show where they are seen, where one of the layout's leaves that out.
  private var listed: [BreakpointSet: Set<String>] = [:]
  private let isNotingLists: Bool

  init(
    layout: ResolvedLayout, site: Site, index: ArticleIndex, article: Article?, section: String?,
    phrases: Phrases, path: String, mostAds: Spanned<Int>?
  ) {
    self.layout = layout
    self.site = site
    self.index = index
    self.article = article
    self.section = section
    self.phrases = phrases
    self.path = path
    self.mostAds = mostAds
    isNotingLists = layout.articleLists.contains(where: \.isUnique)
  }

  /// The block with its content, unless it has nothing to show on this page or there is no room for it.
  mutating func block(_ block: ResolvedBlock) -> PageBlock? {
    guard overflow == nil else { return nil }
    let visible = block.visible.intersection(block.when.breakpoints(for: article))
    guard !visible.isEmpty, let content = content(of: block, visible) else { return nil }
    guard room.take(content, of: site, article) else {
      overflow = overflow ?? block.span
      return nil
    }
    return PageBlock(block.kind.name, content, visible: visible)
  }

  private mutating func content(
    of block: ResolvedBlock, _ visible: BreakpointSet
  ) -> BlockContent? {
    switch block.kind {
    case .weather: site.weather.map(BlockContent.weather)
    case .place: site.place.map(BlockContent.place)
    case .date(let source): date(source).map(BlockContent.date)
    case .appLinks(let title): appLinks(title)
    case .languageLinks(let title): languageLinks(title)
    case .masthead: site.name.isEmpty ? nil : .masthead
    case .menu(let links): menu(links)
    case .breadcrumbs: breadcrumbs
    case .sectionLabel(let title):
      (title ?? article?.kicker ?? article?.section ?? section).map(BlockContent.sectionLabel)
    case .headline: article.map { .headline($0.title.value) }
    case .standfirst: (article?.standfirst).map(BlockContent.standfirst)
    case .byline(let showsDate): byline(showsDate)
    case .image: (article?.image).map(BlockContent.image)
    case .gallery(let title):
      article.flatMap { $0.pictures.isEmpty ? nil : .gallery(title: title, $0.pictures) }
    case .shareLinks(let title, let services): shareLinks(title, services)
    case .tags: article.flatMap { $0.tags.isEmpty ? nil : .tags($0.tags) }
    case .author(let title): author(title)
    case .body(_, let when, _):
      body(when.holds(for: article) ? block.slot : nil, block.inserts)
    case .spotImg: slot(block.slot, visible: visible).map(BlockContent.slot)
    case .articleList(let list): articleList(list, visible)
    case .comments(let title): .comments(title: title ?? phrases[.leaveAReply])
    case .newsletter(let newsletter): self.newsletter(newsletter)
    case .text(let body): .text(body)
    case .menuLinks(let title, let links): .menuLinks(title: title, links)
    case .divider: .divider
    case .copyright: site.copyright.map(BlockContent.copyright)
    case .custom(let custom):
      .custom(
        CustomContent(
          file: custom.html.value, markup: custom.markup, heights: block.heights))
    }
  }

  private func menu(_ own: [Link]) -> BlockContent? {
    let links = own.isEmpty ? site.menu : own
    return links.isEmpty ? nil : .menu(links)
  }

  /// From the first page to the section, and no further: the page itself is where its headline stands. The first
  /// page has no way to itself.
  private var breadcrumbs: BlockContent? {
    let place = article?.section ?? section
    guard !site.name.isEmpty, article != nil || place != nil else { return nil }
    var way = [Link(title: site.name, destination: "./")]
    if let place {
      let front = PageAddress(frontOf: place)
      let leads = article != nil && site.hasSectionFronts && !front.folder.isEmpty
      way.append(Link(title: place, destination: leads ? front.path : nil))
    }
    return .breadcrumbs(way)
  }

  /// Those authors of whom there is more to say than the byline does.
  private func author(_ title: String?) -> BlockContent? {
    guard !site.people.isEmpty, let article else { return nil }
    let people = article.authors.compactMap { name -> Person? in
      var person = site.people[name]
      // Pages show no pictures of other hosts.
      if let picture = person?.picture, LinkDestination(picture) != .local { person?.picture = nil }
      return person.flatMap { $0.isDescribed ? $0 : nil }
    }
    return people.isEmpty ? nil : .author(title: title, people)
  }

  private func date(_ source: DateSource) -> CalendarDate? {
    switch source {
    case .site: site.date ?? article?.date
    case .article: article?.date
    }
  }

  private func appLinks(_ title: String?) -> BlockContent? {
    guard title != nil || !site.apps.isEmpty else { return nil }
    return .appLinks(title: title ?? phrases[.downloadTheApp], site.apps)
  }

  /// The editions in other languages than the page's own; one whose language the article is
  /// translated to leads to the translation.
  private func languageLinks(_ title: String?) -> BlockContent? {
    let own = article?.language ?? site.language
    let others = site.editions.filter { $0.language != own }
    guard title != nil || !others.isEmpty else { return nil }
    let editions = others.map { edition in
      guard let language = edition.language,
        let translation = article?.translations.first(where: { $0.language == language })
      else { return edition }
      var translated = edition
      translated.link.destination = translation.page
      return translated
    }
    return .languageLinks(title: title, editions)
  }

  private func byline(_ showsDate: Bool) -> BlockContent? {
    guard let article else { return nil }
    let date = showsDate ? article.date : nil
    guard !article.authors.isEmpty || date != nil else { return nil }
    return .byline(
      Byline(authors: article.authors, date: date, updated: showsDate ? article.updated : nil))
  }

  private func shareLinks(_ title: String?, _ services: [ShareService]) -> BlockContent? {
    guard let article else { return nil }
    let address = article.canonical ?? site.url.map { "\($0)/\(path)" } ?? path
    let url = address.percentEncoded
    let text = article.title.value.percentEncoded
    let links = services.map { $0.link(url: url, text: text) }
    return .shareLinks(title: title ?? phrases[.share], links)
  }

  private mutating func articleList(
    _ list: ArticleList, _ visible: BreakpointSet
  ) -> BlockContent? {
    var above: Set<String> = []
    if list.isUnique {
      for (seen, slugs) in listed where !seen.isDisjoint(with: visible) { above.formUnion(slugs) }
    }
    let items = index.articles(
      for: list, beside: article, onFrontOf: section, above: above)
    if list.hidesEmpty, items.isEmpty { return nil }
    if isNotingLists { listed[visible, default: []].formUnion(items.lazy.map(\.slug)) }
    return .articleList(
      ArticleListContent(
        title: list.title ?? phrases[list.usualTitle], style: list.style, items: items,
        source: list.query.span))
  }

  private func newsletter(_ newsletter: Newsletter) -> BlockContent {
    .newsletter(
      NewsletterContent(
        title: newsletter.title ?? phrases[.newsletter],
        text: newsletter.text ?? phrases[.newsletterText],
        button: newsletter.button ?? phrases[.subscribe]))
  }
}

extension ContentAssembly {
  /// The slot's place, unless the article wants no ads.
  private func slot(_ index: Int?, visible: BreakpointSet) -> PageSlot? {
    guard let index, article?.hasAds != false else { return nil }
    let visible = visible.intersection(layout.slots[index].visible)
    return visible.isEmpty ? nil : PageSlot(slot: index, visible: visible)
  }

  /// The body, in which its slot and its blocks are still to be placed.
  private mutating func body(_ slot: Int?, _ inserts: [ResolvedInsert]) -> BlockContent? {
    guard let article, !article.body.blocks.isEmpty else { return nil }
    var found: [BodyContent.Insert] = []
    for insert in inserts {
      guard let block = block(insert.block) else { continue }
      found.append(BodyContent.Insert(block, after: insert.after))
    }
    return .body(
      BodyContent(
        items: article.body.blocks.indices.map(BodyContent.Item.block),
        slot: article.hasAds ? slot : nil, most: mostAds, inserts: found))
  }
}

extension ArticleList {
  fileprivate var usualTitle: Phrase {
    switch query.value {
    case .latest: .latestArticles
    case .neighbors(let wanted): wanted.areLater ? .nextArticle : .previousArticle
    default: .moreArticles
    }
  }
}

extension Translation {
  /// Where the translation is read: another page of the project, or an address.
  package var page: String {
    target.contains("/") || target.contains(":") ? target : "\(target).html"
  }
}

extension ShareService {
  /// The address by which a reader shares a page through the service, as each documents it.
  ///
  /// - Parameters:
  ///   - url: the page's address, percent-encoded.
  ///   - text: its title, percent-encoded.
  func link(url: String, text: String) -> ShareLink {
    let (name, destination) =
      switch self {
      case .facebook: ("Facebook", "https://www.facebook.com/sharer/sharer.php?u=\(url)")
      case .x: ("X", "https://twitter.com/intent/tweet?url=\(url)&text=\(text)")
      case .whatsapp: ("WhatsApp", "https://wa.me/?text=\(text)%20\(url)")
      case .linkedin: ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url=\(url)")
      case .email: ("Email", "mailto:?subject=\(text)&body=\(url)")
      }
    return ShareLink(service: self, title: name, destination: destination)
  }
}

extension String {
  /// The text with everything but RFC 3986's unreserved characters percent-encoded.
  var percentEncoded: String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count * 2)
    for byte in utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
