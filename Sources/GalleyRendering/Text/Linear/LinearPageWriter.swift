import GalleyModel
import GalleyBasics

/// Writes the words of a page's blocks.
struct LinearPageWriter {
  let page: Page
  let breakpoint: Int?
  private(set) var lines = LinearLines()

  init(page: Page, breakpoint: Int?) {
    self.page = page
    self.breakpoint = breakpoint
  }

  /// Says of a page that readers may not see that it is none for them.
  mutating func writeState() {
    lines.appendGroup([page.article?.withheld.map { "[\($0.words)]" }])
  }

  mutating func write(_ block: PageBlock) {
    guard isVisible(block.visible) else { return }
    switch block.content {
    case .body(let content): write(content)
    case .slot(let slot): write(slot)
    case .text(let body): LinearBodyWriter(body: body).write(body.blocks, to: &lines)
    case .articleList(let list): write(list)
    case .comments(let title): lines.appendGroup([title] + formWords)
    default: lines.appendGroup(words(of: block.content))
    }
  }

  private func isVisible(_ visible: BreakpointSet) -> Bool {
    breakpoint.map(visible.contains(index:)) ?? !visible.isEmpty
  }

  private func words(of content: BlockContent) -> [String?] {
    switch content {
    case .weather(let weather): [weather.temperature, weather.condition]
    case .date(let date): [DateFormat.full(date, in: page.language)]
    case .appLinks(let title, let links): [title] + links.map(\.title)
    case .languageLinks(let title, let editions): [title] + editions.map(\.link.title)
    case .masthead: [page.site.name, page.site.tagline]
    case .menu(let links), .breadcrumbs(let links): links.map(\.title)
    case .place(let text), .sectionLabel(let text), .headline(let text), .standfirst(let text),
      .copyright(let text):
      [text]
    case .byline(let byline): byline.parts(phrases: page.phrases, language: page.language)
    case .image(let image): words(of: image)
    case .gallery(let title, let pictures): [title] + pictures.flatMap { words(of: $0) }
    case .shareLinks(let title, let links): [title] + links.map(\.title)
    case .tags(let tags): [page.phrases[.tags]] + tags
    case .author(let title, let people):
      [title] + people.flatMap { words(of: $0) }
    case .newsletter(let newsletter):
      [newsletter.title, newsletter.text, page.phrases[.email], newsletter.button]
    case .menuLinks(let title, let links): [title] + links.map(\.title)
    case .custom(let custom): [custom.markup.words]
    case .body, .slot, .articleList, .comments, .text, .divider: []
    }
  }

  private func words(of person: Person) -> [String?] {
    [person.name, person.text] + person.links.map(\.title)
  }

  private func words(of image: Image) -> [String?] {
    [image.alt?.value, image.caption, image.credit]
  }

  private mutating func write(_ content: BodyContent) {
    guard let body = page.article?.body else { return }
    let writer = LinearBodyWriter(body: body)
    for item in content.items {
      switch item {
      case .block(let index) where body.blocks.indices.contains(index):
        writer.write([body.blocks[index]], to: &lines)
      case .slot(let slot): write(slot)
      case .insert(let index): write(content.inserts[index].block)
      case .block: break
      }
    }
  }

  mutating func write(_ slot: PageSlot) {
    guard isVisible(slot.visible), page.layout.slots.indices.contains(slot.slot) else { return }
    let meant = page.layout.slots[slot.slot]
    if !page.areAdsBlocked {
      lines.appendGroup([meant.slot.label?.value, "spot_img"])
    } else if let ad = meant.houseAd {
      lines.appendGroup([meant.slot.label?.value, ad.alt])
    }
  }

  private mutating func write(_ list: ArticleListContent) {
    let items = list.items.map(\.title)
    lines.appendGroup([list.title] + (items.isEmpty ? [page.phrases[.nothingHere]] : items))
  }

  private var formWords: [String] {
    [
      .comment, .enterComment, .name, .enterName, .email, .enterEmail, .emailStaysPrivate,
      .website, .postComment,
    ].map { page.phrases[$0] }
  }
}
