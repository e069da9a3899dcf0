import GalleyBasics
import GalleyModel

/// How much the blocks of one page may show: a layout can name a block thousands of times, and each time it shows
/// the whole of a text that stands in its file once.
struct PageRoom {
  /// In bytes. The worth of a thing besides its text is what pages need for it.
  static let limit = 4 << 20
  private static let worthOfAThing = 64
  private static let worthOfABlock = 128

  private var left = Self.limit
  /// The article's own limits hold for the body that is shown first.
  private var hasBody = false

  /// Takes what a block needs; `false` where so much is not left.
  mutating func take(_ content: BlockContent, of site: Site, _ article: Article?) -> Bool {
    left -= Self.worthOfABlock + need(of: content, site, article)
    return left >= 0
  }

  private mutating func need(
    of content: BlockContent, _ site: Site, _ article: Article?
  ) -> Int {
    switch content {
    case .date, .divider: 0
    // What labels say is limited by itself.
    case .slot: 0
    case .weather(let weather): weather.temperature.utf8.count + size(weather.condition)
    case .place(let text), .sectionLabel(let text), .headline(let text), .standfirst(let text),
      .copyright(let text):
      text.utf8.count
    case .masthead: site.name.utf8.count + size(site.tagline) + size(site.logo)
    case .appLinks(let title, let links): title.utf8.count + size(links)
    case .languageLinks(let title, let editions): size(title) + size(editions.map(\.link))
    case .menu(let links), .breadcrumbs(let links): size(links)
    case .menuLinks(let title, let links): size(title) + size(links)
    case .byline(let byline): size(byline.authors)
    case .tags(let tags): size(tags)
    case .image(let image): size(image)
    case .gallery(let title, let images): size(title) + sum(images, size)
    case .shareLinks(let title, let links):
      title.utf8.count + sum(links) { $0.title.utf8.count + $0.destination.utf8.count }
    case .author(let title, let people):
      size(title)
        + sum(people) { $0.name.utf8.count + size($0.text) + size($0.picture) + size($0.links) }
    case .body(let content): size(content, article)
    case .articleList(let list): Self.worthOfAList + list.title.utf8.count + sum(list.items, size)
    case .comments(let title): Self.worthOfAForm + title.utf8.count
    case .newsletter(let newsletter):
      Self.worthOfAForm + newsletter.title.utf8.count + newsletter.text.utf8.count
        + newsletter.button.utf8.count
    case .text(let body): size(body)
    case .custom(let custom): custom.file.utf8.count + custom.markup.bytes.count
    }
  }

  /// A form has a dozen labels, and a list must be looked up.
  private static let worthOfAForm = 1_024
  private static let worthOfAList = 4_096

  private func sum<Things: Sequence>(
    _ things: Things, _ size: (Things.Element) -> Int
  ) -> Int {
    things.reduce(0) { $0 + Self.worthOfAThing + size($1) }
  }

  private func size(_ text: String?) -> Int { text?.utf8.count ?? 0 }
  private func size(_ texts: [String]) -> Int { sum(texts, \.utf8.count) }
  private func size(_ links: [Link]) -> Int {
    sum(links) { $0.title.utf8.count + size($0.destination) }
  }

  private func size(_ image: Image) -> Int {
    image.source.utf8.count + size(image.alt?.value) + size(image.caption) + size(image.credit)
  }

  private func size(_ article: ArticleSummary) -> Int {
    article.title.utf8.count + article.link.utf8.count + size(article.section)
      + size(article.image) + size(article.imageAlt)
  }

  private func size(_ body: Body) -> Int {
    body.text.count + Self.worthOfAThing * (body.blocks.count + body.links.count)
  }

  /// The blocks that stand in a body have taken their room already.
  private mutating func size(_ content: BodyContent, _ article: Article?) -> Int {
    defer { hasBody = true }
    return hasBody ? article.map { size($0.body) } ?? 0 : 0
  }
}
